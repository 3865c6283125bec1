package main

import (
	"context"
	"image"
	"image/color"

	"bayan/internal/cli"
	"bayan/internal/typeset"
)

type display struct{ w cli.Window }

func newDisplay(w cli.Window) *display { return &display{w} }

func (d *display) ask(ctx context.Context) <-chan error {
	c := make(chan error, 1)
	c <- nil
	return c
}

type paint = func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA)

func (d *display) paint(p paint) paint { return p }

package main

import (
	"bayan/internal/briefing"
	"bayan/internal/cli"
	"bayan/internal/raster"
	"bayan/ui"
)

func gallery(b *briefing.Briefing) error {
	engine, err := cli.AllFaces()
	if err != nil {
		return err
	}
	return ui.Gallery(engine, raster.New(engine.Fonts()).Line, b)
}

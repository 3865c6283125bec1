// Command bare is the least that Fyne can do: a full-screen window that shows
// one picture of its own pixels, and another at any key.
package main

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func main() {
	w := app.NewWithID("org.bayan.bench.present").NewWindow("bare")
	w.SetPadded(false)
	pictures := [2]*image.RGBA{}
	now := 0
	raster := canvas.NewRaster(func(width, height int) image.Image {
		for i := range pictures {
			if p := pictures[i]; p == nil || p.Rect.Dx() != width || p.Rect.Dy() != height {
				p = image.NewRGBA(image.Rect(0, 0, width, height))
				c := color.RGBA{0x0C, 0x2B, uint8(0x2E + 0x60*i), 0xFF}
				draw.Draw(p, p.Rect, image.NewUniform(c), image.Point{}, draw.Src)
				pictures[i] = p
			}
		}
		return pictures[now]
	})
	w.SetContent(container.NewStack(raster))
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) {
		now = 1 - now
		raster.Refresh()
	})
	w.SetFullScreen(true)
	w.ShowAndRun()
}

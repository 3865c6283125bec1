// Command bare is the least window that Fyne can open: one colour, and one
// rectangle that follows the wheel, so that a frame of it can be measured.
package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

type ground struct {
	widget.BaseWidget
	face, mark *canvas.Rectangle
	y          float32
}

func (g *ground) Scrolled(e *fyne.ScrollEvent) {
	g.y += e.Scrolled.DY
	g.mark.Move(fyne.NewPos(600, 300+float32(int(g.y)%200)))
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer { return g }

func (g *ground) Layout(s fyne.Size)           { g.face.Resize(s); g.mark.Resize(fyne.NewSize(40, 40)) }
func (g *ground) MinSize() fyne.Size           { return fyne.NewSize(100, 100) }
func (g *ground) Refresh()                     {}
func (g *ground) Destroy()                     {}
func (g *ground) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{g.face, g.mark} }

func main() {
	a := app.NewWithID("org.bayan.bare")
	w := a.NewWindow("bare")
	w.SetPadded(false)
	g := &ground{face: canvas.NewRectangle(color.NRGBA{0x11, 0x22, 0x33, 255}), mark: canvas.NewRectangle(color.White)}
	g.ExtendBaseWidget(g)
	w.SetContent(g)
	w.Resize(fyne.NewSize(1366, 768))
	w.ShowAndRun()
}

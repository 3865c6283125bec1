package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// bar lays a strip of controls out. It is a layout and no widget: a screen
// reader goes through Fyne's containers alone.
type bar struct {
	kit          *Kit
	start, end   []fyne.CanvasObject
	height, gap  float32
	ground, hair *canvas.Rectangle
	below        bool
}

// NewBar makes a strip of controls at the start and at the end, with a
// hairline; hairBelow says on which side that is.
func NewBar(k *Kit, height, gap float32, hairBelow bool, start, end []fyne.CanvasObject) *fyne.Container {
	b := &bar{
		kit: k, start: start, end: end, height: height, gap: gap, below: hairBelow,
		ground: canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line),
	}
	list := append([]fyne.CanvasObject{b.ground, b.hair}, start...)
	return container.New(b, append(list, end...)...)
}

func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, b.height) }

func (b *bar) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	b.ground.Resize(s)
	b.hair.Resize(fyne.NewSize(s.Width, 1))
	if b.below {
		b.hair.Move(fyne.NewPos(0, s.Height-1))
	}
	b.kit.Dir.Row(s, 16, b.gap, b.start...)
	b.kit.Dir.RowEnd(s, 16, b.gap, b.end...)
}

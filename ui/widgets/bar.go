package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
)

// Bar is a strip of controls at the start and at the end, with a hairline.
type Bar struct {
	widget.BaseWidget
	kit        *Kit
	start, end []fyne.CanvasObject
	height     float32
	gap        float32
	ground     *canvas.Rectangle
	hair       *canvas.Rectangle
	below      bool
}

// NewBar makes a bar; hairBelow says on which side its hairline is.
func NewBar(k *Kit, height, gap float32, hairBelow bool, start, end []fyne.CanvasObject) *Bar {
	b := &Bar{
		kit: k, start: start, end: end, height: height, gap: gap, below: hairBelow,
		ground: canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line),
	}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	list := append([]fyne.CanvasObject{b.ground, b.hair}, b.start...)
	place := func(s fyne.Size) {
		b.ground.Resize(s)
		b.hair.Resize(fyne.NewSize(s.Width, 1))
		if b.below {
			b.hair.Move(fyne.NewPos(0, s.Height-1))
		}
		b.kit.Dir.Row(s, 16, b.gap, b.start...)
		b.kit.Dir.RowEnd(s, 16, b.gap, b.end...)
	}
	return &render.Parts{
		List: append(list, b.end...), Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(1, b.height) },
		Update: func() { place(b.Size()) },
	}
}

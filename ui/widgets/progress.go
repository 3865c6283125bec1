package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
)

// Progress is a thin bar that fills from the start side.
type Progress struct {
	widget.BaseWidget
	kit         *Kit
	part        float32
	track, fill *canvas.Rectangle
}

// NewProgress makes an empty bar.
func NewProgress(k *Kit) *Progress {
	p := &Progress{kit: k, track: canvas.NewRectangle(k.Palette.Thumb), fill: canvas.NewRectangle(k.Palette.Accent)}
	p.track.CornerRadius, p.fill.CornerRadius = 2, 2
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how much is done, 0 to 1.
func (p *Progress) Set(part float32) { p.part = max(0, min(part, 1)); p.Refresh() }

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		p.track.Resize(s)
		p.kit.Dir.Put(p.fill, s.Width, 0, 0, s.Width*p.part, s.Height)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{p.track, p.fill}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(60, 4) },
		Update: func() { place(p.Size()); p.fill.Refresh() },
	}
}

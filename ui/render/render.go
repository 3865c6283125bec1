// Package render is the one widget renderer of the kit: a widget gives its
// objects and three functions and keeps its state to itself.
package render

import "fyne.io/fyne/v2"

// Parts implements fyne.WidgetRenderer. Nil functions do nothing.
type Parts struct {
	List    []fyne.CanvasObject
	Arrange func(fyne.Size)
	Min     func() fyne.Size
	Update  func()
}

var _ fyne.WidgetRenderer = (*Parts)(nil)

func (p *Parts) Destroy()                     {}
func (p *Parts) Objects() []fyne.CanvasObject { return p.List }

func (p *Parts) Layout(s fyne.Size) {
	if p.Arrange != nil {
		p.Arrange(s)
	}
}

func (p *Parts) MinSize() fyne.Size {
	if p.Min != nil {
		return p.Min()
	}
	return fyne.Size{}
}

func (p *Parts) Refresh() {
	if p.Update != nil {
		p.Update()
	}
}

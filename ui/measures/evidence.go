package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// evidence are the files that bear a measure out: each to be opened or taken
// away, and a field in which the path of another can be written.
type evidence struct {
	widget.BaseWidget
	kit     *widgets.Kit
	opt     *EditorOptions
	draft   *Draft
	resized func()
	caption *text.Label
	choose  *widgets.Link
	path    *widgets.Field
	rows    []file
	parts   *render.Parts
}

// file is a row: a frame, the name, which opens it, and a cross.
type file struct {
	face   *canvas.Rectangle
	name   *widgets.Link
	remove *widgets.IconButton
}

const fileHeight = 34

func newEvidence(k *widgets.Kit, o *EditorOptions, d *Draft, calls formCalls, resized func()) *evidence {
	t := o.Words.T
	e := &evidence{kit: k, opt: o, draft: d, resized: resized}
	e.caption = text.NewLabel(k.Kit, t("measures.evidence"), text.UI(12.5, k.Palette.Muted).Bold())
	add := func(path string) {
		e.draft.Attach(path)
		e.fill()
		calls.changed()
	}
	e.choose = widgets.NewLink(k, t("measures.evidence_choose"), func() {
		if o.Pick != nil {
			o.Pick(add)
		}
	})
	e.path = widgets.NewField(k, t("measures.evidence_path"), 1, text.EditorCalls{
		Escape: calls.leave, Shortcut: calls.shortcut,
		Submit: func() {
			add(e.path.Editor().Text())
			e.path.Editor().SetText("")
		},
	})
	e.parts = &render.Parts{Arrange: e.arrange, Update: func() { e.arrange(e.Size()); canvas.Refresh(e) }}
	e.ExtendBaseWidget(e)
	return e
}

// take attaches what stands in the path's field: who writes a path and saves means it.
func (e *evidence) take() {
	e.draft.Attach(e.path.Editor().Text())
}

// fill makes the rows anew.
func (e *evidence) fill() {
	e.rows = nil
	p := e.kit.Palette
	for _, path := range e.draft.Files() {
		name := fileName(path)
		r := file{face: canvas.NewRectangle(p.Paper)}
		r.face.CornerRadius, r.face.StrokeColor, r.face.StrokeWidth = 8, p.Line, 1
		r.name = widgets.NewLink(e.kit, name, func() {
			if e.opt.Show != nil {
				e.opt.Show(path)
			}
		}).Apart()
		r.remove = widgets.NewIconButton(e.kit, widgets.IconClose(), e.opt.Words.F("measures.evidence_remove", locale.Args{"name": name}), func() {
			e.draft.Detach(path)
			e.fill()
		})
		e.rows = append(e.rows, r)
	}
	e.Refresh()
	e.resized()
}

func (e *evidence) heightFor(float32) float32 {
	return e.caption.MinSize().Height + 4 + float32(len(e.rows))*(fileHeight+6) + fileHeight
}

func (e *evidence) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put := e.kit.Dir.Put
	c, m := e.caption.MinSize(), e.choose.MinSize()
	put(e.caption, s.Width, 0, 0, c.Width, c.Height)
	put(e.choose, s.Width, s.Width-m.Width, 0, m.Width, m.Height)
	list := append(e.parts.List[:0], e.caption, e.choose)
	y := c.Height + 4
	for _, r := range e.rows {
		put(r.face, s.Width, 0, y, s.Width, fileHeight)
		h := r.name.MinSize().Height
		put(r.name, s.Width, 12, y+(fileHeight-h)/2, min(r.name.MinSize().Width, s.Width-12-36), h)
		put(r.remove, s.Width, s.Width-32, y+3, 28, 28)
		list = append(list, r.face, r.name, r.remove)
		y += fileHeight + 6
	}
	put(e.path, s.Width, 0, y, s.Width, fileHeight)
	e.parts.List = append(list, e.path)
}

// CreateRenderer implements fyne.Widget.
func (e *evidence) CreateRenderer() fyne.WidgetRenderer { return e.parts }

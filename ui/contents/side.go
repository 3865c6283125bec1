package contents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/widgets"
)

// Side is the pane: the contents and under them the person's marks. Where the
// two have no room each scrolls in its own part, so that marks are at hand in a
// statement of a thousand sections too.
type Side struct {
	widget.BaseWidget
	kit          *widgets.Kit
	list         *List
	marks        *Marks
	upper, lower *container.Clip // a row that is half in view ends there
	ground, hair *canvas.Rectangle
}

// marksPart is the part of the height that marks may take from the contents.
const marksPart = 0.4

// NewSide makes a pane of the two.
func NewSide(k *widgets.Kit, l *List, m *Marks) *Side {
	s := &Side{
		kit: k, list: l, marks: m, upper: clip(l.Rows), lower: clip(m.Rows),
		ground: canvas.NewRectangle(k.Palette.Panel), hair: canvas.NewRectangle(k.Palette.Line),
	}
	s.ExtendBaseWidget(s)
	return s
}

// clip is extended at once: one that is resized first would not lay its content out.
func clip(o fyne.CanvasObject) *container.Clip {
	c := container.NewClip(o)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows a person's marks.
func (s *Side) Set(sections []Section) {
	s.marks.Set(sections)
	s.Refresh()
}

// AccessibilityLabel is what both lists say: Fyne's tree of what is read ends at a widget.
func (s *Side) AccessibilityLabel() string {
	words := s.list.Rows.AccessibilityLabel()
	if s.marks.Rows.Whole() > 0 {
		words += ". " + s.marks.Rows.AccessibilityLabel()
	}
	return words
}

// AccessibilityRole is a text's.
func (s *Side) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (s *Side) place(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	s.ground.Resize(size)
	s.kit.Dir.Put(s.hair, size.Width, size.Width-1, 0, 1, size.Height)
	under := s.marks.Rows.Whole()
	top := size.Height - under
	if whole := s.list.Rows.Whole(); whole > top {
		top = max(top, min(whole, size.Height*(1-marksPart)))
	} else {
		top = whole
	}
	top = float32(int(top))
	s.upper.Resize(fyne.NewSize(size.Width, top))
	s.lower.Move(fyne.NewPos(0, top))
	s.lower.Resize(fyne.NewSize(size.Width, size.Height-top))
}

// CreateRenderer implements fyne.Widget.
func (s *Side) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{s.ground, s.upper, s.lower, s.hair}, Arrange: s.place,
		Min:    func() fyne.Size { return fyne.NewSize(248, 100) },
		Update: func() { s.place(s.Size()) },
	}
}

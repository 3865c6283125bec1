package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Line is what a row of a list shows: its words, and where a sign stands before
// them, that too.
type Line struct {
	widget.BaseWidget
	kit   *Kit
	sign  fyne.CanvasObject // before the words, nil for none
	size  fyne.Size         // of the sign
	mid   float32           // of the sign, from the start side
	start float32           // where the words begin
	words *text.Label
	foot  float32 // under the words, where they stand low; 0 centres them
}

// NewLine makes a line of words that begin at start.
func NewLine(k *Kit, words *text.Label, start float32) *Line {
	l := &Line{kit: k, words: words, start: start}
	l.ExtendBaseWidget(l)
	return l
}

// NewName makes the name over the rows that follow.
func NewName(k *Kit, words string) *Line {
	l := NewLine(k, text.NewLabel(k.Kit, words, text.UI(12.5, k.Palette.Muted).Bold()), 6)
	l.foot = 4
	return l
}

// Sign puts a sign of side logical pixels into the column before the words.
func (l *Line) Sign(o fyne.CanvasObject, side float32) *Line {
	l.sign, l.size, l.mid = o, fyne.NewSquareSize(side), 18
	return l
}

// Number puts a number before the words, in a column of its own.
func (l *Line) Number(n *text.Label) *Line {
	m := n.MinSize()
	l.sign, l.size, l.mid = n, m, 22+max(0, m.Width-10)/2
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	end := float32(8)
	if l.foot > 0 {
		end = 4
	}
	list := []fyne.CanvasObject{l.words}
	if l.sign != nil {
		list = append(list, l.sign)
	}
	return &render.Parts{List: list, Arrange: func(s fyne.Size) {
		w := max(20, s.Width-l.start-end)
		h := l.words.HeightFor(w)
		y := (s.Height - h) / 2
		if l.foot > 0 {
			y = s.Height - l.foot - h
		}
		l.kit.Dir.Put(l.words, s.Width, l.start, y, w, h)
		if l.sign != nil {
			l.kit.Dir.Put(l.sign, s.Width, l.mid-l.size.Width/2, (s.Height-l.size.Height)/2, l.size.Width, l.size.Height)
		}
	}}
}

package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Segment is one choice of a row.
type Segment struct {
	Words       string
	Ink, Ground color.NRGBA // where it is chosen
}

// Segments is a row of choices of which one is chosen. Arrow keys move the
// choice to the side that they point to.
type Segments struct {
	choice
	choices      []Segment
	size         float64 // of the words
	height       float32
	frame        *canvas.Rectangle
	faces, hairs []*canvas.Rectangle
	labels       []*text.Label
	widths       []float32 // of the words as they are where chosen, in logical pixels
}

// NewSegments makes a row; choose is told of a new choice.
func NewSegments(k *Kit, choices []Segment, chosen int, choose func(i int)) *Segments {
	s := &Segments{
		choices: choices, size: 13.5, height: 34, frame: canvas.NewRectangle(color.Transparent),
	}
	s.frame.CornerRadius, s.frame.StrokeColor, s.frame.StrokeWidth = 8, k.Palette.Line, 1
	for i, c := range choices {
		f := canvas.NewRectangle(color.Transparent)
		s.faces = append(s.faces, f)
		s.labels = append(s.labels, text.NewLabel(k.Kit, c.Words, text.UI(13.5, k.Palette.Ink)))
		if i > 0 {
			s.hairs = append(s.hairs, canvas.NewRectangle(k.Palette.Line))
		}
	}
	s.measure()
	s.init(k, s, len(choices), chosen, func(i int) string { return choices[i].Words }, choose)
	s.at = s.under
	return s
}

// Small makes the row a filter's: lower, in smaller words.
func (s *Segments) Small() *Segments {
	s.size, s.height = 12.5, 28
	for _, l := range s.labels {
		l.SetStyle(text.UI(s.size, s.kit.Palette.Ink))
	}
	s.measure()
	return s
}

// measure takes the width of all words as of chosen ones: a choice moves no border.
func (s *Segments) measure() {
	s.widths = s.widths[:0]
	for i, l := range s.labels {
		l.SetStyle(text.UI(s.size, s.choices[i].Ink).Bold())
		s.widths = append(s.widths, l.MinSize().Width)
	}
}

func (s *Segments) padding() float32 { return 1.5*s.height - 31 }

// share is how wide each choice is in a row: all the same where the longest
// words have room in that, else what is left beside the words is shared.
func (s *Segments) share(row float32) []float32 {
	n := float32(len(s.widths))
	words, longest := float32(0), float32(0)
	for _, w := range s.widths {
		words, longest = words+w, max(longest, w)
	}
	all := make([]float32, len(s.widths))
	for i, w := range s.widths {
		if all[i] = row / n; longest+s.padding() > row/n+0.5 {
			all[i] = w + (row-words)/n
		}
	}
	return all
}

func (s *Segments) under(p fyne.Position) int {
	x := p.X
	if s.kit.Dir {
		x = s.Size().Width - x
	}
	share := s.share(s.Size().Width)
	for i, w := range share {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(share) - 1
}

// TypedKey moves the choice.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	if by := s.kit.Along(e.Name); by != 0 {
		s.set(s.chosen + by)
		return
	}
	s.PassOn(e)
}

func (s *Segments) look() {
	p := s.kit.Palette
	for i, f := range s.faces {
		style := text.UI(s.size, p.Ink)
		switch {
		case i == s.chosen:
			f.FillColor = s.choices[i].Ground
			style = text.UI(s.size, s.choices[i].Ink).Bold()
		case i == s.over:
			f.FillColor = p.Hover
		default:
			f.FillColor = color.Transparent
		}
		s.labels[i].SetStyle(style)
	}
}

// round rounds the corners of a face that are the row's own.
func (s *Segments) round(f *canvas.Rectangle, i int) {
	const radius = 7
	start, end := float32(0), float32(0)
	if i == 0 {
		start = radius
	}
	if i == len(s.faces)-1 {
		end = radius
		f.Resize(f.Size().SubtractWidthHeight(1, 0))
		if s.kit.Dir {
			f.Move(f.Position().AddXY(1, 0))
		}
	}
	left, right := start, end
	if s.kit.Dir {
		left, right = end, start
	}
	f.TopLeftCornerRadius, f.BottomLeftCornerRadius = left, left
	f.TopRightCornerRadius, f.BottomRightCornerRadius = right, right
}

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	s.look()
	var list []fyne.CanvasObject
	for _, f := range s.faces {
		list = append(list, f)
	}
	for _, h := range s.hairs {
		list = append(list, h)
	}
	for _, l := range s.labels {
		list = append(list, l)
	}
	place := func(size fyne.Size) {
		s.frame.Resize(size)
		s.RingAround(size)
		at, share := float32(0), s.share(size.Width)
		for i, f := range s.faces {
			w := share[i]
			s.kit.Dir.Put(f, size.Width, at+1, 1, w-1, size.Height-2)
			s.round(f, i)
			if i > 0 {
				s.kit.Dir.Put(s.hairs[i-1], size.Width, at, 1, 1, size.Height-2)
			}
			m := s.labels[i].MinSize()
			s.kit.Dir.Put(s.labels[i], size.Width, at+(w-m.Width)/2, (size.Height-m.Height)/2, m.Width, m.Height)
			at += w
		}
	}
	return &render.Parts{
		List: append(list, s.frame, s.ring), Arrange: place,
		Min: func() fyne.Size {
			return fyne.NewSize((slices.Max(s.widths)+s.padding())*float32(len(s.widths)), s.height)
		},
		Update: func() {
			s.look()
			place(s.Size())
			for _, f := range s.faces {
				f.Refresh()
			}
			s.ring.Refresh()
		},
	}
}

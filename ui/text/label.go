package text

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/typeset"
	"bayan/ui/render"
)

// Label is a short text: one line with an ellipsis where it is cut, or as many
// lines as its width asks for. Its base direction is the interface's unless
// Source is set; it begins at the interface's start side either way.
type Label struct {
	widget.BaseWidget
	kit    *Kit
	words  string
	style  Style
	wrap   bool
	source bool
	apart  []typeset.Range

	shaped *typeset.Paragraph
	set    *typeset.Layout
	setAt  float32
	least  fyne.Size // MinSize, asked for in every frame; zero is not known
	raster *canvas.Raster
	scaled float32 // what the raster's size was snapped for
}

// NewLabel makes a one-line label.
func NewLabel(k *Kit, words string, s Style) *Label {
	l := &Label{kit: k, words: words, style: s, setAt: -1}
	l.raster = canvas.NewRaster(l.paint)
	l.ExtendBaseWidget(l)
	return l
}

// Wrapping lets the label take several lines.
func (l *Label) Wrapping() *Label { l.wrap = true; return l }

// Source says that the words are a statement's own: they keep their direction.
func (l *Label) Source() *Label { l.source = true; return l }

// AccessibilityLabel is the logical text.
func (l *Label) AccessibilityLabel() string { return l.words }

// AccessibilityRole is a text's.
func (l *Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Text returns the logical text.
func (l *Label) Text() string { return l.words }

// SetText changes the words.
func (l *Label) SetText(words string) {
	if words == l.words {
		return
	}
	l.words, l.apart = words, nil
	l.forget()
}

// SetParts is SetText of several parts, of which those that people or files
// wrote keep their own order and punctuation whatever stands around them.
func (l *Label) SetParts(parts ...Part) {
	var words strings.Builder
	var apart []typeset.Range
	n := 0
	for _, p := range parts {
		size := utf8.RuneCountInString(p.Words)
		if p.Apart && size > 0 {
			apart = append(apart, typeset.Range{Start: n, End: n + size})
		}
		words.WriteString(p.Words)
		n += size
	}
	if words.String() == l.words && slices.Equal(apart, l.apart) {
		return
	}
	l.words, l.apart = words.String(), apart
	l.forget()
}

// Part is a piece of a label. Apart isolates it (UAX #9, FSI … PDI).
type Part struct {
	Words string
	Apart bool
}

// SetStyle changes the look.
func (l *Label) SetStyle(s Style) {
	if s == l.style {
		return
	}
	plain, was := s, l.style
	plain.Color, was.Color = color.NRGBA{}, color.NRGBA{}
	l.style = s
	if plain == was { // the same letters in another ink
		l.raster.Refresh()
		return
	}
	l.forget()
}

func (l *Label) forget() {
	l.shaped, l.set, l.least = nil, nil, fyne.Size{}
	l.Refresh()
}

func (l *Label) paragraph() *typeset.Paragraph {
	if l.shaped == nil {
		base := l.kit.Dir.Base()
		if l.source {
			base = typeset.Auto
		}
		l.shaped = l.kit.Shape([]rune(l.words), l.style, base, l.kit.Language, l.apart...)
	}
	return l.shaped
}

func (l *Label) layout(width float32) *typeset.Layout {
	if l.set != nil && l.setAt == width {
		return l.set
	}
	p := l.paragraph()
	align := l.style.Align
	if p.Base() != l.kit.Dir.Base() {
		switch align {
		case typeset.AlignStart:
			align = typeset.AlignEnd
		case typeset.AlignEnd:
			align = typeset.AlignStart
		}
	}
	s := typeset.Setting{Measure: float64(width), Align: align, Leading: l.style.Leading, NoStretch: true}
	if !l.wrap {
		s.MaxLines = 1
	}
	l.set, l.setAt = p.Layout(s), width
	return l.set
}

// HeightFor is the height that the label takes in a width.
func (l *Label) HeightFor(width float32) float32 {
	return float32(math.Ceil(l.layout(width).Height))
}

// Natural is the width of the words on one line.
func (l *Label) Natural() float32 {
	return float32(math.Ceil(l.paragraph().Natural())) + 1
}

// Rect returns where runes [start, end) stand in the label, for marks under it.
func (l *Label) Rects(start, end int) []typeset.Rect {
	return l.layout(l.Size().Width).Rects(start, end, nil)
}

func (l *Label) paint(w, h int) image.Image {
	set := l.layout(l.Size().Width)
	return l.kit.picture(set, 0, len(set.Lines), w, h, l.style.Color)
}

func (l *Label) place(s fyne.Size) {
	l.scaled = l.kit.DeviceScale()
	l.raster.Move(texturePosition(0, 0))
	l.raster.Resize(l.kit.textureSize(s.Width, s.Height))
}

func (l *Label) min() fyne.Size {
	if l.scaled != 0 && l.scaled != l.kit.DeviceScale() {
		l.place(l.Size()) // the window has come to another screen
	}
	if l.wrap {
		return fyne.NewSize(1, 1)
	}
	if l.least.IsZero() {
		w := l.Natural()
		s := typeset.Setting{Measure: float64(w), Leading: l.style.Leading, NoStretch: true, MaxLines: 1}
		l.least = fyne.NewSize(w, float32(math.Ceil(l.paragraph().Layout(s).Height)))
	}
	return l.least
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{l.raster}, Arrange: l.place, Min: l.min,
		Update: l.raster.Refresh,
	}
}

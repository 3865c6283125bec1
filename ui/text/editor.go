package text

import (
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/typeset"
	"bayan/ui/render"
)

// EditorLook is how an editor is drawn.
type EditorLook struct {
	Style            Style
	Muted            color.NRGBA // placeholder
	Selection, Caret color.NRGBA
}

// EditorCalls are what an editor tells. Any may be nil.
type EditorCalls struct {
	Changed  func(words string)
	Submit   func()                // Enter, in an editor of one line
	Escape   func()                // Escape
	Focus    func(on bool)         // for a ring around
	Key      func(*fyne.KeyEvent)  // a key that typing has no use for
	Shortcut func(s fyne.Shortcut) // a shortcut that typing has no use for
	// Menu asks for a menu of what can be done here, at a place in the window.
	Menu func(at fyne.Position)
}

// Editor is text being written: one line that scrolls sideways, or several
// that wrap. Arrow keys move visually. Where directions meet, the next letter
// would stand at one of two places: the caret's upper half is where one of the
// line's own direction goes, its lower half where one of the other does.
type Editor struct {
	widget.BaseWidget
	kit         *Kit
	look        EditorLook
	calls       EditorCalls
	placeholder string
	lines       int // 1, or how many are shown at least

	buffer    *Buffer
	endOfLine bool
	goal      float64 // x that MoveLineUp and MoveLineDown keep, NaN after another step
	set       *flow
	setWidth  float32
	scrollX   float64
	scrollY   float64
	focused   bool
	secret    bool // a password
	clicks    Clicks

	raster *canvas.Raster
	carets [2]*canvas.Rectangle // the second is seen where directions meet
	marks  []*canvas.Rectangle
	parts  *render.Parts
}

var (
	_ fyne.Focusable     = (*Editor)(nil)
	_ fyne.Shortcutable  = (*Editor)(nil)
	_ fyne.Draggable     = (*Editor)(nil)
	_ fyne.Scrollable    = (*Editor)(nil)
	_ desktop.Mouseable  = (*Editor)(nil)
	_ desktop.Cursorable = (*Editor)(nil)
)

// NewEditor makes an editor of one line, or of several where lines > 1.
func NewEditor(k *Kit, look EditorLook, placeholder string, lines int, calls EditorCalls) *Editor {
	e := &Editor{
		kit: k, look: look, calls: calls, placeholder: placeholder, lines: lines,
		buffer: NewBuffer(""), goal: math.NaN(),
	}
	for i := range e.carets {
		e.carets[i] = canvas.NewRectangle(look.Caret)
		e.carets[i].Hide()
	}
	e.raster = canvas.NewRaster(e.paint)
	e.parts = &render.Parts{Arrange: func(fyne.Size) { e.show() }, Min: e.min, Update: e.show}
	e.ExtendBaseWidget(e)
	return e
}

// Text is what has been written, in logical order.
func (e *Editor) Text() string { return e.buffer.Text() }

// AccessibilityLabel is what is written, of a password nothing, and the hint while nothing is.
func (e *Editor) AccessibilityLabel() string {
	if words := e.Text(); words != "" && !e.secret {
		return words
	}
	return e.placeholder
}

// AccessibilityRole is a text's: Fyne has none for a field.
func (e *Editor) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// SetText replaces everything, with nothing to undo. Changed is not told.
func (e *Editor) SetText(words string) {
	e.buffer, e.set = NewBuffer(words), nil
	e.show()
}

// SelectAll selects everything.
func (e *Editor) SelectAll() { e.buffer.Select(0, len(e.buffer.Runes())); e.show() }

func (e *Editor) lineHeight() float64 { return e.look.Style.Size * e.look.Style.Leading }

func (e *Editor) min() fyne.Size {
	return fyne.NewSize(60, float32(math.Ceil(float64(e.lines)*e.lineHeight())))
}

// SetSecret shows a dot for every character, and gives none away to the clipboard.
func (e *Editor) SetSecret(on bool) { e.secret, e.set = on, nil; e.show() }

func (e *Editor) shown() []rune {
	if !e.secret {
		return e.buffer.Runes()
	}
	return []rune(strings.Repeat("•", len(e.buffer.Runes())))
}

// layout sets what is written, where the text or the width has changed.
func (e *Editor) layout() *flow {
	width := e.Size().Width
	if e.set == nil || e.setWidth != width {
		measure := 0.0
		if e.lines > 1 {
			measure = max(20, float64(width))
		}
		e.set, e.setWidth = e.kit.setFlow(e.shown(), e.look.Style, measure), width
	}
	return e.set
}

// shift is where the flow's left edge and top stand in the widget.
func (e *Editor) shift() (x, y float64) {
	width, height := float64(e.Size().Width), float64(e.Size().Height)
	f := e.layout()
	if e.lines > 1 {
		return 0, -e.scrollY
	}
	y = (height - f.height) / 2
	if f.parts[0].layout.Paragraph().Base() == typeset.RTL {
		return width - f.width + e.scrollX, y
	}
	return -e.scrollX, y
}

// reveal scrolls so that the caret is seen.
func (e *Editor) reveal() {
	width, height := float64(e.Size().Width), float64(e.Size().Height)
	f := e.layout()
	c := f.caret(e.buffer.Caret(), e.endOfLine)
	if e.lines > 1 {
		e.scrollY = min(e.scrollY, c.Top)
		e.scrollY = max(e.scrollY, c.Bottom-height)
		e.scrollY = max(0, min(e.scrollY, f.height-height))
		return
	}
	e.scrollX = max(0, min(e.scrollX, f.width-width+2))
	x, _ := e.shift()
	over := max(0, c.X+x-width+1) - max(0, -(c.X+x))
	if f.parts[0].layout.Paragraph().Base() == typeset.RTL {
		over = -over
	}
	e.scrollX = max(0, e.scrollX+over)
}

// show brings what is drawn in step with the buffer.
func (e *Editor) show() {
	size := e.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	e.reveal()
	f := e.layout()
	x, y := e.shift()
	list := e.parts.List[:0]
	start, end := e.buffer.Selection()
	n := 0
	if e.focused && start < end {
		for _, r := range f.rects(start, end, nil) {
			x0, x1 := max(0, r.X+x), min(float64(size.Width), r.X+r.W+x)
			y0, y1 := max(0, r.Y+y), min(float64(size.Height), r.Y+r.H+y)
			if x0 >= x1 || y0 >= y1 {
				continue
			}
			if n == len(e.marks) {
				e.marks = append(e.marks, canvas.NewRectangle(e.look.Selection))
			}
			m := e.marks[n]
			n++
			m.Move(fyne.NewPos(float32(x0), float32(y0)))
			m.Resize(fyne.NewSize(float32(x1-x0), float32(y1-y0)))
			list = append(list, m)
		}
	}
	e.raster.Move(texturePosition(0, 0))
	e.raster.Resize(e.kit.textureSize(size.Width, size.Height))
	e.raster.Refresh()
	e.placeCarets(f.caret(e.buffer.Caret(), e.endOfLine), x, y)
	e.parts.List = append(list, e.raster, e.carets[0], e.carets[1])
	canvas.Refresh(e)
}

// placeCarets shows the caret, in a flow at x, y: in two halves where it is split.
func (e *Editor) placeCarets(c typeset.Caret, x, y float64) {
	const thick = 1.5
	size := e.Size()
	top, bottom := max(0, c.Top+y), min(c.Bottom+y, float64(size.Height))
	put := func(i int, at, top, bottom float64, on bool) {
		e.carets[i].Move(fyne.NewPos(float32(min(max(0, at+x-thick/2), float64(size.Width)-thick)), float32(top)))
		e.carets[i].Resize(fyne.NewSize(thick, float32(max(0, bottom-top))))
		e.carets[i].Hidden = !on
	}
	middle := bottom
	if c.Split {
		middle = (top + bottom) / 2
	}
	put(0, c.X, top, middle, e.focused)
	put(1, c.OtherX, middle, bottom, e.focused && c.Split)
}

// paint draws what is in view.
func (e *Editor) paint(w, h int) image.Image {
	dst := e.kit.blank(w, h)
	size := e.Size()
	if size.Width <= 0 {
		return dst
	}
	scale := float64(e.kit.DeviceScale())
	// The pad is for ink at the ends; a text that is scrolled ends at the widget's edge.
	inner := dst.SubImage(image.Rect(int(pad*scale/2), 0, w-int(pad*scale/2), h)).(*image.RGBA)
	f, ink := e.layout(), e.look.Style.Color
	x, y := e.shift()
	if len(e.buffer.Runes()) == 0 && e.placeholder != "" {
		s := e.look.Style
		s.Color = e.look.Muted
		f, ink = e.kit.setFlow([]rune(e.placeholder), s, f.measure(size)), e.look.Muted
		if e.lines == 1 && e.kit.Dir.Base() == typeset.RTL {
			x = float64(size.Width) - f.width
		}
	}
	for i := range f.parts {
		p := &f.parts[i]
		for j, line := range p.layout.Lines {
			top := p.top + y
			if top+line.Bottom < -pad || top+line.Top > float64(size.Height)+pad {
				continue
			}
			e.kit.Paint(inner, p.layout, j, (x+pad)*scale, math.Round((top+pad)*scale), scale, ink)
		}
	}
	return dst
}

func (f *flow) measure(size fyne.Size) float64 {
	if f.wraps {
		return float64(size.Width)
	}
	return 0
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.show()
	return e.parts
}

// Cursor is the text cursor.
func (e *Editor) Cursor() desktop.Cursor { return desktop.TextCursor }

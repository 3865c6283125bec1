package text

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/typeset"
)

func (e *Editor) at(p fyne.Position) (offset int, endOfLine bool) {
	x, y := e.shift()
	return e.layout().hit(float64(p.X)-x, float64(p.Y)-y)
}

// MouseDown places the caret; a second click takes the word, a third the paragraph.
func (e *Editor) MouseDown(m *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(e)
	}
	offset, endOfLine := e.at(m.Position)
	if start, end := e.buffer.Selection(); m.Button == desktop.MouseButtonSecondary && offset >= start && offset <= end && start < end {
		return // the menu is the selection's
	}
	switch e.clicks.Count(time.Now(), m.Position) {
	case 2:
		w := e.layout().word(offset)
		e.buffer.Select(w.Start, w.End)
	case 3:
		p := e.layout().paragraph(offset)
		e.buffer.Select(p.Start, p.End)
	default:
		e.buffer.Place(offset, m.Modifier&fyne.KeyModifierShift != 0)
	}
	e.endOfLine, e.goal = endOfLine, math.NaN()
	e.show()
}

// MouseUp implements desktop.Mouseable.
func (e *Editor) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary asks for the menu.
func (e *Editor) TappedSecondary(p *fyne.PointEvent) {
	if e.calls.Menu != nil {
		e.calls.Menu(p.AbsolutePosition)
	}
}

// menu asks for the menu by keyboard, under the caret.
func (e *Editor) menu() {
	if e.calls.Menu != nil {
		c := e.carets[0]
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
		e.calls.Menu(at.Add(c.Position()).AddXY(0, c.Size().Height))
	}
}

// Dragged extends the selection.
func (e *Editor) Dragged(d *fyne.DragEvent) {
	offset, endOfLine := e.at(d.Position)
	e.buffer.Place(offset, true)
	e.endOfLine = endOfLine
	e.show()
}

// DragEnd implements fyne.Draggable.
func (e *Editor) DragEnd() {}

// Scrolled scrolls several lines.
func (e *Editor) Scrolled(s *fyne.ScrollEvent) {
	if over := e.layout().height - float64(e.Size().Height); e.lines > 1 && over > 0 {
		e.scrollY = max(0, min(e.scrollY-float64(s.Scrolled.DY), over))
		e.raster.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (e *Editor) FocusGained() { e.focus(true) }

// FocusLost implements fyne.Focusable.
func (e *Editor) FocusLost() { e.focus(false) }

func (e *Editor) focus(on bool) {
	e.focused = on
	if e.calls.Focus != nil {
		e.calls.Focus(on)
	}
	e.show()
}

// TypedRune writes.
func (e *Editor) TypedRune(r rune) { e.buffer.Type(r); e.changed() }

func (e *Editor) changed() {
	e.set, e.endOfLine, e.goal = nil, false, math.NaN()
	e.show()
	if e.calls.Changed != nil {
		e.calls.Changed(e.buffer.Text())
	}
}

// Shifted reports whether Shift is held down.
func Shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TypedKey moves and deletes.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	extend := Shifted()
	if m, ok := e.step(k.Name, 0); ok {
		e.move(m, extend)
		return
	}
	if e.lines > 1 && (k.Name == fyne.KeyPageUp || k.Name == fyne.KeyPageDown) {
		m := typeset.MoveLineUp
		if k.Name == fyne.KeyPageDown {
			m = typeset.MoveLineDown
		}
		e.page(m, extend)
		return
	}
	start, end := e.buffer.Selection()
	switch k.Name {
	case fyne.KeyBackspace:
		if start == end {
			start = e.beforeCaret()
		}
		e.delete(start, end)
	case fyne.KeyDelete:
		if start == end {
			end, _ = e.layout().move(start, false, typeset.MoveNext, 0)
		}
		e.delete(start, end)
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case e.lines > 1:
			e.buffer.Insert("\n")
			e.changed()
		case e.calls.Submit != nil:
			e.calls.Submit()
		}
	case desktop.KeyMenu:
		e.menu()
	case fyne.KeyEscape:
		if e.calls.Escape != nil {
			e.calls.Escape()
		}
	case fyne.KeySpace: // typed as a rune
	default:
		if e.calls.Key != nil {
			e.calls.Key(k)
		}
	}
}

// beforeCaret is one character back: a mark typed by mistake goes without its letter.
func (e *Editor) beforeCaret() int { return max(0, e.buffer.Caret()-1) }

func (e *Editor) delete(start, end int) {
	if start < end {
		e.buffer.Delete(start, end)
		e.changed()
	}
}

// step names the caret's step for a key: arrows are physical, so the line's
// start side decides what they mean.
func (e *Editor) step(k fyne.KeyName, mod fyne.KeyModifier) (typeset.Move, bool) {
	f := e.layout()
	rightward := f.parts[f.part(e.buffer.Caret())].layout.Paragraph().Base() == typeset.RTL
	word := mod&fyne.KeyModifierControl != 0
	switch k {
	case fyne.KeyLeft, fyne.KeyRight:
		startward := (k == fyne.KeyRight) == rightward
		switch {
		case word && startward:
			return typeset.MovePreviousWord, true
		case word:
			return typeset.MoveNextWord, true
		case startward:
			return typeset.MoveStartward, true
		}
		return typeset.MoveEndward, true
	case fyne.KeyHome:
		return typeset.MoveLineStart, true
	case fyne.KeyEnd:
		return typeset.MoveLineEnd, true
	case fyne.KeyUp:
		return typeset.MoveLineUp, e.lines > 1
	case fyne.KeyDown:
		return typeset.MoveLineDown, e.lines > 1
	}
	return 0, false
}

// page moves by as many lines as are in view.
func (e *Editor) page(m typeset.Move, extend bool) {
	for range max(1, int(float64(e.Size().Height)/e.lineHeight())-1) {
		e.move(m, extend)
	}
}

func (e *Editor) move(m typeset.Move, extend bool) {
	f := e.layout()
	caret := e.buffer.Caret()
	vertical := m == typeset.MoveLineUp || m == typeset.MoveLineDown
	if vertical && math.IsNaN(e.goal) {
		e.goal = f.caret(caret, e.endOfLine).X
	}
	to, endOfLine := f.move(caret, e.endOfLine, m, e.goal)
	if !vertical {
		e.goal = math.NaN()
	}
	e.buffer.Place(to, extend)
	e.endOfLine = endOfLine
	e.show()
}

// TypedShortcut cuts, copies, pastes, undoes, and moves by words; the rest goes on to the window.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.Copy(s.Clipboard)
	case *fyne.ShortcutCut:
		e.Cut(s.Clipboard)
	case *fyne.ShortcutPaste:
		e.Paste(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutUndo:
		if e.buffer.Undo() {
			e.changed()
		}
	case *fyne.ShortcutRedo:
		if e.buffer.Redo() {
			e.changed()
		}
	case *desktop.CustomShortcut:
		extend := s.Modifier&fyne.KeyModifierShift != 0
		if s.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl {
			switch s.KeyName {
			case fyne.KeyLeft, fyne.KeyRight:
				m, _ := e.step(s.KeyName, s.Modifier)
				e.move(m, extend)
				return
			case fyne.KeyHome, fyne.KeyEnd:
				to := 0
				if s.KeyName == fyne.KeyEnd {
					to = len(e.buffer.Runes())
				}
				e.buffer.Place(to, extend)
				e.show()
				return
			case fyne.KeyBackspace:
				to, _ := e.layout().move(e.buffer.Caret(), false, typeset.MovePreviousWord, 0)
				e.delete(to, e.buffer.Caret())
				return
			case fyne.KeyDelete:
				to, _ := e.layout().move(e.buffer.Caret(), false, typeset.MoveNextWord, 0)
				e.delete(e.buffer.Caret(), to)
				return
			case fyne.KeyZ:
				if extend && e.buffer.Redo() {
					e.changed()
				}
				return
			}
		}
		if e.calls.Shortcut != nil {
			e.calls.Shortcut(s)
		}
	default:
		if e.calls.Shortcut != nil {
			e.calls.Shortcut(s)
		}
	}
}

// Selected reports whether something is selected that may be copied.
func (e *Editor) Selected() bool { return e.buffer.Selected() != "" && !e.secret }

// Copy gives a clipboard what is selected, in logical order.
func (e *Editor) Copy(c fyne.Clipboard) {
	if e.Selected() {
		c.SetContent(e.buffer.Selected())
	}
}

// Cut is Copy and takes it away; of a password nothing is given, and nothing taken.
func (e *Editor) Cut(c fyne.Clipboard) {
	if e.Selected() {
		e.Copy(c)
		e.delete(e.buffer.Selection())
	}
}

// Paste takes plain text; in one line its newlines become spaces.
func (e *Editor) Paste(c fyne.Clipboard) {
	words := strings.ReplaceAll(c.Content(), "\r\n", "\n")
	if e.lines == 1 {
		words = strings.ReplaceAll(words, "\n", " ")
	}
	if words != "" {
		e.buffer.Insert(words)
		e.changed()
	}
}

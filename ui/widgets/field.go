package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Field is a frame around an editor, with room for small controls at its end side.
type Field struct {
	widget.BaseWidget
	kit    *Kit
	editor *text.Editor
	face   *canvas.Rectangle
	end    []fyne.CanvasObject
}

// NewField makes a field of one line, or of several where lines > 1.
func NewField(k *Kit, placeholder string, lines int, calls text.EditorCalls, end ...fyne.CanvasObject) *Field {
	p := k.Palette
	f := &Field{kit: k, face: canvas.NewRectangle(p.Paper), end: end}
	f.face.CornerRadius = 8
	f.frame(false)
	calls.Focus = f.frame
	if calls.Key == nil {
		calls.Key = k.PassOn
	}
	if calls.Shortcut == nil {
		calls.Shortcut = k.Shortcut
	}
	if k.T != nil {
		calls.Menu = f.menu
	}
	look := text.EditorLook{Style: text.UI(14, p.Ink), Muted: p.Muted, Selection: p.Selection, Caret: p.Accent}
	f.editor = text.NewEditor(k.Kit, look, placeholder, lines, calls)
	f.ExtendBaseWidget(f)
	return f
}

// Editor is the field's own.
func (f *Field) Editor() *text.Editor { return f.editor }

func (f *Field) frame(focused bool) {
	f.face.StrokeColor, f.face.StrokeWidth = f.kit.Palette.Line, 1
	if focused {
		f.face.StrokeColor, f.face.StrokeWidth = f.kit.Palette.Accent, 2
	}
	f.face.Refresh()
	if focused {
		f.kit.focused(f)
	}
}

// menu offers what the clipboard has to do with the selection.
func (f *Field) menu(at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if c == nil {
		return
	}
	clip, t := fyne.CurrentApp().Clipboard(), f.kit.T
	ctrl := t("key.ctrl") + "+"
	var items []MenuItem
	if f.editor.Selected() {
		items = append(
			items, MenuItem{Words: t("edit.cut"), Keys: ctrl + "X", Do: func() { f.editor.Cut(clip) }},
			MenuItem{Words: t("reader.copy"), Keys: ctrl + "C", Do: func() { f.editor.Copy(clip) }},
		)
	}
	if clip.Content() != "" {
		items = append(items, MenuItem{Words: t("edit.paste"), Keys: ctrl + "V", Do: func() { f.editor.Paste(clip) }})
	}
	if f.editor.Text() != "" {
		items = append(items, MenuItem{Words: t("edit.select_all"), Keys: ctrl + "A", Do: f.editor.SelectAll})
	}
	if len(items) > 0 {
		PopUp(f.kit, c, items, at, func() { c.Focus(f.editor) })
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	lay := func(s fyne.Size) {
		f.face.Resize(s)
		used := float32(6)
		for _, o := range f.end {
			if o.Visible() {
				used += o.MinSize().Width + 2
			}
		}
		f.kit.Dir.RowEnd(s, 6, 2, f.end...)
		h := s.Height - 12
		w := max(20, s.Width-12-used-6)
		f.kit.Dir.Put(f.editor, s.Width, 12, 6, w, h)
	}
	return &render.Parts{
		List: append([]fyne.CanvasObject{f.face, f.editor}, f.end...), Arrange: lay,
		Min: func() fyne.Size {
			m := f.editor.MinSize()
			return fyne.NewSize(m.Width+24, max(34, m.Height+12))
		},
		Update: func() { lay(f.Size()); f.face.Refresh() },
	}
}

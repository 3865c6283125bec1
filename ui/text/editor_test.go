package text_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bayan/ui/text"
	"bayan/ui/uitest"
)

type writing struct {
	*uitest.Stage
	*text.Editor
	t    *testing.T
	clip fyne.Clipboard
}

func newWriting(t *testing.T, lines int, width float32, words string) *writing {
	t.Helper()
	s := uitest.New(t, uitest.Arabic)
	p := s.Kit.Palette
	look := text.EditorLook{Style: text.UI(16, p.Ink), Muted: p.Muted, Selection: p.Selection, Caret: p.Accent}
	e := text.NewEditor(s.Kit.Kit, look, "", lines, text.EditorCalls{})
	s.Show(e, fyne.NewSize(width, 24*float32(lines)))
	e.SetText(words)
	s.Canvas.Focus(e)
	return &writing{s, e, t, test.NewClipboard()}
}

func (w *writing) key(names ...fyne.KeyName) { w.Stage.Key(names...) }

func (w *writing) shortcut(k fyne.KeyName, mod fyne.KeyModifier) {
	w.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
}

// typed types a mark where the caret stands and reads the text: the caret's place as a person finds it.
func (w *writing) typed(want string) {
	w.t.Helper()
	w.TypedRune('|')
	if got := w.Editor.Text(); got != want {
		w.t.Errorf("the caret stands at %q, want %q", got, want)
	}
	w.TypedShortcut(&fyne.ShortcutUndo{})
}

func times(n int, k fyne.KeyName) (all []fyne.KeyName) {
	for range n {
		all = append(all, k)
	}
	return all
}

const control, shift = fyne.KeyModifierControl, fyne.KeyModifierShift

// In «رقم (2FA) هنا» the left arrow goes on through the letters, and through
// the Latin word from its right end to its left, as the eye goes.
func TestArrowsMoveAsTheEyeDoes(t *testing.T) {
	w := newWriting(t, 1, 400, "ابج 2FA دهو")
	w.key(fyne.KeyHome)
	w.typed("|ابج 2FA دهو")
	w.key(times(3, fyne.KeyLeft)...)
	w.typed("ابج| 2FA دهو")
	// From the space the caret goes to the word's right edge, which is its logical end, and through it.
	seen := map[string]bool{}
	for range 5 {
		w.key(fyne.KeyLeft)
		w.TypedRune('|')
		seen[w.Editor.Text()] = true
		w.TypedShortcut(&fyne.ShortcutUndo{})
	}
	for _, inside := range []string{"ابج 2F|A دهو", "ابج 2|FA دهو"} {
		if !seen[inside] {
			t.Errorf("five steps to the left never stand at %q: %v", inside, seen)
		}
	}
	// As many steps back end where they began.
	w.key(times(5, fyne.KeyRight)...)
	w.typed("ابج| 2FA دهو")
	w.key(times(40, fyne.KeyLeft)...)
	w.typed("ابج 2FA دهو|")
	w.key(times(40, fyne.KeyRight)...)
	w.typed("|ابج 2FA دهو")
}

func TestControlArrowsMoveByWords(t *testing.T) {
	w := newWriting(t, 1, 600, "وزارة الداخلية (2FA) في 17/3/2025م")
	w.key(fyne.KeyHome)
	w.shortcut(fyne.KeyLeft, control)
	w.shortcut(fyne.KeyLeft, control)
	w.typed("وزارة الداخلية (|2FA) في 17/3/2025م")
	w.shortcut(fyne.KeyRight, control)
	w.shortcut(fyne.KeyRight, control)
	w.typed("|وزارة الداخلية (2FA) في 17/3/2025م")
	w.shortcut(fyne.KeyEnd, control)
	w.typed("وزارة الداخلية (2FA) في 17/3/2025م|")
	w.shortcut(fyne.KeyBackspace, control)
	if got := w.Editor.Text(); got == "" || !strings.HasPrefix(got, "وزارة الداخلية (2FA) في ") || strings.HasSuffix(got, "م") {
		t.Errorf("Ctrl+Backspace left %q", got)
	}
}

func TestSelectionCutsCopiesAndPastes(t *testing.T) {
	w := newWriting(t, 1, 600, "رمز (2FA) في 17/3/2025م")
	w.key(fyne.KeyHome)
	w.shortcut(fyne.KeyEnd, control|shift)
	w.TypedShortcut(&fyne.ShortcutCopy{Clipboard: w.clip})
	if got := w.clip.Content(); got != "رمز (2FA) في 17/3/2025م" {
		t.Errorf("copied %q", got)
	}
	w.TypedShortcut(&fyne.ShortcutCut{Clipboard: w.clip})
	if got := w.Editor.Text(); got != "" {
		t.Errorf("after cutting everything: %q", got)
	}
	w.TypedShortcut(&fyne.ShortcutUndo{})
	w.key(fyne.KeyEnd)
	w.clip.SetContent("\r\nسطر\nآخر")
	w.TypedShortcut(&fyne.ShortcutPaste{Clipboard: w.clip})
	if got := w.Editor.Text(); got != "رمز (2FA) في 17/3/2025م سطر آخر" {
		t.Errorf("pasted lines into one line: %q", got)
	}
	w.TypedShortcut(&fyne.ShortcutUndo{})
	if got := w.Editor.Text(); got != "رمز (2FA) في 17/3/2025م" {
		t.Errorf("a paste is not one undo: %q", got)
	}
	w.TypedShortcut(&fyne.ShortcutRedo{})
	w.SelectAll()
	w.TypedRune('ن')
	if got := w.Editor.Text(); got != "ن" {
		t.Errorf("typing over everything: %q", got)
	}
}

// A mark typed by mistake goes without its letter; Delete takes the letter with its marks.
func TestBackspaceTakesTheMarkAlone(t *testing.T) {
	w := newWriting(t, 1, 300, "مُخدِّر")
	w.key(fyne.KeyEnd)
	w.key(fyne.KeyBackspace, fyne.KeyBackspace)
	if got := w.Editor.Text(); got != "مُخدِ" {
		t.Errorf("two backspaces: %q", got)
	}
	w.key(fyne.KeyHome, fyne.KeyDelete)
	if got := w.Editor.Text(); got != "خدِ" {
		t.Errorf("Delete: %q", got)
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	w := newWriting(t, 4, 300, "السطر الأول هنا\nق\nالسطر الثالث هنا")
	w.shortcut(fyne.KeyHome, control)
	w.key(times(9, fyne.KeyLeft)...)
	w.key(fyne.KeyDown)
	w.typed("السطر الأول هنا\nق|\nالسطر الثالث هنا")
	w.key(fyne.KeyUp)
	w.key(fyne.KeyDown, fyne.KeyDown)
	w.TypedRune('|')
	third := strings.Split(w.Editor.Text(), "\n")[2]
	if at := strings.IndexRune(third, '|'); at <= 0 || strings.HasSuffix(third, "|") {
		t.Errorf("two lines down the caret stands at %q, not in its middle", third)
	}
	w.TypedShortcut(&fyne.ShortcutUndo{})
	w.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	w.typed("|السطر الأول هنا\nق\nالسطر الثالث هنا")
}

// Enter, a wrapped paragraph and the arrows over its edges.
func TestSeveralLines(t *testing.T) {
	w := newWriting(t, 5, 160, "")
	for _, r := range "بانتظار توقيع مذكرة التفاهم مع دول الجوار قبل 30" {
		w.TypedRune(r)
	}
	w.key(fyne.KeyReturn)
	w.TypedRune('ن')
	want := "بانتظار توقيع مذكرة التفاهم مع دول الجوار قبل 30\nن"
	if got := w.Editor.Text(); got != want {
		t.Fatalf("%q", got)
	}
	w.key(fyne.KeyHome, fyne.KeyRight)
	w.typed("بانتظار توقيع مذكرة التفاهم مع دول الجوار قبل 30|\nن")
	w.key(fyne.KeyLeft)
	w.typed("بانتظار توقيع مذكرة التفاهم مع دول الجوار قبل 30\n|ن")
	w.key(fyne.KeyBackspace)
	if got := w.Editor.Text(); got != "بانتظار توقيع مذكرة التفاهم مع دول الجوار قبل 30ن" {
		t.Errorf("backspace at a line's start: %q", got)
	}
}

// A press puts the caret where it points, a second takes the word, a third the paragraph.
func TestPressesSelect(t *testing.T) {
	w := newWriting(t, 1, 400, "وزارة الداخلية")
	press := func() {
		w.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(380, 12)}, Button: desktop.MouseButtonPrimary})
		w.MouseUp(nil)
	}
	copied := func() string {
		w.clip.SetContent("")
		w.TypedShortcut(&fyne.ShortcutCopy{Clipboard: w.clip})
		return w.clip.Content()
	}
	press()
	if got := copied(); got != "" {
		t.Errorf("one press selects %q", got)
	}
	press()
	if got := copied(); got != "وزارة" {
		t.Errorf("two presses select %q", got)
	}
	press()
	if got := copied(); got != "وزارة الداخلية" {
		t.Errorf("three presses select %q", got)
	}
	press()
	w.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(1, 12)}})
	if got := copied(); !strings.HasSuffix(got, "داخلية") {
		t.Errorf("a drag to the far end selects %q", got)
	}
}

// What typing has no use for goes on to the window.
func TestOtherKeysGoOn(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	var keys []fyne.KeyName
	submitted, escaped := 0, 0
	e := text.NewEditor(s.Kit.Kit, text.EditorLook{Style: text.UI(14, s.Kit.Palette.Ink)}, "", 1, text.EditorCalls{
		Key: func(k *fyne.KeyEvent) { keys = append(keys, k.Name) }, Submit: func() { submitted++ }, Escape: func() { escaped++ },
	})
	s.Show(e, fyne.NewSize(200, 30))
	s.Canvas.Focus(e)
	s.Key(fyne.KeyF3, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEscape)
	if len(keys) != 2 || submitted != 1 || escaped != 1 {
		t.Errorf("went on: %v; %d submitted, %d escaped", keys, submitted, escaped)
	}
}

// carets are where the caret is seen, from the top half down.
func (w *writing) carets() (at []fyne.Position) {
	p := w.Kit.Palette
	for _, o := range test.WidgetRenderer(w.Editor).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok && r.Visible() && r.FillColor == p.Accent {
			at = append(at, r.Position())
		}
	}
	return at
}

// Where directions meet the caret is in two: a letter of either direction has its place.
func TestCaretIsSplitWhereDirectionsMeet(t *testing.T) {
	w := newWriting(t, 1, 400, "ابج 2FA دهو")
	w.key(fyne.KeyHome)
	if got := w.carets(); len(got) != 1 {
		t.Errorf("at the line's start: %v", got)
	}
	w.key(times(4, fyne.KeyLeft)...) // before the Latin word
	got := w.carets()
	if len(got) != 2 || got[0].X <= got[1].X || got[0].Y >= got[1].Y {
		t.Fatalf("where directions meet: %v, want the upper half at the right", got)
	}
	w.TypedRune('ن')
	if at := w.carets(); len(at) != 2 || at[0].X >= got[0].X {
		t.Errorf("after an Arabic letter: %v, before it %v", at, got)
	}
}

func TestPagesInSeveralLines(t *testing.T) {
	w := newWriting(t, 4, 300, "أ\nب\nت\nث\nج\nح\nخ\nد")
	w.shortcut(fyne.KeyHome, control)
	w.key(fyne.KeyPageDown)
	w.typed("أ\nب\nت\n|ث\nج\nح\nخ\nد")
	w.key(fyne.KeyPageDown, fyne.KeyPageDown)
	w.key(fyne.KeyPageUp)
	w.typed("أ\nب\nت\nث\n|ج\nح\nخ\nد")
	w.shortcut(fyne.KeyDelete, control)
	if got := w.Editor.Text(); got != "أ\nب\nت\nث\n\nح\nخ\nد" {
		t.Errorf("Ctrl+Delete left %q", got)
	}
}

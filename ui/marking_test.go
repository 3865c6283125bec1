package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/marks"
	"bayan/ui/measures"
	"bayan/ui/settings"
	"bayan/ui/uitest"
)

// onDisk keeps marks in a real folder; names and times count up.
type onDisk struct {
	*library.Marks
	n int
}

func (d *onDisk) now() time.Time {
	return time.Date(2026, 11, 24, 12, 0, d.n, 0, time.UTC)
}

func (d *onDisk) Apply(ctx context.Context, e marks.Edit) (marks.List, error) {
	return d.Marks.Apply(ctx, e, d.now())
}

func (d *onDisk) Stamp() (string, time.Time, error) {
	d.n++
	return fmt.Sprint("m", d.n), d.now(), nil
}

// untouched is a follow-up that nobody has begun, and a place that nobody has left.
type untouched struct{ FollowUp }

func (untouched) State() measures.State         { return measures.State{} }
func (untouched) Who() string                   { return "" }
func (untouched) Watch(context.Context, func()) {}
func (untouched) Load(string) (Place, error)    { return Place{Paragraph: -1}, nil }
func (untouched) Save(string, Place) error      { return nil }

// handy is a window whose shortcuts can be pressed: the test canvas takes them and does nothing.
type handy struct {
	fyne.Window
	canvas *shortcuts
}

type shortcuts struct {
	fyne.Canvas
	fyne.ShortcutHandler
}

func (h *handy) Canvas() fyne.Canvas { return h.canvas }

func (s *shortcuts) AddShortcut(k fyne.Shortcut, f func(fyne.Shortcut)) {
	s.ShortcutHandler.AddShortcut(k, f)
}

func (s *shortcuts) RemoveShortcut(k fyne.Shortcut) { s.ShortcutHandler.RemoveShortcut(k) }

// desk is a window with no display.
type desk struct {
	*window
	t    *testing.T
	disk *onDisk
}

func newDesk(t *testing.T, lang, folder string, b *briefing.Briefing) *desk {
	t.Helper()
	s := uitest.New(t, uitest.Options{})
	words, err := locale.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	disk := &onDisk{Marks: library.At(folder).Marks(b, "")}
	w := &window{
		ctx: t.Context(), win: &handy{s.Window, &shortcuts{Canvas: s.Canvas}}, writes: make(chan func(), 64), saves: make(chan func(), 1), place: Place{Paragraph: -1, Zoom: 1},
		deps: Deps{
			Engine: s.Kit.Engine, Paint: s.Kit.Paint, Words: words, Digits: words.DefaultDigits(), Briefing: b,
			FollowUp: untouched{}, Places: untouched{}, Marks: disk, Today: "2026-11-24",
		},
	}
	if err := w.begin(); err != nil {
		t.Fatal(err)
	}
	if err := w.wear(settings.Look{}); err != nil {
		t.Fatal(err)
	}
	s.Window.Resize(fyne.NewSize(1366, 768))
	w.keys()
	t.Cleanup(func() { // no toast goes while another test runs
		if w.toastStay != nil {
			w.toastStay()
		}
	})
	return &desk{w, t, disk}
}

// selects the nth (from 0) place of words in the text.
func (d *desk) selects(words string, nth int) briefing.Span {
	d.t.Helper()
	text := []rune(words)
	for i := range d.deps.Briefing.Text {
		if s := (briefing.Span{Start: i, End: i + len(text)}); s.End <= len(d.deps.Briefing.Text) && d.deps.Briefing.Slice(s) == words {
			if nth--; nth < 0 {
				d.reader.Select(s)
				return s
			}
		}
	}
	d.t.Fatalf("%q is not in the text", words)
	return briefing.Span{}
}

func (d *desk) press(k fyne.KeyName, m fyne.KeyModifier) {
	d.shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: m})
}

const control, alt = fyne.KeyModifierControl, fyne.KeyModifierAlt

// write does what waits for the disk.
func (d *desk) write() {
	for len(d.writes) > 0 {
		(<-d.writes)()
	}
}

// marks are what is shown, and the same as what is on disk, once that is written.
func (d *desk) marks() string {
	d.t.Helper()
	d.write()
	kept, err := d.disk.Load()
	if err != nil {
		d.t.Fatal(err)
	}
	said := func(l marks.List) string {
		var all []string
		for _, m := range l {
			all = append(all, strings.Join(strings.Fields(fmt.Sprint(m.Kind, " ", m.Color, m.Note, " ", m.Quote)), " "))
		}
		return strings.Join(all, "; ")
	}
	if shown := said(d.marking.list); shown != said(kept) {
		d.t.Errorf("shown are %q, on disk %q", shown, said(kept))
	}
	return said(kept)
}

func (d *desk) want(what, want string) {
	d.t.Helper()
	if got := d.marks(); got != want {
		d.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestHighlighting(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	d.press(fyne.KeyH, control)
	d.want("with nothing selected", "")
	d.selects("المخدرات", 1)
	d.press(fyne.KeyH, control)
	d.want("a word", "highlight yellow المخدرات")
	if d.reader.Selection().Len() != 0 {
		t.Error("the selection hides the colour")
	}
	d.selects("عصابات المخدرات", 0)
	d.highlight(marks.Rose, false)
	d.want("a passage over it", "highlight rose عصابات المخدرات")
	d.selects("عصابات المخدرات", 0)
	d.press(fyne.KeyH, control)
	d.want("the same once more", "")
	d.selects("السموم", 0)
	d.press(fyne.KeyH, control)
	d.want("another word, in the last colour", "highlight rose السموم")
}

func TestBookmarkOnWhatIsRead(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	d.jumpTo(d.deps.Briefing.Measures[1].Paragraph)
	d.press(fyne.KeyB, control)
	d.want("a bookmark", "bookmark 2- تبادل المعلومات الاستخباراتية:")
	d.press(fyne.KeyB, control)
	d.want("taken away", "")
}

func TestWritingANote(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	write := func(words string) {
		f := d.win.Canvas().Focused()
		if f == nil {
			t.Fatal("no field has the focus")
		}
		f.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		for _, r := range words {
			f.TypedRune(r)
		}
		f.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: control})
	}
	d.selects("النائب الأول", 0)
	d.press(fyne.KeyM, control)
	write("  ")
	d.want("a note of nothing", "")
	if d.sheet != nil {
		t.Fatal("the sheet is still there")
	}
	d.selects("النائب الأول", 0)
	d.press(fyne.KeyM, control)
	d.press(fyne.KeyB, control) // the text is behind the sheet
	write("يُعرض في 17/3 (2FA)")
	d.want("a note", "note يُعرض في 17/3 (2FA) النائب الأول")
	d.selects("الأول", 0)
	d.press(fyne.KeyM, control)
	write("Ask first.")
	d.want("the same note, from a part of its passage", "note Ask first. النائب الأول")
	d.selects("النائب", 0)
	d.press(fyne.KeyM, control)
	write("")
	d.want("emptied", "")
}

// A mark that is deleted in the list can be had back, as it was.
func TestDeletingAndUndoing(t *testing.T) {
	d := newDesk(t, "en", t.TempDir(), uitest.Statement(t))
	d.selects("بغداد", 0)
	d.press(fyne.KeyH, control)
	before := d.marks()
	d.deleteMark(d.marking.list[0].ID)
	d.want("deleted", "")
	offered := d.toasts.Objects[0]
	if !tapButton(offered) {
		t.Fatal("nothing is offered")
	}
	d.want("had back", before)
}

// tapButton taps the first thing to tap in o.
func tapButton(o fyne.CanvasObject) bool {
	type renders interface{ CreateRenderer() fyne.WidgetRenderer }
	w, ok := o.(renders)
	if !ok {
		return false
	}
	for _, part := range w.CreateRenderer().Objects() {
		if b, ok := part.(fyne.Tappable); ok {
			b.Tapped(&fyne.PointEvent{})
			return true
		}
	}
	return false
}

// What cannot be kept is not shown as if it were, and the person is told.
func TestMarksThatCannotBeKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	d := newDesk(t, "ar", folder, uitest.Statement(t))
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // in the folder's place
		t.Fatal(err)
	}
	d.selects("بغداد", 0)
	d.press(fyne.KeyH, control)
	if len(d.marking.list) != 1 {
		t.Error("it is not shown at once")
	}
	d.write()
	if len(d.marking.list) != 0 || len(d.marking.placed) != 0 || len(d.toasts.Objects) != 1 {
		t.Errorf("%d marks, %d toasts", len(d.marking.list), len(d.toasts.Objects))
	}
	d.deps.ReadOnly = os.ErrPermission
	d.press(fyne.KeyB, control)
	if len(d.marking.list) != 0 || len(d.writes) != 0 {
		t.Errorf("a folder that is only read: %d marks, %d writes", len(d.marking.list), len(d.writes))
	}
}

// The menu of a passage that has all kinds of marks offers to take them away.
func TestSelectionMenu(t *testing.T) {
	d := newDesk(t, "en", t.TempDir(), uitest.Statement(t))
	choose := func(keys ...fyne.KeyName) {
		d.key(&fyne.KeyEvent{Name: desktop.KeyMenu})
		for _, k := range keys {
			d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
		if d.marking.menu != nil {
			t.Fatal("the menu is still there")
		}
	}
	const down, up, right, enter = fyne.KeyDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn
	choose(down, enter) // nothing is selected: a bookmark on what is read is all there is
	d.want("a bookmark", "bookmark في مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م،")
	s := d.selects("الوطن العربي", 0)
	choose(down, down, down, right, right, enter)
	d.reader.Select(s)
	choose(up, up, enter)
	d.want("the third colour and a bookmark", "bookmark في مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م،; "+
		"highlight blue الوطن العربي; bookmark الوطن العربي")
	d.reader.Select(s)
	choose(down, down, down, down, enter)
	d.reader.Select(s)
	choose(up, up, enter)
	d.want("both taken away", "bookmark في مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م،")
	d.reader.Select(s)
	choose(down, enter)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "الوطن العربي" {
		t.Errorf("copied: %q", got)
	}
}

// Alt with the arrow to the lines' start goes back, with the other forward.
func TestBackByKeyboard(t *testing.T) {
	for lang, keys := range map[string][2]fyne.KeyName{
		"ar": {fyne.KeyRight, fyne.KeyLeft}, "ckb": {fyne.KeyRight, fyne.KeyLeft}, "en": {fyne.KeyLeft, fyne.KeyRight},
	} {
		d := newDesk(t, lang, t.TempDir(), uitest.Long(t, 2000))
		d.selects("2024م", 5)
		d.press(fyne.KeyH, control)
		d.openMark(d.marking.list[0].ID)
		there := d.here()
		d.jumpTo(40)
		d.press(keys[0], alt)
		if got := d.here(); got.paragraph != there.paragraph {
			t.Errorf("%s: back leads to %v, want %v", lang, got, there)
		}
		d.press(keys[0], alt)
		if got := d.here(); got.paragraph != -1 {
			t.Errorf("%s: back at the beginning is %v", lang, got)
		}
		d.press(keys[1], alt)
		d.press(keys[1], alt)
		if got := d.here(); got.paragraph != 40 && got.paragraph != 39 {
			t.Errorf("%s: forward leads to %v", lang, got)
		}
	}
}

func TestReadingTimeUnderTheTitle(t *testing.T) {
	for lang, want := range map[string]string{
		"ar": "بيان · \u2068بغداد\u2069 ٢٠٢٤ · قراءة في دقيقتين", "en": "Statement · \u2068بغداد\u2069 2024 · 2-minute read",
	} {
		if got := newDesk(t, lang, t.TempDir(), uitest.Statement(t)).meta(); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/marks"
	"bayan/ui/contents"
	"bayan/ui/notes"
	"bayan/ui/reader"
	"bayan/ui/widgets"
)

// Marks are where a person's marks on the briefing are kept.
type Marks interface {
	// Load reads them, oldest first. With an error it may still give some.
	Load() (marks.List, error)
	// Apply changes them and returns all, another window's too, once they are safe on disk.
	Apply(ctx context.Context, e marks.Edit) (marks.List, error)
	// Stamp names and dates a new mark.
	Stamp() (id string, now time.Time, err error)
}

// marking is a window's marks.
type marking struct {
	list    marks.List // as shown
	kept    marks.List // as last on disk
	placed  marks.Placement
	side    *contents.Side
	color   marks.Color // of the next highlight
	menu    *widgets.Menu
	pending int // changes on their way to the disk
	undoing undoing
}

// loadMarks returns why marks could not be read, if they could not.
func (w *window) loadMarks() error {
	list, err := w.deps.Marks.Load()
	w.marking.list, w.marking.kept, w.marking.color, w.marking.undoing = list, list, marks.Yellow, undoing{}
	return err
}

// newSide puts the marks under the contents, and what is found in the place of both.
func (w *window) newSide(l *contents.List) fyne.CanvasObject {
	w.marking.side = contents.NewSide(w.kit, l, contents.NewMarks(w.kit, w.words.T("marks.title"), contents.MarkCalls{
		Open: w.openMark, Delete: w.deleteMark, Context: w.markMenu,
	}))
	w.showMarks()
	w.find.Results().Hide()
	return container.NewStack(w.marking.side, w.find.Results())
}

// mark is a person's edit: it can be undone.
func (w *window) mark(e marks.Edit) {
	back := w.marking.list.Undo(e)
	if w.keepMarks(e) {
		w.marking.undoing.did(done{marks: true, edit: e, back: back})
	}
}

// keepMarks shows an edit at once and takes it back where it could not be kept;
// it reports whether it is on its way to the disk.
func (w *window) keepMarks(e marks.Edit) bool {
	if w.deps.ReadOnly != nil {
		w.toast(w.words.Sentence(w.deps.ReadOnly))
		return false
	}
	if w.opening { // another statement is on its way in
		return false
	}
	m := &w.marking
	m.list = m.list.Apply(e)
	w.showMarks()
	m.pending++
	kept := w.deps.Marks
	w.writes <- func() {
		// Not w.ctx: what was marked is kept even when the window is closing.
		list, err := kept.Apply(context.WithoutCancel(w.ctx), e)
		onUI(func() {
			m.pending--
			if err == nil {
				m.kept = list
			} else {
				w.toast(w.words.Sentence(err))
			}
			if m.pending == 0 { // else what comes after brings the rest
				m.list = m.kept
				w.showMarks()
			}
		})
	}
	return true
}

// unmark removes marks and offers to take it back.
func (w *window) unmark(ids ...string) {
	w.mark(marks.Edit{Remove: ids})
	if w.deps.ReadOnly == nil {
		w.offer(w.words.T("marks.deleted"), w.words.T("action.undo"), w.undo)
	}
}

// newMark is a mark on a passage; false where that is nothing but blanks.
func (w *window) newMark(kind marks.Kind, s briefing.Span) (marks.Mark, bool) {
	id, now, err := w.deps.Marks.Stamp()
	if err != nil {
		w.toast(w.words.Sentence(err))
		return marks.Mark{}, false
	}
	m, ok := marks.New(w.deps.Briefing, kind, s, id, now)
	if !ok {
		w.toast(w.words.T("marks.select_first"))
	}
	return m, ok
}

// highlight takes the place of the highlights that it covers. again says that
// doing it twice takes it away.
func (w *window) highlight(c marks.Color, again bool) {
	m, ok := w.newMark(marks.Highlight, w.reader.Selection())
	if !ok {
		return
	}
	m.Color, w.marking.color = c, c
	covered := w.marking.placed.Within(marks.Highlight, m.Span)
	w.reader.Deselect()
	if again && len(covered) == 1 && covered[0].Span == m.Span && covered[0].Color == c {
		w.unmark(covered[0].ID)
		return
	}
	w.mark(marks.Edit{Put: []marks.Mark{m}, Remove: covered.IDs()})
}

// bookmark is on the selection, or on the paragraph that is read where nothing
// is selected; where there is one already it is taken away.
func (w *window) bookmark() {
	s := w.reader.Selection()
	if s.Len() == 0 {
		s = w.readingSpan()
	}
	if there := w.marking.placed.Touching(marks.Bookmark, s); len(there) > 0 {
		w.unmark(there.IDs()...)
		return
	}
	if m, ok := w.newMark(marks.Bookmark, s); ok {
		w.reader.Deselect()
		w.mark(marks.Edit{Put: []marks.Mark{m}})
	}
}

// readingSpan is the beginning of the paragraph at the top of the view, or of
// the first after it that has words.
func (w *window) readingSpan() briefing.Span {
	b := w.deps.Briefing
	for i := max(0, w.reader.Reading()); i < len(b.Paragraphs); i++ {
		if k := b.Paragraphs[i].Kind; k != briefing.Blank && k != briefing.Rule {
			return marks.Beginning(b, i)
		}
	}
	return briefing.Span{}
}

// note writes the note on the selection, or the one that is there.
func (w *window) note() {
	s := w.reader.Selection()
	if there := w.marking.placed.Touching(marks.Note, s); len(there) > 0 {
		w.writeNote(there[0].Mark)
		return
	}
	if m, ok := w.newMark(marks.Note, s); ok {
		w.writeNote(m)
	}
}

// writeNote opens the sheet of a note; one that is new has no words yet, and
// one whose words are all taken away is deleted.
func (w *window) writeNote(m marks.Mark) {
	o := notes.Options{Words: w.words, Quote: m.Quote, Note: m.Note, Leave: w.closeSheet}
	before := m.Note
	remove := func() { w.closeSheet(); w.unmark(m.ID) }
	if before != "" {
		o.Delete = remove
	}
	o.Save = func(words string) {
		switch {
		case words == before:
			w.closeSheet()
		case words == "":
			remove()
		default:
			w.closeSheet()
			w.reader.Deselect()
			m.Note = words
			w.mark(marks.Edit{Put: []marks.Mark{m}})
		}
	}
	e := notes.New(w.kit, o)
	w.openSheet(widgets.NewSheet(w.kit, notes.Size(), e, w.closeSheet))
	w.win.Canvas().Focus(e.First())
}

func (w *window) markOf(id string) (marks.Placed, bool) {
	i := slices.IndexFunc(w.marking.placed, func(p marks.Placed) bool { return p.ID == id })
	if i < 0 {
		return marks.Placed{}, false
	}
	return w.marking.placed[i], true
}

// openMark goes to a mark's passage; a note that has none is shown.
func (w *window) openMark(id string) {
	p, ok := w.markOf(id)
	switch {
	case !ok:
	case p.Found:
		w.jump(func() { w.reader.RevealSpan(p.Paragraph, p.Span) })
	case p.Kind == marks.Note:
		w.writeNote(p.Mark)
	default:
		w.toast(w.words.T("marks.lost"))
	}
}

func (w *window) deleteMark(id string) { w.unmark(id) }

// showMarks finds the marks' passages and shows them in the text and the list.
func (w *window) showMarks() {
	m := &w.marking
	m.placed = marks.Place(w.deps.Briefing, m.list)
	w.reader.SetPassages(w.passages())
	m.side.Set(w.sections())
}

// colorIndex is where a highlight's colour stands in Palette.Highlights.
func (w *window) colorIndex(c marks.Color) int { return max(0, slices.Index(colors(), c)) }

func colors() []marks.Color { c := marks.Colors(); return c[:] }

func (w *window) passages() []reader.Passage {
	p := w.kit.Palette
	byTime := slices.Clone(w.marking.placed)
	slices.SortStableFunc(byTime, func(a, b marks.Placed) int { return cmp.Compare(a.Time.UnixNano(), b.Time.UnixNano()) })
	var out []reader.Passage
	for _, m := range byTime {
		if !m.Found {
			continue
		}
		s := reader.Passage{Span: m.Span}
		switch m.Kind {
		case marks.Highlight:
			s.Trace, s.Color = reader.Ground, p.Highlights[w.colorIndex(m.Color)]
		case marks.Note:
			s.Trace, s.Color = reader.Under, p.Accent
		case marks.Bookmark:
			s.Trace, s.Color = reader.Flag, p.GoldRule
		default: // of a later program
			continue
		}
		out = append(out, s)
	}
	return out
}

// sections are the marks as the list has them: bookmarks, notes, highlights,
// and apart those whose passage is not in the text.
func (w *window) sections() []contents.Section {
	t := w.words.T
	out := []contents.Section{
		{Name: t("marks.bookmarks")}, {Name: t("marks.notes")}, {Name: t("marks.highlights")}, {Name: t("marks.unplaced"), Muted: true},
	}
	for _, m := range w.marking.placed {
		e := contents.MarkEntry{ID: m.ID, Words: strings.Join(strings.Fields(m.Quote), " ")}
		at := 0
		switch m.Kind {
		case marks.Bookmark:
			e.Icon = widgets.IconBookmark()
		case marks.Note:
			e.Icon, e.Words, at = widgets.IconNote(), strings.Join(strings.Fields(m.Note), " "), 1
		case marks.Highlight:
			e.Color, at = w.kit.Palette.Highlights[w.colorIndex(m.Color)], 2
		default:
			continue
		}
		if !m.Found {
			at = 3
		}
		out[at].Entries = append(out[at].Entries, e)
	}
	return out
}

// shortcutName is a shortcut as a menu shows it.
func (w *window) shortcutName(key string) string { return w.words.T("key.ctrl") + "+" + key }

// selectionMenu is the menu of what is selected in the text.
func (w *window) selectionMenu(at fyne.Position) {
	t, s, placed := w.words.T, w.reader.Selection(), w.marking.placed
	there := func(k marks.Kind) bool { return len(placed.Touching(k, s)) > 0 }
	var items []widgets.MenuItem
	add := func(words, keys string, do func()) {
		items = append(items, widgets.MenuItem{Words: words, Keys: keys, Do: do})
	}
	if strings.TrimSpace(w.reader.Copied()) != "" {
		add(t("reader.copy"), w.shortcutName("C"), func() { w.copied(w.reader.Copied()) })
		add(t("reader.copy_quoted"), w.shortcutName("Shift+C"), func() { w.copied(w.reader.Quoted()) })
		items = append(items, widgets.MenuItem{}, w.colorRow())
		if there(marks.Highlight) {
			add(t("marks.highlight_remove"), "", func() {
				w.reader.Deselect()
				w.unmark(placed.Touching(marks.Highlight, s).IDs()...)
			})
		}
		items = append(items, widgets.MenuItem{})
	}
	words := t("marks.bookmark")
	if there(marks.Bookmark) {
		words = t("marks.bookmark_remove")
	}
	add(words, w.shortcutName("B"), w.bookmark)
	if s.Len() > 0 {
		words = t("marks.note")
		if there(marks.Note) {
			words = t("marks.edit_note")
		}
		add(words, w.shortcutName("M"), w.note)
	}
	w.openMenu(items, at)
}

func (w *window) colorRow() widgets.MenuItem {
	t := w.words.T
	row := widgets.MenuItem{
		Words: t("marks.highlight"), First: w.colorIndex(w.marking.color),
		Pick: func(i int) { w.highlight(colors()[i], false) },
	}
	for i, c := range colors() {
		row.Colors = append(row.Colors, widgets.MenuColor{
			Words: w.words.F("marks.colored", locale.Args{"mark": row.Words, "color": t("marks.color." + string(c))}),
			Color: w.kit.Palette.Highlights[i],
		})
	}
	return row
}

// markMenu is the menu of a mark in the list.
func (w *window) markMenu(id string, at fyne.Position) {
	p, ok := w.markOf(id)
	if !ok {
		return
	}
	t := w.words.T
	var items []widgets.MenuItem
	if p.Found {
		items = append(items, widgets.MenuItem{Words: t("marks.go"), Do: func() { w.openMark(id) }})
	}
	if p.Kind == marks.Note {
		items = append(items, widgets.MenuItem{Words: t("marks.edit_note"), Do: func() { w.writeNote(p.Mark) }})
	}
	w.openMenu(append(items, widgets.MenuItem{Words: t("marks.delete"), Keys: t("key.delete"), Do: func() { w.unmark(id) }}), at)
}

// openMenu lays a menu over the window.
func (w *window) openMenu(items []widgets.MenuItem, at fyne.Position) {
	w.closeMenu()
	w.marking.menu = widgets.PopUp(w.kit, w.win.Canvas(), items, at, func() { w.marking.menu = nil })
}

func (w *window) closeMenu() {
	if w.marking.menu != nil {
		w.win.Canvas().Overlays().Remove(w.marking.menu)
		w.marking.menu = nil
	}
}

// keyMenu opens the menu of the selection by keyboard, at its end.
func (w *window) keyMenu() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.reader)
	w.selectionMenu(at.Add(w.reader.SelectionEnd()))
}

// onText does f unless a sheet lies over the text.
func (w *window) onText(f func()) func() {
	return func() {
		if w.sheet == nil && w.presenting == nil {
			w.closeMenu()
			f()
		}
	}
}

package gallery

import (
	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/marks"
	"bayan/ui/contents"
	"bayan/ui/notes"
	"bayan/ui/reader"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// marks are what a person leaves on the text: in it, in the list, the menu and the sheet of a note.
func (t *table) marks() {
	k, w, p := t.kit, t.words.T, t.kit.Palette
	row := widgets.MenuItem{Words: w("marks.highlight"), First: 1, Pick: chosen}
	for i, c := range marks.Colors() {
		row.Colors = append(row.Colors, widgets.MenuColor{
			Words: t.words.F("marks.colored", locale.Args{"mark": row.Words, "color": w("marks.color." + string(c))}), Color: p.Highlights[i],
		})
	}
	menu := widgets.NewMenu(k, []widgets.MenuItem{
		{Words: w("reader.copy"), Keys: w("key.ctrl") + "+C", Do: nothing},
		{Words: w("reader.copy_quoted"), Keys: w("key.ctrl") + "+Shift+C", Do: nothing},
		{},
		row,
		{Words: w("marks.highlight_remove"), Do: nothing},
		{},
		{Words: w("marks.bookmark"), Keys: w("key.ctrl") + "+B", Do: nothing},
		{Words: w("marks.note"), Keys: w("key.ctrl") + "+M", Do: nothing},
	}, fyne.NewPos(k.Dir.X(320, 20, 0), 16), nothing)
	for range 3 {
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.add("menu", 320, 260, menu)

	part := func(paragraph, start, end int) briefing.Span {
		s := t.b.Paragraphs[paragraph].Span.Start
		return briefing.Span{Start: s + start, End: s + end}
	}
	quote := func(s briefing.Span) string { return t.b.Slice(s) }
	pane := reader.New(k, reader.Options{Briefing: t.b, Meta: w("reader.statement"), Family: text.Amiri, Zoom: 1})
	pane.SetPassages([]reader.Passage{
		{Span: part(0, 3, 37), Color: p.Highlights[0]},
		{Span: part(0, 90, 150), Color: p.Highlights[1]},
		{Span: part(0, 180, 230), Color: p.Highlights[2]},
		{Span: part(1, 0, 12), Color: p.Highlights[3]},
		{Span: part(0, 240, 330), Trace: reader.Under, Color: p.Accent},
		{Span: part(0, 0, 20), Trace: reader.Flag, Color: p.GoldRule},
	})
	t.add("reader-marks", 700, 420, pane)

	list := contents.New(k, w("reader.contents"), contents.Entries(t.b, w("reader.opening"), w("reader.source")), chosen)
	list.Mark(3)
	side := contents.NewSide(k, list, contents.NewMarks(k, w("marks.title"), contents.MarkCalls{}))
	side.Set([]contents.Section{
		{Name: w("marks.bookmarks"), Entries: []contents.MarkEntry{{ID: "a", Words: quote(part(0, 0, 57)), Icon: widgets.IconBookmark()}}},
		{Name: w("marks.notes"), Entries: []contents.MarkEntry{
			{ID: "b", Words: quote(part(0, 3, 14)) + " 17/3 (2FA)", Icon: widgets.IconNote()},
			{ID: "c", Words: "Bayan (2024).", Icon: widgets.IconNote()},
		}},
		{Name: w("marks.highlights"), Entries: []contents.MarkEntry{{ID: "d", Words: quote(part(0, 3, 37)), Color: p.Highlights[0]}}},
		{Name: w("marks.unplaced"), Muted: true, Entries: []contents.MarkEntry{{ID: "e", Words: quote(part(1, 0, 12)), Color: p.Highlights[3]}}},
	})
	t.add("marks", 248, 800, side)

	size := notes.Size()
	t.add("note", size.Width, size.Height, notes.New(k, notes.Options{
		Words: t.words, Quote: quote(t.b.Paragraphs[0].Span), Note: quote(part(0, 3, 14)) + " 17/3 (2FA)\nBayan (2024).",
		Save: func(string) {}, Delete: nothing, Leave: nothing,
	}))
}

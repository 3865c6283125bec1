package gallery

import (
	"time"

	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/ui/chooser"
	"bayan/ui/keys"
)

// folder is a disk that holds a few files of names that are hard to set.
type folder struct{ t *table }

func (f folder) Places() []chooser.Place {
	return []chooser.Place{{Key: "documents", Path: "/home/bayan/Documents"}, {Key: "machine", Path: "/"}}
}

func (f folder) Recent() []string { return nil }
func (f folder) Chose(string)     {}

func (f folder) Read(path string) ([]chooser.File, error) {
	if path != f.Places()[0].Path {
		return nil, &fault.Error{Code: fault.Unreadable, Op: "gallery.Read", Path: path}
	}
	day := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	title := f.t.b.Meta.Place
	return []chooser.File{
		{Name: title, Folder: true, Time: day},
		{Name: title + "-" + title + "-2.docx", Size: 94_300, Time: day},
		{Name: title + " (2FA) 10.odt", Size: 4_260_000, Time: day},
		{Name: title + " (2FA) 9.odt", Size: 1, Time: day},
		{Name: "report 2024 " + title + ".txt", Size: 4_000, Time: day},
	}, nil
}

func (f folder) Describe(string) (chooser.File, bool) { return chooser.File{}, false }

// shell shows the window's own sheets.
func (t *table) shell() {
	k, w := t.kit, t.words.T
	now := func(f func()) { f() }
	size := chooser.Size()
	t.add("chooser", size.Width, size.Height, chooser.New(k, chooser.Options{
		Request: chooser.Request{Title: w("chooser.open"), Kinds: []chooser.Kind{{Words: w("chooser.statements"), Endings: []string{".docx", ".odt", ".txt"}}, {Words: w("chooser.all")}}},
		Words:   t.words, Digits: t.words.DefaultDigits(), Months: locale.Yunyu, Disk: folder{t},
		Begin: now, Post: now, Done: func(string) {}, Leave: nothing,
	}))
	group := func(name string, rows ...keys.Row) keys.Group {
		return keys.Group{Name: name, Words: w("do.group." + name), Rows: rows}
	}
	t.add("keys", 760, 330, keys.New(k, w("do.keys"), w("action.close"), []keys.Group{
		group("file", keys.Row{Words: w("do.open"), Keys: []string{w("key.ctrl") + "+O"}}, keys.Row{Words: w("do.export"), Keys: []string{w("key.ctrl") + "+E"}}),
		group("read", keys.Row{Words: w("do.back"), Keys: []string{"Alt+→"}}, keys.Row{Words: w("do.page"), Keys: []string{"Page Down", w("key.space")}}),
		group("window", keys.Row{Words: w("do.larger"), Keys: []string{w("key.ctrl") + "++"}}, keys.Row{Words: w("do.keys"), Keys: []string{"F1", w("key.question")}}),
	}, nothing))
}

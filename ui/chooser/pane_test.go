package chooser_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/ui/chooser"
	"bayan/ui/uitest"
)

// disk is a real folder.
type disk struct {
	root   string
	recent []string
}

func (d disk) Places() []chooser.Place { return []chooser.Place{{Key: "home", Path: d.root}} }
func (d disk) Recent() []string        { return d.recent }
func (d disk) Chose(string)            {}

func (d disk) Read(folder string) (all []chooser.File, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, &fault.Error{Code: fault.Unreadable, Op: "test", Path: folder, Cause: err}
	}
	for _, e := range entries {
		if f, ok := d.Describe(filepath.Join(folder, e.Name())); ok {
			all = append(all, f)
		}
	}
	return all, nil
}

func (d disk) Describe(path string) (chooser.File, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return chooser.File{}, false
	}
	return chooser.File{Name: info.Name(), Folder: info.IsDir(), Size: info.Size(), Time: info.ModTime()}, true
}

// asked is a pane over a folder with some files, and what it has told.
type asked struct {
	*uitest.Stage
	pane   *chooser.Pane
	root   string
	chosen []string
	left   int
}

func ask(t *testing.T, r chooser.Request, names ...string) *asked {
	t.Helper()
	a := &asked{Stage: uitest.New(t, uitest.Arabic), root: t.TempDir()}
	for _, name := range names {
		path := filepath.Join(a.root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a.show(r, disk{root: a.root}, func(f func()) { f() })
	return a
}

// show opens the pane; begin runs what reads the disk.
func (a *asked) show(r chooser.Request, d disk, begin func(func())) {
	a.pane = chooser.New(a.Kit, chooser.Options{
		Request: r, Words: a.Words, Digits: locale.Arab, Disk: d, Begin: begin, Post: func(f func()) { f() },
		Done: func(path string) { a.chosen = append(a.chosen, path) }, Leave: func() { a.left++ },
	})
	a.Show(a.pane, chooser.Size())
	a.Canvas.Focus(a.pane.First())
}

func (a *asked) types(words string) {
	for _, r := range words {
		a.Canvas.Focused().TypedRune(r)
	}
}

func (a *asked) want(t *testing.T, what string, names ...string) {
	t.Helper()
	var paths []string
	for _, n := range names {
		paths = append(paths, filepath.Join(a.root, n))
	}
	if !slices.Equal(a.chosen, paths) {
		t.Errorf("%s: chosen %q, want %q", what, a.chosen, paths)
	}
}

var texts = chooser.Request{Kinds: []chooser.Kind{{Words: "texts", Endings: []string{".txt", ".docx"}}, {Words: "all"}}}

func TestArrowsAndEnterOpen(t *testing.T) {
	a := ask(t, texts, "بيان10.txt", "بيان9.txt", "z.pdf", "مجلد/داخل.txt")
	// Folders first, then names, numbers by their value; what is of another kind is not shown.
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyEnter} {
		a.Key(k)
	}
	a.want(t, "the second row", "بيان9.txt")
	a.Key(fyne.KeyDown)
	a.Key(fyne.KeyEnter)
	a.want(t, "the last row", "بيان9.txt", "بيان10.txt")
}

func TestTypingFinds(t *testing.T) {
	a := ask(t, texts, "أ.txt", "مذكرة-التفاهم-2.docx", "محضر.txt")
	a.types("تفاهم")
	a.Key(fyne.KeyEnter)
	a.want(t, "what is typed", "مذكرة-التفاهم-2.docx")
	a.Key(fyne.KeyEscape)
	if a.left != 1 {
		t.Errorf("left %d times, want once", a.left)
	}
}

func TestIntoAFolderAndOut(t *testing.T) {
	a := ask(t, texts, "مجلد/داخل.txt", "خارج.txt")
	a.Key(fyne.KeyEnter) // the folder is first
	a.Key(fyne.KeyEnter)
	a.want(t, "in the folder", "مجلد/داخل.txt")
	a.Canvas.FocusPrevious() // from the field to the list of files
	a.Key(fyne.KeyBackspace)
	a.Key(fyne.KeyDown)
	a.Key(fyne.KeyDown)
	a.Key(fyne.KeyEnter)
	a.want(t, "out of it again", "مجلد/داخل.txt", "خارج.txt")
}

// A file that is there is replaced only by a second yes, and another name is another question.
func TestSavingAsksBeforeItReplaces(t *testing.T) {
	r := chooser.Request{Save: true, Name: "إحاطة.pdf", Kinds: []chooser.Kind{{Words: "PDF", Endings: []string{".pdf"}}}}
	a := ask(t, r, "إحاطة.pdf", "إحاطة2.pdf")
	a.Key(fyne.KeyEnter)
	a.want(t, "the first yes")
	a.types("إحاطة2")
	a.Key(fyne.KeyEnter)
	a.want(t, "the first yes to another name")
	a.Key(fyne.KeyEnter)
	if len(a.chosen) != 1 {
		t.Errorf("the second yes: chosen %q", a.chosen)
	}
	free := ask(t, chooser.Request{Save: true, Name: "جديد", Kinds: r.Kinds})
	free.Key(fyne.KeyEnter)
	free.want(t, "a new name gets its ending", "جديد.pdf")
}

// What was chosen lately is all there again once what was typed is gone.
func TestRecentFilesComeBack(t *testing.T) {
	a := &asked{Stage: uitest.New(t, uitest.Arabic), root: t.TempDir()}
	var recent []string
	for _, name := range []string{"a.txt", "b.txt"} {
		path := filepath.Join(a.root, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		recent = append(recent, path)
	}
	a.show(chooser.Request{}, disk{recent: recent}, func(f func()) { f() })
	a.types("b")
	a.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	a.pane.Accept() // the first of all
	if !slices.Equal(a.chosen, recent[:1]) {
		t.Errorf("chosen %q", a.chosen)
	}
}

// While a slow disk is read, keys are about what is shown, not about what is to come.
func TestKeysWhileAFolderIsRead(t *testing.T) {
	a := &asked{Stage: uitest.New(t, uitest.Arabic), root: t.TempDir()}
	path := filepath.Join(a.root, "sub", "x.txt")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var waiting []func()
	a.show(chooser.Request{}, disk{root: a.root}, func(f func()) { waiting = append(waiting, f) })
	next := func() { f := waiting[0]; waiting = waiting[1:]; f() }
	next()
	a.pane.Accept() // into sub, which is slow
	a.pane.Accept() // again: the same folder
	a.types("x")
	for len(waiting) > 0 {
		next()
	}
	a.pane.Accept()
	if !slices.Equal(a.chosen, []string{path}) {
		t.Errorf("chosen %q", a.chosen)
	}
}

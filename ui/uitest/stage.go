// Package uitest is what the tests of the window's parts share: a stage with no
// display, on which a part is shown, pressed and looked at. It paints with
// Fyne's software painter, and with the program's own engine and raster.
package uitest

import (
	"image"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"bayan/fonts"
	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/raster"
	"bayan/internal/typeset"
	"bayan/ui/rtl"
	"bayan/ui/text"
	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// Options say how a part is shown. The zero value is the light theme, left to right, scale 1.
type Options struct {
	Dir      rtl.Dir
	Theme    theme.Name
	Scale    float32
	Language string // of the words; "" is ar or en, by Dir
}

// Arabic is the program's first look.
var Arabic = Options{Dir: rtl.RTL}

// Stage is a window with no display.
type Stage struct {
	Kit    *widgets.Kit
	Words  *locale.Catalogue
	Canvas software.WindowlessCanvas
	Window fyne.Window
	Keys   []fyne.KeyName  // that no control had a use for
	Others []fyne.Shortcut // likewise

	t testing.TB
}

// engine parses the faces once for all tests of a package; it is safe for concurrent use.
var engine = sync.OnceValues(func() (*typeset.Engine, error) {
	var faces []*typeset.Face
	for _, name := range fonts.Names() {
		f, err := typeset.LoadFace(name, fonts.Data(name))
		if err != nil {
			return nil, err
		}
		faces = append(faces, f)
	}
	return typeset.New(typeset.NewFonts(faces...)), nil
})

// New makes a stage that ends with the test.
func New(t testing.TB, o Options) *Stage {
	t.Helper()
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Language == "" {
		o.Language = "en"
		if o.Dir == rtl.RTL {
			o.Language = "ar"
		}
	}
	words, err := locale.Load(o.Language)
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	s := &Stage{Words: words, t: t}
	a := test.NewTempApp(t)
	palette := theme.Of(o.Theme)
	a.Settings().SetTheme(theme.Shim{Palette: palette})
	s.Window = a.NewWindow("")
	s.Window.SetPadded(false)
	s.Canvas = s.Window.Canvas().(software.WindowlessCanvas)
	s.Canvas.SetScale(o.Scale)
	s.Kit = &widgets.Kit{
		Kit: &text.Kit{
			Engine: e, Paint: raster.New(e.Fonts()).Line, Dir: o.Dir, Language: o.Language, Scale: s.Canvas.Scale,
		},
		Palette:  palette,
		T:        words.T,
		Keys:     func(k *fyne.KeyEvent) { s.Keys = append(s.Keys, k.Name) },
		Shortcut: func(k fyne.Shortcut) { s.Others = append(s.Others, k) },
	}
	return s
}

// Show fills the window with a part, size logical pixels large.
func (s *Stage) Show(o fyne.CanvasObject, size fyne.Size) {
	s.Window.SetContent(o)
	s.Window.Resize(size)
}

// Picture is what is seen, in device pixels.
func (s *Stage) Picture() image.Image { return s.Canvas.Capture() }

// Key types keys at what has the focus.
func (s *Stage) Key(names ...fyne.KeyName) {
	s.t.Helper()
	f := s.Canvas.Focused()
	if f == nil {
		s.t.Fatal("nothing has the focus")
	}
	for _, n := range names {
		f.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// Statement is the bundled one.
func Statement(t testing.TB) *briefing.Briefing {
	t.Helper()
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Parsed is a statement of these words.
func Parsed(t testing.TB, words string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("statement.txt", []byte(words), briefing.Meta{Language: "ar"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Long is the bundled statement again and again, of at least so many words.
func Long(t testing.TB, words int) *briefing.Briefing {
	t.Helper()
	one := append(Statement(t).Text, '\n')
	const inOne = 307
	var all []rune
	for range words/inOne + 1 {
		all = append(all, one...)
	}
	return Parsed(t, string(all))
}

package present

import (
	"context"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/present"
	"bayan/internal/raster"
	"bayan/ui/rtl"
	"bayan/ui/text"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// rig is a session whose displays, time and work are in the test's hands.
type rig struct {
	t       testing.TB
	session *Session
	stage   *uitest.Stage
	paint   *raster.Painter
	doc     *compose.Document
	beside  bool
	outer   fyne.Window // the window that was opened last
	ended   bool
	noted   []string // notes that were kept
	shut    bool     // the outer window is closed
	at      time.Time

	mu    sync.Mutex
	posts []func()
	more  chan struct{}
}

const secret = "لا يُقرأ إلا على المنصة"

func newRig(t testing.TB, second bool) *rig {
	t.Helper()
	r := &rig{t: t, stage: uitest.New(t, uitest.Arabic), beside: second, at: time.Date(2026, 11, 24, 11, 42, 0, 0, time.UTC), more: make(chan struct{}, 1)}
	kit := r.stage.Kit
	o := compose.Defaults(r.stage.Words)
	o.Template, o.Paper, o.Date = compose.Slides, compose.Wide, "2026-11-24"
	doc, err := compose.Compose(context.Background(), kit.Engine, compose.Input{Briefing: uitest.Statement(t)}, o)
	if err != nil {
		t.Fatal(err)
	}
	r.doc, r.paint = doc, raster.New(kit.Engine.Fonts())
	r.stage.Window.Resize(fyne.NewSize(1366, 768))
	r.session = Start(Options{
		Paint: r.paint.Page, Post: r.post, Now: func() time.Time { return r.at }, Words: r.stage.Words, RTL: true,
		Main: r.stage.Window, Open: r.open, Beside: func() (Display, bool) { return Display{X: 1366}, r.beside },
		Kit: func(c fyne.Canvas, keys func(*fyne.KeyEvent)) *widgets.Kit {
			own := &text.Kit{Engine: kit.Engine, Paint: kit.Paint, Dir: rtl.RTL, Language: "ar", Scale: c.Scale}
			return &widgets.Kit{Kit: own, Palette: kit.Palette, Keys: keys}
		},
		Choices: Choices{Minutes: 15, Still: true}, Choose: func(Choices) {}, Shaped: func(float64) {},
		Status: func(string) briefing.Status { return briefing.Todo }, SetStatus: func(string, briefing.Status) {},
		SetNotes: func(_, words string) { r.noted = append(r.noted, words) },
		Ended:    func(string) { r.ended = true },
	})
	t.Cleanup(func() {
		if !r.ended {
			r.session.End()
		}
	})
	var slides []present.Slide
	for _, s := range doc.Slides {
		slides = append(slides, present.Slide{Key: string(s.Key) + string(rune('0'+s.Part)), Title: s.Title, Notes: secret})
	}
	r.session.SetDocument(doc, slides)
	r.settle()
	return r
}

func (r *rig) open() fyne.Window {
	w := test.NewWindow(nil)
	w.Resize(fyne.NewSize(960, 540))
	r.outer, r.shut = w, false
	return &window{w, r}
}

// window is a second window that keeps its size, as a full screen does.
type window struct {
	fyne.Window
	rig *rig
}

func (w *window) Resize(fyne.Size)         {}
func (w *window) SetFullScreen(bool)       {}
func (w *window) Close()                   { w.rig.shut = true }
func (w *window) SetOnClosed(func())       {}
func (w *window) SetCloseIntercept(func()) {}

func (r *rig) post(f func()) {
	r.mu.Lock()
	r.posts = append(r.posts, f)
	r.mu.Unlock()
	select {
	case r.more <- struct{}{}:
	default:
	}
}

// settle does what was posted until nothing is being painted any more.
func (r *rig) settle() {
	r.t.Helper()
	for {
		r.mu.Lock()
		posts := r.posts
		r.posts = nil
		r.mu.Unlock()
		for _, f := range posts {
			f()
		}
		if len(posts) > 0 {
			continue
		}
		if len(r.session.pictures.painted) == 0 {
			return
		}
		select {
		case <-r.more:
		case <-time.After(30 * time.Second):
			r.t.Fatal("the pictures are not painted")
		}
	}
}

func (r *rig) key(names ...fyne.KeyName) {
	for _, n := range names {
		r.session.key(&fyne.KeyEvent{Name: n})
	}
	r.settle()
}

func (r *rig) types(words string) {
	for _, c := range words {
		r.session.typed(c)
	}
	r.settle()
}

// hall is the picture of the window that the hall sees.
func (r *rig) hall() image.Image {
	_, hall := r.session.windows()
	for _, p := range []*place{r.session.main, r.session.outer} {
		if p != nil && p.stage == hall {
			return p.win.Canvas().(software.WindowlessCanvas).Capture()
		}
	}
	r.t.Fatal("nothing is seen in the hall")
	return nil
}

// The projector shows what a PNG of the slide is, pixel for pixel.
func TestTheHallSeesTheSlidesOwnPixels(t *testing.T) {
	r := newRig(t, true)
	r.key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	got, want := r.hall(), r.paint.Page(r.doc, 3, 1)
	if got.Bounds().Size() != want.Rect.Size() {
		t.Fatalf("the hall's picture is %v, want %v", got.Bounds().Size(), want.Rect.Size())
	}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			if color.RGBAModel.Convert(got.At(x, y)) != color.Color(want.RGBAAt(x, y)) {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, got.At(x, y), want.RGBAAt(x, y))
			}
		}
	}
}

// A window that grows to its screen after it is shown has the slide's own pixels without a key.
func TestASlideIsPaintedForTheGrownWindow(t *testing.T) {
	r := newRig(t, true)
	r.outer.Resize(fyne.NewSize(1280, 720))
	r.settle()
	_, hall := r.session.windows()
	if w := hall.top.picture.Rect.Dx(); w != hall.width() || w < 1270 {
		t.Errorf("the slide is %d pixels wide in a stage of %d", w, hall.width())
	}
}

// What comes next is painted before anybody asks for it, and nothing is painted when it is shown.
func TestTheNeighboursAreReady(t *testing.T) {
	r := newRig(t, true)
	r.key(fyne.KeyPageDown, fyne.KeyPageDown)
	_, hall := r.session.windows()
	for _, i := range []int{1, 2, 3} {
		v := r.session.slide(i)
		if r.session.pictures.exact(v, hall.width()) == nil {
			t.Errorf("slide %d is not painted for the hall", i)
		}
		if !slices.ContainsFunc(hall.leaves, func(l *leaf) bool { return l.of == v.at(hall.width()) && l.picture != nil }) {
			t.Errorf("slide %d is no texture of the hall's", i)
		}
	}
	leaves := [leavesKept]*leaf{}
	copy(leaves[:], hall.leaves)
	before := map[*leaf]*image.RGBA{}
	for _, l := range leaves {
		before[l] = l.picture
	}
	r.session.key(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // and nothing that was posted is done
	if hall.top.picture != before[hall.top] || hall.top.of.page != 3 {
		t.Error("the next slide was not lying ready")
	}
}

// words are all labels in a window.
func words(o fyne.CanvasObject) (all []string) {
	switch v := o.(type) {
	case *text.Label:
		all = append(all, v.Text())
	case *fyne.Container:
		for _, c := range v.Objects {
			all = append(all, words(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			all = append(all, words(c)...)
		}
	}
	return all
}

func (r *rig) noNotesInTheHall(when string) {
	r.t.Helper()
	for _, p := range []*place{r.session.main, r.session.outer} {
		if p == nil || p.stage == nil {
			continue
		}
		if all := strings.Join(words(p.win.Content()), "\n"); strings.Contains(all, secret) {
			r.t.Errorf("%s: the notes are in the hall's window", when)
		}
	}
	if r.session.main.console != nil && r.session.outer != nil && r.session.outer.console != nil {
		r.t.Errorf("%s: two consoles", when)
	}
}

func TestNotesAreOnOneDisplayOnly(t *testing.T) {
	r := newRig(t, true)
	console, _ := r.session.windows()
	if !strings.Contains(strings.Join(words(console), "\n"), secret) {
		t.Fatal("the notes are not on the console")
	}
	r.noNotesInTheHall("two displays")
	r.types("s")
	if r.session.main.stage == nil || r.session.outer.console == nil {
		t.Error("the screens are not swapped")
	}
	r.noNotesInTheHall("swapped")
	r.beside = false // the plug is pulled
	r.session.tick()
	r.settle()
	if r.session.outer != nil || !r.shut || r.session.main.stage == nil {
		t.Error("on one display the hall's picture is not alone")
	}
	r.noNotesInTheHall("pulled")
	r.types("n") // to write them would show them
	r.noNotesInTheHall("asked for on one display")
	r.beside = true
	r.session.tick()
	r.settle()
	if r.session.outer == nil || r.session.outer.console == nil || r.session.main.stage == nil {
		t.Error("plugged in again, the screens are not as they were")
	}
	r.noNotesInTheHall("plugged in")
	r.types("s")
	if r.session.main.console == nil {
		t.Error("one key is not the way back")
	}
}

// What is being written is kept however the console goes, and keys go on with the slides then.
func TestNotesAreKeptWhenTheConsoleGoes(t *testing.T) {
	for name, gone := range map[string]func(r *rig){
		"pulled":            func(r *rig) { r.beside = false; r.session.tick(); r.settle() },
		"pulled, swapped":   func(r *rig) { r.beside = false; r.session.tick(); r.settle() },
		"its window closed": func(r *rig) { r.session.lost(r.session.outer.win) },
		"the end":           func(r *rig) { r.session.End() },
	} {
		r := newRig(t, true)
		if name != "pulled" {
			r.types("s") // the console is in the window that goes
		}
		r.types("n")
		console, _ := r.session.windows()
		console.notes.field.Editor().SetText("ملاحظة")
		gone(r)
		if !slices.Equal(r.noted, []string{"ملاحظة"}) {
			t.Errorf("%s: kept %q", name, r.noted)
		}
		if at := r.session.show.Current(); !r.ended {
			if r.key(fyne.KeyPageDown); r.session.show.Current() == at {
				t.Errorf("%s: the keys mean nothing any more", name)
			}
		}
	}
}

// A console that finds itself on the only display shows nothing until it has gone.
func TestAConsoleOnTheOnlyDisplayIsBlack(t *testing.T) {
	r := newRig(t, true)
	console, _ := r.session.windows()
	r.beside = false
	console.Resize(fyne.NewSize(1920, 1080)) // the system has moved it
	if !console.cover.Visible() || console.cover.Size() != console.Size() {
		t.Error("the console can be seen")
	}
}

func TestEndGivesTheWindowBack(t *testing.T) {
	r := newRig(t, true)
	before := r.session.before
	r.types("b")
	r.key(fyne.KeyEscape)
	if r.ended {
		t.Fatal("Escape ended the show while the screen was black")
	}
	r.key(fyne.KeyEscape)
	if !r.ended || !r.shut || r.stage.Window.Content() != before {
		t.Error("the window is not as it was")
	}
	r.session.key(&fyne.KeyEvent{Name: fyne.KeyLeft}) // a key that was on its way
}

func TestPicturesAreBounded(t *testing.T) {
	p := newPictures(nil, nil, nil)
	for i := range 40 {
		p.keep(pictureOf{page: i, width: 3840}, string(rune('a'+i)), image.NewRGBA(image.Rect(0, 0, 3840, 720)))
	}
	if p.bytes > keptBytes || len(p.kept) == 0 {
		t.Errorf("%d pictures of %d bytes are kept", len(p.kept), p.bytes)
	}
	if p.find(pictureOf{page: 39, width: 3840}) < 0 {
		t.Error("the last one is not")
	}
}

func TestShapeIsTheNearest(t *testing.T) {
	for aspect, want := range map[float64]compose.Paper{1366.0 / 768: compose.Wide, 1.6: compose.Wide10, 1280.0 / 1024: compose.Square, 21.0 / 9: compose.Wide} {
		if got := Shape(aspect); got != want {
			t.Errorf("%.2f is %s, want %s", aspect, got, want)
		}
	}
}

// What a key costs us before the driver paints: the slide is at hand.
func BenchmarkTurn(b *testing.B) {
	r := newRig(b, true)
	r.key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	keys := [2]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight}
	i := 0
	for b.Loop() {
		r.session.key(&fyne.KeyEvent{Name: keys[i%2]})
		b.StopTimer()
		r.settle()
		b.StartTimer()
		i++
	}
}

// A word is typed as fast as a hand can: none of its letters is a command.
func TestWhatIsWrittenIsNoCommand(t *testing.T) {
	for _, begin := range []rune{'n', '/'} {
		r := newRig(t, true)
		r.session.typed(begin)
		focused := r.session.main.win.Canvas().Focused()
		if focused == nil {
			t.Fatalf("%c: nothing has the keys", begin)
		}
		for _, c := range "bhfs" { // past the editor, as if it had not come
			r.session.typed(c)
		}
		r.session.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
		r.settle()
		if v := r.session.show; v.Screen() != present.Picture || v.Frozen() || v.Swapped() || v.Current() != 0 {
			t.Errorf("%c: letters were commands", begin)
		}
		r.key(fyne.KeyEscape)
		if r.session.show.Layer() != present.Console || r.ended {
			t.Errorf("%c: Escape is not the way out", begin)
		}
	}
}

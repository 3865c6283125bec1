//go:build linux

package reader

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/sys/unix"

	"bayan/internal/briefing"
	"bayan/internal/search"
	"bayan/ui/text"
	"bayan/ui/uitest"
)

// uploader paints what the driver would have to upload: a strip once, and again when it was set to other lines.
type uploader struct {
	page  *Pane
	known map[*lines][2]int
}

func (u *uploader) frame() {
	for _, l := range u.page.strips.all {
		if l.turn != u.page.strips.turn {
			continue
		}
		if now := [2]int{l.block, l.from}; u.known[l] != now {
			u.known[l] = now
			s := l.strip.Raster.Size()
			l.strip.Raster.Generator(int(s.Width), int(s.Height))
		}
	}
	for _, o := range u.page.parts.List {
		if r, is := o.(*canvas.Raster); is && r.Generator == nil {
			panic("a raster without a painter")
		}
	}
}

func benchPage(b *testing.B, words int) (*Pane, *uploader) {
	b.Helper()
	s := uitest.New(b, uitest.Arabic)
	p := New(s.Kit, Options{Briefing: uitest.Long(b, words), Family: text.Amiri, Zoom: 1})
	s.Window.Resize(fyne.NewSize(820, 700))
	s.Canvas.SetContent(p)
	p.Resize(fyne.NewSize(820, 700))
	u := &uploader{p, map[*lines][2]int{}}
	u.frame()
	return p, u
}

// BenchmarkFrame is our part of a frame while scrolling 100,000 words by a wheel's notch a frame.
func BenchmarkFrame(b *testing.B) { scroll(b, 80) }

// BenchmarkFramePage is one while Page Down is held: nearly every line is new.
func BenchmarkFramePage(b *testing.B) { scroll(b, 650) }

// cpu is what this thread has used.
func cpu(b *testing.B) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		b.Fatal(err)
	}
	return time.Duration(t.Nano())
}

func scroll(b *testing.B, by float32) {
	p, u := benchPage(b, 100_000)
	var took []time.Duration
	runtime.LockOSThread() // one thread's CPU is measured: other programs may run beside it
	defer runtime.UnlockOSThread()
	b.ReportAllocs()
	for b.Loop() {
		from := cpu(b)
		p.By(by)
		u.frame()
		took = append(took, cpu(b)-from)
		if whole, above := p.extent(); above+701 > whole {
			p.Top()
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}

// BenchmarkFrameInPlace is a frame in which no new line comes by: nothing should be allocated.
func BenchmarkFrameInPlace(b *testing.B) {
	p, u := benchPage(b, 100_000)
	b.ReportAllocs()
	d := float32(1)
	for b.Loop() {
		p.By(d)
		d = -d
		u.frame()
	}
}

// BenchmarkResize is the first frame after a change of width, in the middle of 100,000 words with 4,600 hits marked.
func BenchmarkResize(b *testing.B) {
	p, u := benchPage(b, 100_000)
	var spans []briefing.Span
	for _, h := range search.New(p.opt.Briefing).Find("المخدرات", search.Options{}) {
		spans = append(spans, h.Span)
	}
	p.SetHits(spans, 2000)
	p.to(2_000_000)
	w := float32(820)
	for b.Loop() {
		w = 820 + 620 - w
		p.Resize(fyne.NewSize(w, 700))
		u.known = map[*lines][2]int{}
		u.frame()
	}
}

// BenchmarkOpen is from a parsed statement of 100,000 words to its first view painted.
func BenchmarkOpen(b *testing.B) {
	s := uitest.New(b, uitest.Arabic)
	long := uitest.Long(b, 100_000)
	for b.Loop() {
		p := New(s.Kit, Options{Briefing: long, Family: text.Amiri, Zoom: 1})
		p.Resize(fyne.NewSize(820, 700))
		u := &uploader{p, map[*lines][2]int{}}
		u.frame()
	}
}

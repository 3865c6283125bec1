package export

import (
	"context"
	"image"
	"testing"

	"bayan/internal/compose"
	"bayan/internal/fault"
)

// desk is a press whose work ends when the test says so, and the presenter's
// goroutine, which is the test's.
type desk struct {
	t      *testing.T
	queue  chan func()
	jobs   chan job
	files  chan Protection
	sheets chan sheet
	told   int
}

type job struct {
	ctx   context.Context
	o     compose.Options
	reply chan *compose.Document
}

type sheet struct {
	page  int
	reply chan struct{}
}

func (d *desk) Compose(ctx context.Context, o compose.Options) (*compose.Document, error) {
	j := job{ctx, o, make(chan *compose.Document)}
	d.jobs <- j
	doc := <-j.reply // also when ctx has ended: too late to stop
	if doc == nil {
		return nil, &fault.Error{Code: fault.Cancelled, Op: "desk"}
	}
	return doc, nil
}

func (d *desk) Page(doc *compose.Document, page int, scale float64) *image.RGBA {
	s := sheet{page, make(chan struct{})}
	d.sheets <- s
	<-s.reply
	return image.NewRGBA(image.Rect(0, 0, int(doc.Pages[page].Width*scale), page+1))
}

func (d *desk) Encode(_ context.Context, doc *compose.Document, p Protection) ([]byte, error) {
	d.files <- p
	return make([]byte, len(doc.Pages)), nil
}

func newDesk(t *testing.T) (*desk, *Presenter) {
	d := &desk{t: t, queue: make(chan func()), jobs: make(chan job), files: make(chan Protection, 8), sheets: make(chan sheet)}
	p := NewPresenter(t.Context(), d, around(t, "ar"), func(f func()) { d.queue <- f }, func() { d.told++ })
	return d, p
}

// run takes the next n things posted.
func (d *desk) run(n int) {
	for range n {
		(<-d.queue)()
	}
}

func pages(n int) *compose.Document {
	doc := &compose.Document{}
	for range n {
		doc.Pages = append(doc.Pages, compose.Page{Width: 100, Height: 200})
	}
	return doc
}

// made lets a round end: the document is taken over, then its file.
func (d *desk) made(doc *compose.Document) {
	j := <-d.jobs
	j.reply <- doc
	d.run(2)
	<-d.files
}

func TestOvertakenChoicesAreStoppedAndDropped(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	old := <-d.jobs
	p.Choose(Choices{Paper: compose.A3})
	if old.ctx.Err() == nil {
		t.Error("the old document is still being made")
	}
	now := <-d.jobs
	old.reply <- pages(9) // it did not hear
	d.run(2)
	if p.Pages() != 0 || p.Bytes() != 0 {
		t.Fatalf("the old choices' document of %d pages is shown", p.Pages())
	}
	if now.o.Paper != compose.A3 {
		t.Errorf("paper %q is made, want A3", now.o.Paper)
	}
	now.reply <- pages(2)
	d.run(2)
	if p.Pages() != 2 || p.Bytes() != 2 {
		t.Errorf("%d pages and %d bytes, want those of the new choices", p.Pages(), p.Bytes())
	}
}

func TestProtectionAloneKeepsThePages(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	d.made(pages(3))
	p.Choose(Choices{Protect: true, Password: "x"})
	select {
	case how := <-d.files:
		if how.Archive || how.Password != "x" {
			t.Errorf("written with %+v", how)
		}
	case <-d.jobs:
		t.Fatal("the pages are made again")
	}
	d.run(1)
	if p.Bytes() != 3 {
		t.Errorf("%d bytes, want 3", p.Bytes())
	}
}

func TestAFileIsThatOfTheChoicesThatStand(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	old := <-d.jobs
	var got []int
	p.Finished(func(data []byte, err error) {
		if err != nil {
			t.Error(err)
		}
		got = append(got, len(data))
	})
	p.Choose(Choices{Landscape: true})
	now := <-d.jobs
	old.reply <- nil
	d.run(1)
	now.reply <- pages(4)
	d.run(2)
	if len(got) != 1 || got[0] != 4 {
		t.Errorf("files of %v pages were given, want one of 4", got)
	}
}

func TestStopAndAgain(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	j := <-d.jobs
	var code fault.Code
	p.Finished(func(_ []byte, err error) { code = fault.CodeOf(err) })
	p.Stop()
	if code != fault.Cancelled || j.ctx.Err() == nil {
		t.Errorf("told %q, and the work goes on: %v", code, j.ctx.Err() == nil)
	}
	j.reply <- pages(1)
	d.run(2)
	<-d.files
	if busy, _ := p.Busy(); busy || p.Pages() != 0 {
		t.Error("stopped work has come to something")
	}
	p.Again()
	d.made(pages(5))
	if p.Pages() != 5 || p.Err() != nil {
		t.Errorf("%d pages, %v; want 5", p.Pages(), p.Err())
	}
}

func TestProgress(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	j := <-d.jobs
	go func() {
		j.o.Progress(10, 1000)
		j.o.Progress(11, 1000) // the same percent: nobody is troubled
		j.o.Progress(500, 1000)
		j.reply <- pages(1)
	}()
	d.run(1)
	if _, part := p.Busy(); part >= 0.1 || !p.Long() {
		t.Errorf("%v done of long work, want little", part)
	}
	d.run(1)
	if busy, part := p.Busy(); !busy || part < 0.3 || part > 0.5 {
		t.Errorf("%v done, busy %v", part, busy)
	}
	d.run(2)
	if busy, _ := p.Busy(); busy {
		t.Error("still busy")
	}
}

func TestTurning(t *testing.T) {
	d, p := newDesk(t)
	p.Turn(1) // of nothing
	p.Choose(Choices{})
	d.made(pages(5))
	p.Turn(-1)
	if p.Page() != 0 {
		t.Errorf("page %d before the first", p.Page())
	}
	p.GoTo(99)
	if p.Page() != 4 {
		t.Errorf("page %d, want the last", p.Page())
	}
	p.Choose(Choices{Template: compose.Summary})
	d.made(pages(1))
	if p.Page() != 0 {
		t.Errorf("page %d of a document of one", p.Page())
	}
}

func TestAPictureOfAPageThatWasLeftIsDropped(t *testing.T) {
	d, p := newDesk(t)
	p.Choose(Choices{})
	d.made(pages(3))
	if p.Picture(50) != nil {
		t.Error("a picture before one is painted")
	}
	first := <-d.sheets
	p.Turn(1)
	p.Picture(50)
	second := <-d.sheets
	second.reply <- struct{}{}
	d.run(1)
	first.reply <- struct{}{}
	d.run(1)
	if got := p.Picture(50); got == nil || got.Bounds().Dy() != 2 {
		t.Errorf("shown: %v, want the second page's", got)
	}
	// Back on the page whose picture is at hand nothing is painted.
	p.Turn(1)
	p.Picture(50)
	third := <-d.sheets
	p.Turn(-1)
	p.Picture(50)
	third.reply <- struct{}{}
	d.run(1)
	if got := p.Picture(50); got.Bounds().Dy() != 2 {
		t.Errorf("the picture of page %d is shown on the second", got.Bounds().Dy())
	}
}

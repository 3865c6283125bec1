package export

import (
	"context"
	"image"

	"bayan/internal/compose"
	"bayan/internal/fault"
)

// Press makes briefings. Its methods are called from any goroutine.
type Press interface {
	// Compose sets the window's statement with its follow-up as it stands.
	Compose(ctx context.Context, o compose.Options) (*compose.Document, error)
	// Page paints a page, 0 based, at scale pixels a point.
	Page(doc *compose.Document, page int, scale float64) *image.RGBA
	// Encode is the file of a document.
	Encode(ctx context.Context, doc *compose.Document, p Protection) ([]byte, error)
}

// Presenter keeps a document in step with the choices. All its methods and
// calls are on one goroutine; the work is on others. What was begun for choices
// that no longer stand is stopped, and dropped where it is too late to stop it.
type Presenter struct {
	ctx     context.Context
	press   Press
	around  Around
	post    func(func()) // to the presenter's goroutine
	changed func()

	choices Choices
	round   int
	stop    context.CancelFunc
	doc     *compose.Document // of the choices, or of those before while composing
	fresh   bool              // doc is of the choices
	data    []byte            // the file of doc, nil while it is not made
	err     error
	done    int
	total   int
	waiting []func([]byte, error)

	page     int
	picture  image.Image
	shown    pictureOf // what picture is of
	painting pictureOf // what is on its way
}

// pictureOf names a picture: a page of a document in device pixels.
type pictureOf struct {
	doc         *compose.Document
	page, width int
}

// NewPresenter begins nothing until Choose; it ends with ctx or Stop.
func NewPresenter(ctx context.Context, press Press, a Around, post func(func()), changed func()) *Presenter {
	return &Presenter{ctx: ctx, press: press, around: a, post: post, changed: changed, stop: func() {}}
}

// Choices are those that stand.
func (p *Presenter) Choices() Choices { return p.choices }

// Choose makes the document of other choices.
func (p *Presenter) Choose(c Choices) {
	same := p.fresh && c.SamePages(p.choices)
	if p.fresh && c == p.choices && p.err == nil {
		return
	}
	p.choices, p.fresh = c, same
	p.begin()
}

func (p *Presenter) begin() {
	p.stop()
	p.round++
	round, doc := p.round, p.doc
	if !p.fresh {
		doc = nil
	}
	p.data, p.err, p.done, p.total = nil, nil, 0, 0
	var ctx context.Context
	ctx, p.stop = context.WithCancel(p.ctx)
	tell := func(f func()) { // unless the choices have changed again
		p.post(func() {
			if round == p.round {
				f()
				p.changed()
			}
		})
	}
	options, protection := p.choices.Options(p.around), p.choices.Protection()
	percent := -1
	options.Progress = func(done, total int) {
		if now := 100 * done / max(1, total); now != percent {
			percent = now
			tell(func() { p.done, p.total = done, total })
		}
	}
	emblem := p.choices.Emblem
	go func() {
		if doc == nil {
			var err error
			if emblem != "" && p.around.Emblem != nil {
				if options.Emblem, err = p.around.Emblem(emblem); err != nil {
					tell(func() { p.finish(nil, err) })
					return
				}
			}
			if doc, err = p.press.Compose(ctx, options); err != nil {
				tell(func() { p.finish(nil, err) })
				return
			}
			tell(func() {
				p.doc, p.fresh = doc, true
				p.page = min(p.page, len(doc.Pages)-1)
			})
		}
		data, err := p.press.Encode(ctx, doc, protection)
		tell(func() { p.finish(data, err) })
	}()
	p.changed()
}

func (p *Presenter) finish(data []byte, err error) {
	p.data, p.err = data, err
	waiting := p.waiting
	p.waiting = nil
	for _, f := range waiting {
		f(data, err)
	}
}

// Finished calls f once with the file of the choices, or why there is none:
// fault.Cancelled after Stop.
func (p *Presenter) Finished(f func([]byte, error)) {
	if p.data != nil || p.err != nil {
		f(p.data, p.err)
		return
	}
	p.waiting = append(p.waiting, f)
}

// Stop gives up what is being made; Choose or Again begins again.
func (p *Presenter) Stop() {
	p.stop()
	p.round++
	if p.data == nil && p.err == nil {
		p.finish(nil, &fault.Error{Code: fault.Cancelled, Op: "export.Presenter", Cause: context.Canceled})
	}
}

// Again tries what has failed or was stopped.
func (p *Presenter) Again() {
	if p.err != nil {
		p.begin()
	}
}

// composing is the part of the work that is done before the file is written.
const composing = 0.8

// Busy tells whether something is being made, and how much of it is done.
func (p *Presenter) Busy() (busy bool, part float32) {
	if p.data != nil || p.err != nil {
		return false, 1
	}
	if p.fresh {
		return true, composing
	}
	return true, composing * float32(p.done) / float32(max(1, p.total))
}

// Long tells whether what is being made takes long enough to be watched: a
// statement of a few pages is there before a bar would be seen.
func (p *Presenter) Long() bool { return p.total > 400 }

// Err is why there is no document.
func (p *Presenter) Err() error { return p.err }

// Pages counts the pages, 0 before there is a document; Page is the one shown, 0 based.
func (p *Presenter) Pages() int {
	if p.doc == nil {
		return 0
	}
	return len(p.doc.Pages)
}

// Page is the page shown, 0 based.
func (p *Presenter) Page() int { return p.page }

// Bytes is the size of the file, 0 while it is not known.
func (p *Presenter) Bytes() int { return len(p.data) }

// PageSize is the shown page's width and height in points, A4 before there is one.
func (p *Presenter) PageSize() (w, h float64) {
	if p.doc == nil {
		return 595, 842
	}
	page := &p.doc.Pages[p.page]
	return page.Width, page.Height
}

// Turn goes n pages on.
func (p *Presenter) Turn(n int) { p.GoTo(p.page + n) }

// GoTo goes to a page, or to the nearest there is.
func (p *Presenter) GoTo(page int) {
	page = max(0, min(page, p.Pages()-1))
	if page != p.page {
		p.page = page
		p.changed()
	}
}

// Picture is the shown page, width device pixels wide. While it is being
// painted the last picture stands in; changed tells when it is there.
func (p *Presenter) Picture(width int) image.Image {
	want := pictureOf{p.doc, p.page, width}
	if want.doc == nil || width <= 0 {
		return p.picture
	}
	if want != p.painting {
		p.painting = want
		if want == p.shown {
			return p.picture
		}
		go func() {
			picture := p.press.Page(want.doc, want.page, float64(want.width)/want.doc.Pages[want.page].Width)
			p.post(func() {
				if want == p.painting { // else another page is wanted by now
					p.picture, p.shown = picture, want
					p.changed()
				}
			})
		}()
	}
	return p.picture
}

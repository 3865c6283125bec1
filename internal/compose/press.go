package compose

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"bayan/internal/fault"
	"bayan/internal/typeset"
)

// style is how a piece of text is set.
type style struct {
	font    typeset.FontID
	size    float64
	leading float64 // baseline distance, of the size
	align   typeset.Align
	break_  typeset.Breaking
	kashida typeset.Kashida
	// page puts a paragraph that runs against the page at the page's own start
	// side all the same: a cell, a label.
	page bool
}

// piece is one paragraph, set later together with all others.
type piece struct {
	runes    []rune
	language string
	base     typeset.Direction
	style    style
	bold     []typeset.StyleSpan // of the file's own, in order
	measure  float64             // 0 is one line, unbroken
	lines    int                 // at most, 0 is any
	balance  bool                // lines of about one length, the measure narrowed to it: a title
	layout   *typeset.Layout
}

func (p *piece) height() float64 { return p.layout.Height }

// natural is the width of a one-line piece.
func (p *piece) natural() float64 { return p.layout.Lines[0].Advance }

func (p *piece) set(e *typeset.Engine, page typeset.Direction) {
	par := e.Shape(typeset.Text{
		Runes: p.runes, Language: p.language, Base: p.base,
		Styles: p.styles(),
	})
	align := p.style.align
	if p.style.page && par.Base() != page {
		switch align {
		case typeset.AlignStart:
			align = typeset.AlignEnd
		case typeset.AlignEnd:
			align = typeset.AlignStart
		}
	}
	setting := typeset.Setting{
		Measure: p.measure, Align: align, Breaking: p.style.break_, Kashida: p.style.kashida,
		Leading: p.style.leading, MaxLines: p.lines, NoStretch: align != typeset.Justify,
	}
	p.layout = par.Layout(setting)
	if n := len(p.layout.Lines); p.balance && n > 1 {
		least := p.measure / 2
		for most := p.measure; most-least > 4; {
			setting.Measure = (least + most) / 2
			if l := par.Layout(setting); len(l.Lines) > n {
				least = setting.Measure
			} else {
				most, p.layout, p.measure = setting.Measure, l, setting.Measure
			}
		}
	}
}

// setAll sets pieces on every processor, and between batches hears ctx and tells progress.
func setAll(ctx context.Context, e *typeset.Engine, page typeset.Direction, pieces []*piece, progress func(done, total int)) error {
	const batch = 256
	for from := 0; from < len(pieces); from += batch {
		if ctx.Err() != nil {
			return &fault.Error{Code: fault.Cancelled, Op: "compose.Compose", Cause: ctx.Err()}
		}
		if progress != nil {
			progress(from, len(pieces))
		}
		part := pieces[from:min(from+batch, len(pieces))]
		var next atomic.Int64
		var wait sync.WaitGroup
		for range min(runtime.GOMAXPROCS(0), len(part)) {
			wait.Go(func() {
				for i := next.Add(1) - 1; int(i) < len(part); i = next.Add(1) - 1 {
					part[i].set(e, page)
				}
			})
		}
		wait.Wait()
	}
	if progress != nil {
		progress(len(pieces), len(pieces))
	}
	return nil
}

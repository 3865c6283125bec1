package typeset

import (
	"slices"
	"sync"

	"github.com/go-text/typesetting/language"
)

// Engine shapes paragraphs. It holds the fonts and a bounded cache of shaped words; safe for concurrent use.
type Engine struct {
	fonts   *Fonts
	workers chan *worker // idle ones
	words   cache
	whole   bool // tests: shape whole items, without cutting or cache

	mu          sync.Mutex
	elongations map[FontID]elongation
}

// mostIdle is how many workers are kept: more than that many paragraphs are seldom made at a time.
const mostIdle = 4

// New makes an engine over fonts.
func New(fonts *Fonts) *Engine {
	return &Engine{
		fonts: fonts, workers: make(chan *worker, mostIdle), elongations: map[FontID]elongation{},
	}
}

// Fonts is the collection given to New.
func (e *Engine) Fonts() *Fonts { return e.fonts }

func (e *Engine) acquire() *worker {
	select {
	case w := <-e.workers:
		return w
	default:
		return newWorker()
	}
}

func (e *Engine) release(w *worker) {
	select {
	case e.workers <- w:
	default:
	}
}

// Shape itemises and shapes a paragraph once, in design units. It never fails: a character without a glyph
// is a missing glyph (IsMissing).
func (e *Engine) Shape(t Text) *Paragraph {
	w := e.acquire()
	defer e.release(w)

	tag := t.Language
	if tag == "" {
		tag = "ar"
	}
	p := &Paragraph{engine: e, language: language.NewLanguage(tag), runes: slices.Clone(t.Runes)}
	if len(t.Styles) > 0 {
		p.strut = t.Styles[0].Style
	}
	p.strut.Font, p.strut.Size = e.fonts.known(p.strut.Font), sane(p.strut.Size)
	p.text = clean(p.runes)
	isolates := within(t.Isolates, len(p.text))
	p.base = baseLevel(p.text, isolates, t.Base, t.Language)
	p.levels = w.leveller.levels(nil, p.text, p.base, isolates)
	p.bits = boundaries(make([]uint8, 0, len(p.text)+1), &w.segmenter, p.text)
	p.drawn = p.text
	words := 1
	for i, r := range p.text {
		if is(r, asItIs) {
			continue
		}
		if r == ' ' {
			words++
			p.bits[i] |= isHanging | isStretchable
			continue
		}
		if d := drawn(r); d != r {
			if &p.drawn[0] == &p.text[0] {
				p.drawn = slices.Clone(p.text)
			}
			p.drawn[i] = d
		}
		if hangs(r) {
			p.bits[i] |= isHanging
		}
		if stretches(r) {
			p.bits[i] |= isStretchable
		}
		p.tabs = p.tabs || separates(r)
		p.hidden = p.hidden || hides(r)
	}
	p.items = e.itemise(nil, p.text, p.levels, t.Styles, p.base)
	p.pieces = make([]piece, 0, words+len(p.items))
	for i := range p.items {
		p.shapeItem(w, i)
	}
	p.measure()
	p.findBreaks()
	return p
}

// within drops ranges that are empty and cuts those that reach out of the text.
func within(ranges []Range, n int) []Range {
	var out []Range
	for _, r := range ranges {
		r.Start, r.End = max(r.Start, 0), min(r.End, n)
		if r.Start < r.End {
			out = append(out, r)
		}
	}
	return out
}

package compose

import (
	"image/color"
	"math"
	"strings"

	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// furniture is what stands around the text of every page: header, footer,
// classification, watermark. All of it is artifact (ISO 32000-1 14.8.2.2).
type furniture struct {
	b                      *builder
	date                   *piece
	classTop, classBottom  *piece
	watermark              *piece
	watermarkX, watermarkY float64
	numbers                []*piece
}

const watermarkAngle = 38 // degrees

// running is a header's text: the program and what is on the page.
func (b *builder) running(what string) *piece {
	p := b.typed(b.o.Words.T("app.name")+" · "+what, style{font: b.faces.ui, size: runningSize}, b.sheet.measure()*0.68)
	p.lines = 1
	return p
}

// furnish gathers the pieces for pages; set must run before paint.
func (b *builder) furnish(pages int) (*furniture, error) {
	s := style{font: b.faces.ui, size: runningSize}
	date, err := b.o.Words.Date(b.date, b.dates(b.o.Calendars))
	if err != nil {
		return nil, err
	}
	f := &furniture{b: b, date: b.words(date, s, 0)}
	if b.o.Classification != "" {
		strong := style{font: b.faces.uiBold, size: runningSize}
		f.classTop = b.typed(b.o.Classification, strong, b.sheet.measure()*0.3)
		f.classTop.style.align = typeset.AlignEnd
		f.classTop.lines = 1
		f.classBottom = b.typed(b.o.Classification, strong, b.sheet.measure()*0.3)
		f.classBottom.style.align = typeset.AlignCenter
		f.classBottom.lines = 1
	}
	f.numbers = make([]*piece, pages)
	for i := range f.numbers {
		f.numbers[i] = b.words(b.o.Words.F("page.of", locale.Args{"page": b.number(i + 1), "pages": b.number(pages)}), s, 0)
	}
	return f, b.mark(f)
}

// mark sets the watermark's words large enough to cross the page.
func (b *builder) mark(f *furniture) error {
	text, err := b.watermark()
	if err != nil || text == "" {
		return err
	}
	probe := b.now(b.typed(text, style{font: b.faces.bold, size: 100}, 0))
	sin, cos := math.Sincos(watermarkAngle * math.Pi / 180)
	along := min(0.86*b.sheet.width/cos, 0.9*b.sheet.height/sin)
	size := min(100*along/probe.natural(), 64)
	f.watermark = b.now(b.typed(text, style{font: b.faces.bold, size: size}, 0))
	l := f.watermark.layout.Lines[0]
	// The line's middle stands on the page's.
	mx, my := l.X+l.Advance/2, (l.Top+l.Bottom)/2
	f.watermarkX = b.sheet.width/2 - (mx*cos + my*sin)
	f.watermarkY = b.sheet.height/2 - (my*cos - mx*sin)
	return nil
}

// watermark is its text: what was typed, the copy's number, its holder and the day.
func (b *builder) watermark() (string, error) {
	var parts []string
	if b.o.Watermark != "" {
		parts = append(parts, b.o.Watermark)
	}
	if b.o.Copy > 0 {
		parts = append(parts, b.o.Words.F("page.copy_no", locale.Args{"n": b.number(b.o.Copy)}))
	}
	if b.o.Holder != "" {
		parts = append(parts, b.o.Holder)
	}
	if b.o.Copy > 0 || b.o.Holder != "" {
		date, err := b.o.Words.Date(b.date, b.dates(locale.Gregorian))
		if err != nil {
			return "", err
		}
		parts = append(parts, date)
	}
	return strings.Join(parts, " · "), nil
}

// paint puts the furniture on page i: the watermark under everything, the rest over it.
func (f *furniture) paint(page *Page, i int, running *piece) {
	s := f.b.sheet
	if f.watermark != nil {
		page.Items = append([]Item{Text{
			Layout: f.watermark.layout, X: f.watermarkX, Y: f.watermarkY, Color: faint,
			Element: Artifact, Artifact: ArtifactWatermark, AsOutline: true, Angle: watermarkAngle,
		}}, page.Items...)
	}
	put := func(p *piece, x, baseline float64, c color.NRGBA, kind ArtifactKind) {
		page.Items = append(page.Items, Text{
			Layout: p.layout, X: x, Y: baseline - p.layout.Lines[0].Baseline, Color: c, Element: Artifact, Artifact: kind,
		})
	}
	rule := func(y float64, kind ArtifactKind) {
		page.Items = append(page.Items, Box{X: s.left, Y: y - 0.35, W: s.measure(), H: 0.7, Fill: hairline, Artifact: kind})
	}
	header, footer := headerRule-11.0, s.height-footerRule+17
	put(running, s.box(0, running.measure), header, muted, ArtifactHeader)
	if f.classTop != nil {
		put(f.classTop, s.ending(f.classTop.measure), header, secret, ArtifactHeader)
	}
	rule(headerRule, ArtifactHeader)
	rule(s.height-footerRule, ArtifactFooter)
	put(f.date, s.box(0, f.date.natural()), footer, muted, ArtifactFooter)
	if f.classBottom != nil {
		put(f.classBottom, (s.left+s.right-f.classBottom.measure)/2, footer, secret, ArtifactFooter)
	}
	put(f.numbers[i], s.ending(f.numbers[i].natural()), footer, muted, ArtifactFooter)
}

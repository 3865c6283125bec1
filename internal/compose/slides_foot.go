package compose

import (
	"image/color"

	"bayan/internal/deck"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

const (
	footLine  = 677 // baseline
	footSize  = 19
	classSize = 19
	classTop  = 42  // baseline
	classFoot = 706 // baseline
	dotsTop   = 668
	dotHeight = 6
	dotPitch  = 52 // from one dot to the next
	dotShare  = 0.77
	dotLeast  = 12.0
	barMark   = 20.0 // of the bar, that is where the presentation is
	dotsMost  = 0.4  // of the width
	dotsFew   = 0.22
	countRoom = 133 // of the slide's number, at the end side
	footGap   = 36  // between the title and the dots
)

// furnish paints what stands around every slide, all of it artifact: what the
// statement is called, the dots, the slide's number, the classification.
func (p *presentation) furnish() {
	b := p.b
	shown := 0
	for i := range p.refs {
		if !p.refs[i].Hidden {
			shown++
		}
	}
	st := style{font: b.faces.ui, size: footSize * p.unit}
	free := b.sheet.measure() - (countRoom+footGap)*p.unit
	wanted := b.now(b.typed(b.titleOr(), st, 0)).natural()
	room := min(max(free-wanted-p.unit, dotsFew*b.sheet.width), dotsMost*b.sheet.width, (float64(shown)-1+dotShare)*dotPitch*p.unit)
	left := free - room
	name := b.typed(b.titleOr(), st, left)
	name.lines = 1
	b.now(name)
	date := p.date(left)
	var class *piece
	if b.o.Classification != "" {
		class = b.typed(b.o.Classification, style{font: b.faces.uiBold, size: classSize * p.unit, align: typeset.AlignCenter}, b.sheet.measure())
		class.lines = 1
		b.now(class)
	}
	number := 0
	for i := range p.pages {
		page, look := &p.pages[i], p.looks[i]
		if class != nil {
			x := (b.sheet.left + b.sheet.right - class.measure) / 2
			p.foot(page, class, x, classTop, look.secret, ArtifactHeader)
			p.foot(page, class, x, classFoot, look.secret, ArtifactFooter)
		}
		if p.refs[i].Kind != deck.Title {
			p.foot(page, name, b.sheet.box(0, name.measure), footLine, look.muted, ArtifactFooter)
		} else if date != nil {
			p.foot(page, date, b.sheet.box(0, date.natural())-date.layout.Lines[0].X, footLine, look.muted, ArtifactFooter)
		}
		if p.refs[i].Hidden {
			continue
		}
		number++
		count := b.now(b.words(
			b.o.Words.F("slides.of", locale.Args{"n": b.number(number), "all": b.number(shown)}), style{font: b.faces.ui, size: footSize * p.unit}, 0,
		))
		p.foot(page, count, b.sheet.ending(count.natural())-count.layout.Lines[0].X, footLine, look.muted, ArtifactFooter)
		p.dots(page, look, number-1, shown, room)
	}
}

// date is the day of presenting, in one calendar where there is no room for
// both; nil where it cannot be written.
func (p *presentation) date(room float64) *piece {
	b := p.b
	for _, c := range []locale.Calendars{b.o.Calendars, locale.Gregorian} {
		day, err := b.o.Words.Date(b.date, b.dates(c))
		if err != nil { // outside the Hijri table
			continue
		}
		if date := b.now(b.words(day, style{font: b.faces.ui, size: footSize * p.unit}, 0)); date.natural() <= room {
			return date
		}
	}
	return nil
}

func (p *presentation) foot(page *Page, t *piece, x, baseline float64, c color.NRGBA, kind ArtifactKind) {
	page.Items = append(page.Items, Text{
		Layout: t.layout, X: x, Y: baseline*p.unit - t.layout.Lines[0].Baseline, Color: c, Element: Artifact, Artifact: kind,
	})
}

// dots show how far the presentation has come, from the start side: a dot a
// slide, or one bar where there are too many to be told apart.
func (p *presentation) dots(page *Page, look *slideLook, at, all int, room float64) {
	b, u := p.b, p.unit
	start := b.sheet.measure() - countRoom*u - room
	box := func(from, width float64, c color.NRGBA) {
		page.Items = append(page.Items, Box{
			X: b.sheet.box(start+from, width), Y: dotsTop * u, W: width, H: dotHeight * u, Radius: dotHeight / 2 * u, Fill: c, Artifact: ArtifactFooter,
		})
	}
	pitch := room / (float64(all) - 1 + dotShare)
	if pitch*dotShare < dotLeast*u {
		box(0, room, look.track)
		width := max(room/float64(all), barMark*u)
		place := 0.0
		if all > 1 {
			place = (room - width) * float64(at) / float64(all-1)
		}
		box(place, width, look.rule)
		return
	}
	for i := range all {
		c := look.track
		if i == at {
			c = look.rule
		}
		box(float64(i)*pitch, pitch*dotShare, c)
	}
}

// watermarkSlides puts the watermark under each slide's words.
func (b *builder) watermarkSlides(p *presentation) error {
	f := &furniture{b: b}
	if err := b.mark(f); err != nil || f.watermark == nil {
		return err
	}
	for i := range p.pages {
		page := &p.pages[i]
		mark := Text{
			Layout: f.watermark.layout, X: f.watermarkX, Y: f.watermarkY, Color: p.looks[i].faint,
			Element: Artifact, Artifact: ArtifactWatermark, AsOutline: true, Angle: watermarkAngle,
		}
		page.Items = append(page.Items[:1:1], append([]Item{mark}, page.Items[1:]...)...)
	}
	return nil
}

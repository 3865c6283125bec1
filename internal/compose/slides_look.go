package compose

import (
	"image/color"

	"bayan/internal/briefing"
	"bayan/internal/deck"
)

// slideLook is the colours of a slide (design/README.md).
type slideLook struct {
	ground, title, text color.NRGBA
	accent              color.NRGBA // words of the program over the title, numbers
	rule                color.NRGBA // what is gold and no letter
	badge               color.NRGBA // the measure's number, large behind everything
	track               color.NRGBA // of the progress dots
	muted               color.NRGBA // the foot's words
	secret              color.NRGBA // classification
	faint               color.NRGBA // the watermark
	status              map[string]color.NRGBA
}

var darkSlide = slideLook{
	ground: color.NRGBA{0x0C, 0x2B, 0x2E, 0xFF},
	title:  color.NRGBA{0xF6, 0xF2, 0xE8, 0xFF}, text: color.NRGBA{0xF6, 0xF2, 0xE8, 0xFF},
	accent: color.NRGBA{0xD9, 0xB2, 0x5F, 0xFF}, rule: color.NRGBA{0xD9, 0xB2, 0x5F, 0xFF},
	badge: color.NRGBA{0x1D, 0x50, 0x53, 0xFF}, track: color.NRGBA{0x24, 0x55, 0x58, 0xFF},
	muted: color.NRGBA{0x9F, 0xB4, 0xB3, 0xFF}, secret: color.NRGBA{0xEF, 0x9A, 0x93, 0xFF},
	faint: color.NRGBA{0xF6, 0xF2, 0xE8, 0x16},
	status: map[string]color.NRGBA{
		"done": {0x7F, 0xD0, 0x9B, 0xFF}, "doing": {0xE2, 0xB5, 0x66, 0xFF}, "late": {0xEF, 0x9A, 0x93, 0xFF},
		"todo": {0xA5, 0xB0, 0xB7, 0xFF}, "dropped": {0xA5, 0xB0, 0xB7, 0xFF},
	},
}

var lightSlide = slideLook{
	ground: color.NRGBA{0xFB, 0xFA, 0xF7, 0xFF},
	title:  ink, text: ink,
	accent: color.NRGBA{0x7E, 0x5B, 0x14, 0xFF}, rule: gold,
	badge: color.NRGBA{0xE9, 0xE2, 0xD3, 0xFF}, track: color.NRGBA{0xDD, 0xD7, 0xCC, 0xFF},
	muted: muted, secret: secret, faint: faint,
	status: map[string]color.NRGBA{
		"done": greenDone, "doing": amber, "late": redLate, "todo": greyTodo, "dropped": greyTodo,
	},
}

// look is a slide's: in the light theme the first and the last stay dark, so
// that a room sees where the statement begins and where it ends.
func (t SlideTheme) look(k deck.Kind) *slideLook {
	if t == LightSlides && k != deck.Title && k != deck.Source {
		return &lightSlide
	}
	return &darkSlide
}

// statusOf is a measure's status in a slide's colours.
func (l *slideLook) statusOf(p briefing.Progress, today string) status {
	s := statusOf(p, today)
	s.color = l.status[s.word]
	return s
}

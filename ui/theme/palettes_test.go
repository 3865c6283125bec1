package theme

import (
	"image/color"
	"math"
	"testing"
)

// luminance and contrast are those of WCAG 2.2, "relative luminance" and "contrast ratio".
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// A highlight may lie under body text, a heading and the source line; the four
// are told from each other, from the paper and from a hit of the search.
func TestHighlightsCanBeReadAndToldApart(t *testing.T) {
	apart := func(a, b color.NRGBA) float64 {
		d := func(x, y uint8) float64 { return float64(x) - float64(y) }
		return math.Sqrt(math.Pow(d(a.R, b.R), 2) + math.Pow(d(a.G, b.G), 2) + math.Pow(d(a.B, b.B), 2))
	}
	for _, name := range Names() {
		p, least := Of(name), 4.5
		if name == HighContrastName {
			least = 7
		}
		for i, h := range p.Highlights {
			for what, ink := range map[string]color.NRGBA{"ink": p.Ink, "accent": p.Accent, "muted": p.Muted} {
				if got := contrast(ink, h); got < least {
					t.Errorf("%s: %s on highlight %d has a contrast of %.2f, want %.1f", name, what, i, got, least)
				}
			}
			others := append([]color.NRGBA{p.Paper, p.Hit, p.Current, p.Selection}, p.Highlights[i+1:]...)
			for j, o := range others {
				if got := apart(h, o); got < 25 {
					t.Errorf("%s: highlight %d is only %.0f from colour %d of %v", name, i, got, j, others)
				}
			}
		}
	}
}

func TestEveryTextCanBeRead(t *testing.T) {
	for _, name := range Names() {
		p, least := Of(name), 4.5
		if name == HighContrastName {
			least = 7
		}
		for what, pair := range map[string][2]color.NRGBA{
			"ink on paper": {p.Ink, p.Paper}, "ink on panel": {p.Ink, p.Panel}, "ink on surface": {p.Ink, p.Surface},
			"muted on paper": {p.Muted, p.Paper}, "muted on panel": {p.Muted, p.Panel}, "muted on surface": {p.Muted, p.Surface},
			"ink on hover": {p.Ink, p.Hover}, "ink on track": {p.Ink, p.Track},
			"accent on paper": {p.Accent, p.Paper}, "accent on its soft": {p.Accent, p.AccentSoft}, "on accent": {p.OnAccent, p.Accent},
			"gold on panel": {p.GoldText, p.Panel}, "ink on hit": {p.Ink, p.Hit}, "on current": {p.OnCurrent, p.Current},
			"heading on hit": {p.Accent, p.Hit}, "source line on hit": {p.Muted, p.Hit},
			"ink on selection": {p.Ink, p.Selection}, "heading on selection": {p.Accent, p.Selection}, "source line on selection": {p.Muted, p.Selection},
			"muted on hover": {p.Muted, p.Hover}, "ink on its soft": {p.Ink, p.AccentSoft}, "accent on hover": {p.Accent, p.Hover},
			"accent on surface": {p.Accent, p.Surface}, "accent on panel": {p.Accent, p.Panel}, "gold on track": {p.GoldText, p.Track}, "gold on soft": {p.GoldText, p.AccentSoft}, "toast": {p.OnToast, p.Toast},
			"done": {p.Done, p.DoneSoft}, "doing": {p.Doing, p.DoingSoft}, "late": {p.Late, p.LateSoft}, "todo": {p.Todo, p.TodoSoft},
		} {
			if got := contrast(pair[0], pair[1]); got < least {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f", name, what, got, least)
			}
		}
	}
}

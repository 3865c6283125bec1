package typeset_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/typeset"
	"bayan/internal/typeset/kashida"
)

const statementFile = "../../assets/statement/baghdad-2024.txt"

// Measures in points at 12 pt: an A4 page with margins of 25 mm, and a column of 18 em.
const (
	a4Measure     = (210 - 2*25) * 72 / 25.4
	columnMeasure = 18 * 12
)

// TestKashidaEvensTheGaps sets the statement as print does. With light kashida no gap between words is over
// 1.6 of natural, and gaps differ less from each other than with none. In the narrow column one line in
// Noto Naskh stays wider, at 2.45, that no breaks and no kashidas of the rules can fill (TestNoBreaksAreBetter).
// Noto's space is 0.22 em (Amiri's 0.29), so the same slack is a wider gap.
func TestKashidaEvensTheGaps(t *testing.T) {
	for _, c := range []struct {
		font    string
		measure float64
		wide    int // lines that may have gaps over 1.6
	}{
		{"Amiri_400Regular", a4Measure, 0},
		{"Amiri_400Regular", columnMeasure, 0},
		{"NotoNaskhArabic_400Regular", a4Measure, 0},
		{"NotoNaskhArabic_400Regular", columnMeasure, 1},
	} {
		t.Run(fmt.Sprintf("%s at %.0f pt", c.font, c.measure), func(t *testing.T) {
			none := gapsOf(t, c.font, c.measure, typeset.KashidaNone)
			light := gapsOf(t, c.font, c.measure, typeset.KashidaLight)
			if light.wide > c.wide {
				t.Errorf("light: %d of %d lines have gaps over 1.6 of natural (the widest %.3f), want %d at most",
					light.wide, light.lines, light.max, c.wide)
			}
			if light.dev >= none.dev {
				t.Errorf("standard deviation: light %.3f, none %.3f, want less", light.dev, none.dev)
			}
			t.Logf("none: mean %.3f, deviation %.3f, max %.3f, %d wide; light: mean %.3f, deviation %.3f, max %.3f, %d wide, on %d lines",
				none.mean, none.dev, none.max, none.wide, light.mean, light.dev, light.max, light.wide, light.lines)
		})
	}
}

// TestKashidaKeepsTheRules sets the statement at many widths, reads every kashida back from the glyphs, and
// asks the rules about it.
func TestKashidaKeepsTheRules(t *testing.T) {
	for _, font := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular"} {
		seen := 0
		for _, level := range []typeset.Kashida{typeset.KashidaLight, typeset.KashidaFull} {
			for measure := 120.0; measure <= 480; measure += 24 {
				for _, l := range setStatement(t, font, measure, level) {
					seen += checkKashidas(t, l, level)
				}
			}
		}
		if seen < 200 {
			t.Errorf("%s: only %d kashidas in all: the test sees too little", font, seen)
		}
	}
}

// checkKashidas reports what the rules forbid and returns how many kashidas it saw.
func checkKashidas(t *testing.T, l *typeset.Layout, level typeset.Kashida) (seen int) {
	t.Helper()
	runes := l.Paragraph().Runes()
	words := kashida.Words(runes)
	var above []kashida.Interval
	for i, line := range l.Lines {
		places := kashidasOf(l, i)
		seen += len(places)
		text := string(runes[line.Start:line.End])
		if line.Last && len(places) > 0 {
			t.Errorf("a kashida on a paragraph's last line: %s", text)
		}
		if len(places) > 3 {
			t.Errorf("%d kashidas on a line: %s", len(places), text)
		}
		before := -2
		var spans []kashida.Interval
		for _, span := range places {
			spans = append(spans, span)
			for _, a := range above {
				if a.Overlaps(span) {
					t.Errorf("a kashida under another: %s", text)
				}
			}
		}
		above = spans
		for w, word := range words {
			joints := 0
			for at := range places {
				if at <= word.Start || at >= word.End {
					continue
				}
				joints++
				if !allowed(word, at, level) {
					t.Errorf("%s: the rules forbid a kashida before rune %d", string(runes[word.Start:word.End]), at-word.Start)
				}
			}
			if joints > 1 {
				t.Errorf("%s: %d kashidas in one word", string(runes[word.Start:word.End]), joints)
			}
			if joints > 0 {
				if w-before == 1 {
					t.Errorf("two neighbouring words have kashidas: %s", text)
				}
				before = w
			}
		}
	}
	return seen
}

// allowed says that the word has a joint before rune offset at of the paragraph.
func allowed(word kashida.Word, at int, level typeset.Kashida) bool {
	for _, j := range word.Joints {
		if word.Start+j.After+1 == at {
			return j.Priority != kashida.Last || level == typeset.KashidaFull
		}
	}
	return false
}

// kashidasOf gives a line's kashidas: the rune each stands before, and where it lies from the measure's start
// edge, which for this right-to-left text is the right one.
func kashidasOf(l *typeset.Layout, line int) map[int]kashida.Interval {
	found := map[int]kashida.Interval{}
	measure := l.Setting().Measure
	for _, run := range l.Runs(line, nil) {
		for _, g := range run.Glyphs {
			if g.Flags&typeset.IsKashida == 0 {
				continue
			}
			x := run.X + g.X
			span := kashida.Interval{Start: measure - x - g.Advance, End: measure - x}
			if old, ok := found[int(g.Start)]; ok { // several glyphs of one kashida
				span.Start, span.End = math.Min(span.Start, old.Start), math.Max(span.End, old.End)
			}
			found[int(g.Start)] = span
		}
	}
	return found
}

// TestKashidaChangesNoOtherGlyph: set with kashida or without, a line's own glyphs are the same and come in the
// same order, and every justified line fills the measure.
func TestKashidaChangesNoOtherGlyph(t *testing.T) {
	for _, font := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular"} {
		for _, measure := range []float64{160, columnMeasure, 300} {
			for _, l := range setStatement(t, font, measure, typeset.KashidaFull) {
				s := l.Setting()
				s.Measure, s.Align, s.Kashida = 0, typeset.AlignStart, typeset.KashidaNone
				plain := map[[2]int32][]uint32{}
				for _, run := range l.Paragraph().Layout(s).Runs(0, nil) {
					for _, g := range run.Glyphs {
						plain[[2]int32{g.Start, g.End}] = append(plain[[2]int32{g.Start, g.End}], g.ID)
					}
				}
				for i, line := range l.Lines {
					got := map[[2]int32][]uint32{}
					for _, run := range l.Runs(i, nil) {
						for _, g := range run.Glyphs {
							if g.Flags&typeset.IsKashida == 0 {
								got[[2]int32{g.Start, g.End}] = append(got[[2]int32{g.Start, g.End}], g.ID)
							}
						}
					}
					for cluster, ids := range got {
						if string(l.Paragraph().Runes()[cluster[0]:cluster[1]]) == "ـ" {
							continue // what the writer typed grows into one glyph with ours
						}
						if fmt.Sprint(ids) != fmt.Sprint(plain[cluster]) {
							t.Errorf("%s at %v, %q: glyphs %v, without kashida %v", font, measure,
								string(l.Paragraph().Runes()[cluster[0]:cluster[1]]), ids, plain[cluster])
						}
					}
					if !line.Last && math.Abs(line.Advance-measure) > 0.01 {
						t.Errorf("%s at %v: line %d is %.3f wide", font, measure, i, line.Advance)
					}
				}
			}
		}
	}
}

type gaps struct {
	mean, dev, max float64
	lines, wide    int // wide: over 1.6
}

// gapsOf gathers the gaps of justified lines, over their natural width.
func gapsOf(t *testing.T, font string, measure float64, level typeset.Kashida) gaps {
	t.Helper()
	var all []float64
	var g gaps
	for _, l := range setStatement(t, font, measure, level) {
		for _, line := range l.Lines {
			if !line.Last {
				all = append(all, line.Gap)
				g.max = max(g.max, line.Gap)
				if line.Gap > 1.6 {
					g.wide++
				}
			}
		}
	}
	for _, v := range all {
		g.mean += v / float64(len(all))
	}
	for _, v := range all {
		g.dev += (v - g.mean) * (v - g.mean) / float64(len(all))
	}
	g.dev = math.Sqrt(g.dev)
	g.lines = len(all)
	return g
}

// setStatement sets the bundled statement at 12 pt as print does.
func setStatement(t *testing.T, font string, measure float64, level typeset.Kashida) []*typeset.Layout {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", font+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := typeset.LoadFace(font, data)
	if err != nil {
		t.Fatal(err)
	}
	engine := typeset.New(typeset.NewFonts(face))
	text, err := os.ReadFile(statementFile)
	if err != nil {
		t.Fatal(err)
	}
	var layouts []*typeset.Layout
	for _, paragraph := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		runes := []rune(strings.TrimSpace(paragraph))
		layouts = append(layouts, engine.Shape(typeset.Text{
			Runes:  runes,
			Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: 12}}},
			Base:   typeset.RTL,
		}).Layout(typeset.Setting{
			Measure: measure, Align: typeset.Justify, Breaking: typeset.Optimal, Kashida: level,
		}))
	}
	return layouts
}

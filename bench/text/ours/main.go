// Command ours lays a text out with internal/typeset, the way command pango does with Pango: wrapped at 600
// pixels, justified, 16 pixels an em, one paragraph a line. It prints the same line of figures, in seconds of
// the process's CPU time: a first pass with nothing cached, a second pass over the same text, and a re-wrap
// of what is laid out at 450 pixels.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"

	"bayan/internal/typeset"
)

func main() {
	fontFile := flag.String("font", "", "a font `file`")
	textFile := flag.String("text", "", "a text `file`")
	kashida := flag.Int("kashida", 0, "0 none, 1 light, 2 full")
	optimal := flag.Bool("optimal", false, "total-fit line breaking")
	profile := flag.String("profile", "", "write a CPU profile to `file`")
	flag.Parse()

	data, err := os.ReadFile(*fontFile)
	check(err)
	face, err := typeset.LoadFace(*fontFile, data)
	check(err)
	text, err := os.ReadFile(*textFile)
	check(err)
	paragraphs := strings.Split(strings.TrimSpace(string(text)), "\n")
	words := len(strings.Fields(string(text)))

	setting := typeset.Setting{Measure: 600, Align: typeset.Justify, Kashida: typeset.Kashida(*kashida)}
	if *optimal {
		setting.Breaking = typeset.Optimal
	}
	style := typeset.Style{Size: 16}
	b := bench{engine: typeset.New(typeset.NewFonts(face)), style: style}
	b.pass([]string{"ا"}, setting) // the font's tables are read before the clock runs
	runtime.GC()

	if *profile != "" {
		f, err := os.Create(*profile)
		check(err)
		check(pprof.StartCPUProfile(f))
		defer pprof.StopCPUProfile()
	}
	t0 := cpu()
	_, lines := b.pass(paragraphs, setting)
	t1 := cpu()
	shaped, _ := b.pass(paragraphs, setting)
	t2 := cpu()
	setting.Measure = 450
	for _, p := range shaped {
		b.layout(p, setting)
	}
	t3 := cpu()
	fmt.Printf("%d %d %.6f %.6f %.6f\n", words, lines, t1-t0, t2-t1, t3-t2)
}

type bench struct {
	engine *typeset.Engine
	style  typeset.Style
	runs   typeset.RunBuffer
	runes  []rune
}

// pass shapes and lays out every paragraph, down to positioned glyphs, and keeps what it shaped, as Pango's
// layouts are kept.
func (b *bench) pass(paragraphs []string, s typeset.Setting) (shaped []*typeset.Paragraph, lines int) {
	for _, text := range paragraphs {
		b.runes = append(b.runes[:0], []rune(text)...)
		p := b.engine.Shape(typeset.Text{
			Runes:  b.runes,
			Styles: []typeset.StyleSpan{{Start: 0, End: len(b.runes), Style: b.style}},
		})
		lines += b.layout(p, s)
		shaped = append(shaped, p)
	}
	return shaped, lines
}

func (b *bench) layout(p *typeset.Paragraph, s typeset.Setting) int {
	l := p.Layout(s)
	for i := range l.Lines {
		b.runs.Fill(l, i)
	}
	return len(l.Lines)
}

// cpu is what the process has used so far, in seconds: a busy machine does not disturb it much.
func cpu() float64 {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

package compose

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"strings"
	"sync"
	"testing"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// programs is the language of the program's words on these slides: by it they
// are told from the statement's.
const programs = "ckb"

// ofSlides are the template's options.
func ofSlides(t testing.TB, aspect Paper, theme SlideTheme) Options {
	t.Helper()
	o := options(t)
	w, err := locale.Load(programs)
	if err != nil {
		t.Fatal(err)
	}
	o.Words, o.Template = w, Slides
	o.Slides = SlideOptions{Aspect: aspect, Theme: theme}
	return o
}

// hundred is a statement of 100 measures whose titles and texts are of many lengths.
func hundred(t testing.TB) *briefing.Briefing {
	t.Helper()
	words := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(string(assets.Statement), "-", ""), ":", ""))
	var b strings.Builder
	b.WriteString("تمهيد البيان.\n100 خطوة مشتركة لمكافحة المخدرات\n")
	at := 0
	take := func(n int) string {
		at = (at + 7) % (len(words) - n)
		return strings.Trim(strings.Join(words[at:at+n], " "), ".،؛_0123456789 ")
	}
	for i := 1; i <= 100; i++ {
		fmt.Fprintf(&b, "%d- %s:\n%s.\n", i, take(2+i%9), take(5+(i*13)%70))
	}
	b.WriteString("وأكد ذلك في الختام.\nالمصدر: تصريحات الوزير.")
	return parsed(t, b.String(), "عنوان البيان")
}

// longMeasure is a statement with a measure of 600 words and one whose title is 120.
func longMeasure(t testing.TB) *briefing.Briefing {
	t.Helper()
	var sentences []string
	for line := range strings.SplitSeq(string(assets.Statement), "\n") {
		if line = strings.TrimSpace(line); len([]rune(line)) > 80 && !strings.HasPrefix(line, "المصدر") {
			sentences = append(sentences, line)
		}
	}
	var long []string
	for i := 0; len(strings.Fields(strings.Join(long, " "))) < 600; i++ {
		long = append(long, sentences[(i*5)%len(sentences)])
	}
	text := "تمهيد.\n3 خطوات مشتركة\n1- أولى:\nنص قصير.\n2- خطوة طويلة النص:\n" + strings.Join(long, " ") +
		"\n3- " + strings.Join(strings.Fields(strings.Join(long, " "))[:120], " ") + "\nخاتمة."
	return parsed(t, text, "عنوان")
}

func statements(t testing.TB) map[string]*briefing.Briefing {
	t.Helper()
	return map[string]*briefing.Briefing{
		"bundled": statementOf(t, 1), "hundred": hundred(t), "long": longMeasure(t),
		"plain":       parsed(t, strings.Repeat("فقرة من بيان بلا خطوات، فيها جملة. وفيها جملة ثانية.\n", 40), ""),
		"one word":    parsed(t, strings.Repeat("كلمةطويلة", 200), ""),
		"other label": parsed(t, "تمهيد.\nأولاً: الأولى\nنص.\nثانياً: الثانية\nنص.\nرابعاً: الرابعة\nنص.", ""),
		"title":       parsed(t, "نص.", strings.Repeat("عنوان طويل جداً ", 60)),
		"two scripts": parsed(t, "1- Pursue (INTERPOL):\nConfirm the ban of 2024, in full.\n2- تبادل:\nنص (ISO 32000-1) آخر.", "Joint statement"),
	}
}

// slideShow is a statement set in a shape.
type slideShow struct {
	name   string
	aspect Paper
	b      *briefing.Briefing
	d      *Document
}

var setOnce sync.Once

// allShows are all statements in all shapes, classified, set once for all tests.
var allShows []slideShow

func shows(t *testing.T) []slideShow {
	t.Helper()
	setOnce.Do(func() {
		for name, b := range statements(t) {
			for _, aspect := range []Paper{Wide, Wide10, Square} {
				o := ofSlides(t, aspect, LightSlides)
				o.Classification = "للاستخدام الرسمي"
				allShows = append(allShows, slideShow{name, aspect, b, composed(t, b, o)})
			}
		}
	})
	return allShows
}

// wanted are the statement's words, paragraph by paragraph, as slides say them: without labels and colons.
func wanted(b *briefing.Briefing) string {
	var words []string
	if b.Meta.Title != "" && deck.Build(b, deck.Edits{}).Slides[0].Text == nil {
		words = strings.Fields(b.Meta.Title)
	}
	for _, p := range b.Paragraphs {
		span := p.Span
		switch p.Kind {
		case briefing.Rule, briefing.Blank:
			continue
		case briefing.MeasureTitle:
			span = b.Measures[p.Measure].Title
		}
		words = append(words, strings.Fields(b.Slice(span))...)
	}
	return strings.Join(words, " ")
}

// shown are the statement's words on the pages, in order, without what repeats by design.
func shown(d *Document) string {
	var words []string
	for _, p := range d.Pages {
		for _, item := range p.Items {
			v, ok := item.(Text)
			if !ok || v.Element == Artifact || d.Elements[v.Element].Language == programs || d.under(v.Element, RoleL) {
				continue
			}
			l := v.Layout.Lines[v.Line]
			runes := v.Layout.Paragraph().Runes()
			if e := d.Elements[v.Element]; e.ActualText != "" && strings.HasPrefix(e.ActualText, string(runes)) && len(v.Layout.Lines) == 1 &&
				v.Layout.Setting().Measure == 0 {
				continue // the number behind a measure
			}
			words = append(words, strings.Fields(string(runes[l.Start:l.End]))...)
		}
	}
	return strings.Join(words, " ")
}

func TestSlidesSayEveryWordOnceAndInOrder(t *testing.T) {
	for _, c := range shows(t) {
		got, want := shown(c.d), wanted(c.b)
		if c.name == "one word" { // it is broken where no word ends
			got, want = strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(want, " ", "")
		}
		if got != want {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s, %s: the slides say %d bytes, the statement %d; they part at\n%.90q\n%.90q", c.name, c.aspect, len(got), len(want), got[i:], want[i:])
		}
	}
}

// A page's references name the same words that it shows.
func TestSlideRefsNameThePagesWords(t *testing.T) {
	for _, c := range shows(t) {
		name, b, d := c.name, c.b, c.d
		if len(d.Slides) != len(d.Pages) {
			t.Fatalf("%s: %d references to %d pages", name, len(d.Slides), len(d.Pages))
		}
		var words []string
		for i, r := range d.Slides {
			if r.Part >= r.Parts || r.Part > 0 && (d.Slides[i-1].Key != r.Key || d.Slides[i-1].Part != r.Part-1) {
				t.Errorf("%s: page %d is part %d of %d", name, i, r.Part, r.Parts)
			}
			if r.Title == "" {
				t.Errorf("%s: page %d has no name", name, i)
			}
			for _, s := range r.Words {
				words = append(words, strings.Fields(b.Slice(s))...)
			}
		}
		want := wanted(b)
		if name == "title" { // front matter is no part of the text
			continue
		}
		if b.Meta.Title != "" {
			want = strings.TrimPrefix(want, b.Meta.Title+" ")
		}
		if got := strings.ReplaceAll(strings.Join(words, " "), " ", ""); got != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s: the references name other words", name)
		}
	}
}

func TestNothingLeavesASlide(t *testing.T) {
	for _, c := range shows(t) {
		for n, p := range c.d.Pages {
			u, margin := p.Height/slideUnits, slideMargin*p.Width
			for _, item := range p.Items {
				v, ok := item.(Text)
				if !ok {
					if box, is := item.(Box); is && (box.X < -0.01 || box.X+box.W > p.Width+0.01) {
						t.Errorf("%s, %s, page %d: a box from %.1f to %.1f", c.name, c.aspect, n, box.X, box.X+box.W)
					}
					continue
				}
				l := v.Layout.Lines[v.Line]
				words := string(v.Layout.Paragraph().Runes())
				if left, right := v.X+l.X, v.X+l.X+l.Advance; left < margin-0.05 || right > p.Width-margin+0.05 {
					t.Errorf("%s, %s, page %d: %q from %.1f to %.1f of %.1f", c.name, c.aspect, n, words, left, right, p.Width)
				}
				if v.Element != Artifact && (v.Y+l.Top < 0 || v.Y+l.Bottom > slideBottom*u+0.05) {
					t.Errorf("%s, %s, page %d: %q ends at %.1f", c.name, c.aspect, n, words, (v.Y+l.Bottom)/u)
				}
			}
		}
	}
}

func TestTheBackRowCanRead(t *testing.T) {
	for _, c := range shows(t) {
		for n, p := range c.d.Pages {
			for _, item := range p.Items {
				v, ok := item.(Text)
				if !ok || v.Element == Artifact || c.d.Elements[v.Element].Language == programs {
					continue
				}
				for _, r := range v.Layout.Runs(v.Line, nil) {
					if r.Size < p.Height/22-1e-9 {
						t.Errorf("%s, page %d: %q is set at 1/%.1f of the height", c.name, n, string(v.Layout.Paragraph().Runes()), p.Height/r.Size)
					}
				}
			}
		}
	}
}

func TestEverySlideIsClassified(t *testing.T) {
	for _, c := range shows(t) {
		for n, p := range c.d.Pages {
			found := 0
			for _, item := range p.Items {
				if v, ok := item.(Text); ok && string(v.Layout.Paragraph().Runes()) == "للاستخدام الرسمي" {
					found++
				}
			}
			if found != 2 {
				t.Errorf("%s, page %d: %d marks", c.name, n, found)
			}
		}
	}
}

// A slide that goes on ends where the sense does.
func TestALongTextIsPartedBySense(t *testing.T) {
	b := longMeasure(t)
	d := composed(t, b, ofSlides(t, Wide, DarkSlides))
	parts, pages := 0, map[int]float64{}
	for i, r := range d.Slides {
		if r.Measure != 1 {
			continue
		}
		parts++
		last := strings.TrimSpace(b.Slice(r.Words[len(r.Words)-1]))
		if !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, "،") && !strings.HasSuffix(last, "؛") {
			t.Errorf("page %d ends in %q", i, last[max(0, len(last)-40):])
		}
		for _, item := range d.Pages[i].Items {
			if v, ok := item.(Text); ok && v.Element != Artifact {
				pages[i] = max(pages[i], v.Y+v.Layout.Lines[v.Line].Bottom)
			}
		}
	}
	if parts < 6 || parts > 12 {
		t.Errorf("600 words on %d slides", parts)
	}
	for i, bottom := range pages {
		if bottom < d.Pages[i].Height*0.45 {
			t.Errorf("page %d ends at %.0f of %.0f", i, bottom, d.Pages[i].Height)
		}
	}
}

func TestHiddenSlidesAndNotesStayAway(t *testing.T) {
	b := statementOf(t, 1)
	note := "سر المتحدث"
	d := deck.Build(b, deck.Edits{}.Hide("closing", true).SetNote("opening", note))
	o := ofSlides(t, Wide, DarkSlides)
	o.Slides.Deck = &d
	doc := composed(t, b, o)
	for i, r := range doc.Slides {
		if r.Key == "closing" {
			t.Error("a hidden slide is there")
		}
		if r.Key == "opening" && r.Notes != note {
			t.Error("the note is lost")
		}
		for _, item := range doc.Pages[i].Items {
			if v, ok := item.(Text); ok && strings.Contains(string(v.Layout.Paragraph().Runes()), note) {
				t.Errorf("page %d shows the note", i)
			}
		}
	}
	o.Slides.WithHidden = true
	all := composed(t, b, o)
	if len(all.Pages) <= len(doc.Pages) {
		t.Error("an overview lacks the hidden slide")
	}
	o.Slides.WithHidden = false
	none := deck.Edits{}
	for _, s := range d.Slides {
		none = none.Hide(s.Key, true)
	}
	empty := deck.Build(b, none)
	o.Slides.Deck = &empty
	if _, err := Compose(context.Background(), engine(t), Input{Briefing: b}, o); fault.CodeOf(err) != fault.NoSlides {
		t.Errorf("of a deck of hidden slides: %v", err)
	}
}

func TestStatusIsShownWhereItIsAsked(t *testing.T) {
	b := statementOf(t, 1)
	in := Input{Briefing: b, Progress: map[string]briefing.Progress{b.Measures[2].ID: {Status: briefing.Done}}}
	for _, shown := range []bool{false, true} {
		d := deck.Build(b, deck.Edits{ShowStatus: shown})
		o := ofSlides(t, Wide, DarkSlides)
		o.Slides.Deck = &d
		doc, err := Compose(context.Background(), engine(t), in, o)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(texts(doc), "\n")
		if got := strings.Count(words, o.Words.T("status.done")); got != map[bool]int{true: 2}[shown] {
			t.Errorf("status %v: done is said %d times, on the overview and on the slide", shown, got)
		}
	}
}

func TestDotsRunFromTheStart(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		b := statementOf(t, 1)
		b.Meta.Language = lang
		d := composed(t, b, ofSlides(t, Wide, DarkSlides))
		var at []float64
		for _, p := range d.Pages {
			for _, item := range p.Items {
				if box, ok := item.(Box); ok && box.Fill == darkSlide.rule && box.Artifact == ArtifactFooter {
					at = append(at, box.X)
				}
			}
		}
		if len(at) != len(d.Pages) {
			t.Fatalf("%d marks on %d slides", len(at), len(d.Pages))
		}
		for i := 1; i < len(at); i++ {
			if (at[i] > at[i-1]) == (lang == "ar") {
				t.Errorf("%s: from %.0f to %.0f", lang, at[i-1], at[i])
			}
		}
	}
}

func TestHandoutsSayWhatTheSlidesSay(t *testing.T) {
	for _, c := range shows(t) {
		if c.aspect != Wide || c.name == "hundred" {
			continue
		}
		for _, per := range []int{2, 4} {
			o := ofSlides(t, Wide, "")
			o.Template, o.Slides.PerPage = Handout, per
			d := composed(t, c.b, o)
			if c.name != "one word" && shown(d) != wanted(c.b) {
				t.Errorf("%s, %d a page: other words", c.name, per)
			}
			if want := (len(c.d.Pages) + per - 1) / per; len(d.Pages) != want {
				t.Errorf("%s, %d a page: %d pages of %d slides", c.name, per, len(d.Pages), len(c.d.Pages))
			}
		}
	}
}

func TestAHandoutPrintsAllOfTheNotes(t *testing.T) {
	b := statementOf(t, 1)
	note := strings.TrimSpace(strings.Repeat("تذكير طويل للمتحدث بما سيقال. ", 150)) + "\nآخر الملاحظة."
	d := deck.Build(b, deck.Edits{}.SetNote("opening", note))
	o := options(t)
	o.Template, o.Slides = Handout, SlideOptions{Deck: &d, PerPage: 4, Notes: true}
	doc := composed(t, b, o)
	found := ""
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			if v, ok := item.(Text); ok && v.Element != Artifact && v.Layout.Setting().Leading == 1.7 {
				l := v.Layout.Lines[v.Line]
				found += string(v.Layout.Paragraph().Runes()[l.Start:l.End]) + " "
				if v.Y+l.Bottom > p.Height-bodyBottom+0.1 {
					t.Error("a note leaves its page")
				}
			}
		}
	}
	if strings.Join(strings.Fields(found), " ") != strings.Join(strings.Fields(note), " ") {
		t.Errorf("the notes read %.200q", found)
	}
	o.Slides.Notes = false
	if strings.Contains(strings.Join(texts(composed(t, b, o)), "\n"), "تذكير") {
		t.Error("notes are printed that nobody asked for")
	}
}

func BenchmarkSlides(b *testing.B) {
	for name, s := range map[string]*briefing.Briefing{"bundled": statementOf(b, 1), "hundred": hundred(b), "long": longMeasure(b)} {
		b.Run(name, func(b *testing.B) {
			o := ofSlides(b, Wide, DarkSlides)
			e := typeset.New(engine(b).Fonts())
			for b.Loop() {
				if _, err := Compose(context.Background(), e, Input{Briefing: s}, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// WCAG 2.1, 1.4.3: what is read stands out from the ground.
func TestSlidesContrast(t *testing.T) {
	luminance := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 {
			if s := float64(v) / 255; s > 0.04045 {
				return math.Pow((s+0.055)/1.055, 2.4)
			}
			return float64(v) / 255 / 12.92
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	for name, l := range map[string]*slideLook{"dark": &darkSlide, "light": &lightSlide} {
		inks := map[string]color.NRGBA{"title": l.title, "text": l.text, "accent": l.accent, "muted": l.muted, "secret": l.secret}
		for word, c := range l.status {
			inks[word] = c
		}
		for what, c := range inks {
			a, b := luminance(c)+0.05, luminance(l.ground)+0.05
			if ratio := max(a/b, b/a); ratio < 4.5 {
				t.Errorf("%s: %s has %.1f:1", name, what, ratio)
			}
		}
	}
}

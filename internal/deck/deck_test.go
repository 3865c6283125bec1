package deck_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/parse"
)

func parsed(t *testing.T, text, title string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("test", []byte(text), briefing.Meta{Title: title, Language: "ar"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func bundled(t *testing.T) *briefing.Briefing {
	t.Helper()
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func keys(d deck.Deck) string {
	var out []string
	for _, s := range d.Slides {
		k, _, _ := strings.Cut(string(s.Key), ":")
		out = append(out, k)
	}
	return strings.Join(out, " ")
}

// said are the statement's words on the slides, labels and colons aside.
func said(b *briefing.Briefing, d deck.Deck) string {
	var words []string
	for _, s := range d.Slides {
		if !s.Continues {
			words = append(words, strings.Fields(b.Slice(s.Title))...)
		}
		for _, t := range s.Text {
			words = append(words, strings.Fields(b.Slice(t))...)
		}
	}
	return strings.Join(words, " ")
}

func TestTheBundledStatementsDeck(t *testing.T) {
	b := bundled(t)
	d := deck.Build(b, deck.Edits{})
	want := "title opening overview measure measure measure measure measure closing source"
	if got := keys(d); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	var source []string
	for i, p := range b.Paragraphs {
		switch p.Kind {
		case briefing.Rule, briefing.Blank:
		case briefing.MeasureTitle:
			source = append(source, strings.Fields(b.Slice(b.Measures[p.Measure].Title))...)
		default:
			source = append(source, strings.Fields(b.Slice(b.Paragraphs[i].Span))...)
		}
	}
	if got, want := said(b, d), strings.Join(source, " "); got != want {
		t.Errorf("the slides say\n%s\nwant\n%s", got, want)
	}
}

func TestShapesOfStatements(t *testing.T) {
	for text, want := range map[string]string{
		"نص.\n\nنص آخر.":                                 "body",
		"1- أولى:\nنص.\n2- ثانية:\nنص.":                  "overview measure measure",
		"تمهيد.\n1- وحيدة:\nنص.":                         "opening measure",
		"تمهيد.\n2 خطوات\n1- أولى:\nنص.\n2- ثانية:\nنص.": "opening overview measure measure",
	} {
		if got := keys(deck.Build(parsed(t, text, ""), deck.Edits{})); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got := keys(deck.Build(parsed(t, "نص.", "عنوان"), deck.Edits{})); got != "title body" {
		t.Errorf("a title from front matter: %s", got)
	}
}

func TestEditsAreValues(t *testing.T) {
	b := bundled(t)
	var none deck.Edits
	d := deck.Build(b, none)
	closing := d.Slides[d.Index("closing")]
	at := closing.Text[2].Start
	all := none.Move(d, "closing", 1).Hide("opening", true).SetNote("title", "ملاحظة").SetStatus(true).Split(b, d, "closing", at)
	if !reflect.DeepEqual(none, deck.Edits{}) {
		t.Errorf("the zero value was changed: %v", none)
	}
	e := deck.Build(b, all)
	if got := keys(e); !strings.HasPrefix(got, "title closing closing@") || len(e.Slides) != len(d.Slides)+1 {
		t.Fatalf("%s", got)
	}
	if !e.ShowStatus || e.Slides[0].Notes != "ملاحظة" || !e.Slides[e.Index("opening")].Hidden {
		t.Error("status, note or hiding is lost")
	}
	if s := e.Slides[2]; !s.Continues || len(s.Text) != 2 || s.Text[0].Start != at {
		t.Errorf("what was split off is %+v", s)
	}
	again := all.SetNote(e.Slides[2].Key, "عن الثانية").SetNote("closing", "عن الأولى").Join(e.Slides[2].Key).Hide("opening", false)
	f := deck.Build(b, again)
	if len(f.Slides) != len(d.Slides) || len(again.Splits) != 0 {
		t.Errorf("%s after joining", keys(f))
	}
	if got := f.Slides[f.Index("closing")].Notes; got != "عن الأولى\nعن الثانية" {
		t.Errorf("joined notes are %q", got)
	}
	if len(all.Splits) != 1 || len(all.Hidden) != 1 {
		t.Error("an earlier value was changed")
	}
}

func TestASplitInAParagraphKeepsItsWords(t *testing.T) {
	b := bundled(t)
	d := deck.Build(b, deck.Edits{})
	opening := d.Slides[1].Text[0]
	var e deck.Edits
	for _, at := range []int{opening.Start + 60, opening.Start + 160, opening.Start, opening.End, -5, 1 << 30} {
		before := len(deck.Build(b, e).Slides)
		e = e.Split(b, deck.Build(b, e), "opening", at)
		if deck.Build(b, e).Slides[1].Key != "opening" || len(deck.Build(b, e).Slides) > before+1 {
			t.Fatalf("after %d: %s", at, keys(deck.Build(b, e)))
		}
	}
	// The second lies in what the first split off.
	now := deck.Build(b, e)
	e = e.Split(b, now, now.Slides[2].Key, opening.Start+160)
	s := deck.Build(b, e)
	if len(s.Slides) != len(d.Slides)+2 {
		t.Fatalf("%s", keys(s))
	}
	if said(b, s) != said(b, d) {
		t.Error("splitting changed the words")
	}
}

// Slides that an order does not name stand after the one that they follow in the statement.
func TestAnOrderOfAnotherDay(t *testing.T) {
	b := bundled(t)
	d := deck.Build(b, deck.Edits{Order: []deck.Key{"source", "gone", "title", "source"}})
	if len(d.Slides) != 10 {
		t.Fatalf("%s", keys(d))
	}
	if d.Index("source") != 0 || d.Index("title") != 1 || d.Index("opening") != 2 {
		t.Errorf("%s", keys(d))
	}
	all := map[deck.Key]bool{}
	for _, s := range d.Slides {
		all[s.Key] = true
	}
	if len(all) != len(d.Slides) {
		t.Error("a slide stands twice")
	}
	from := deck.Build(b, deck.Edits{})
	moved := deck.Build(b, deck.Edits{}.Move(from, "source", 0).Move(deck.Build(b, deck.Edits{}.Move(from, "source", 0)), "title", 99))
	if moved.Index("source") != 0 || moved.Index("title") != 9 {
		t.Errorf("%s", keys(moved))
	}
	if !slices.Equal(from.Slides[0].Text, deck.Build(b, deck.Edits{}).Slides[0].Text) {
		t.Error("a deck was changed")
	}
}

package parse

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"bayan/internal/briefing"
)

// say is a correction of the paragraph that begins with words.
func say(t *testing.T, b *briefing.Briefing, words string, kind briefing.Kind, number int) briefing.Correction {
	t.Helper()
	for i, a := range b.Anchors() {
		if strings.HasPrefix(b.Slice(b.Paragraphs[i].Span), words) {
			a.Kind, a.Number = kind, number
			return a
		}
	}
	t.Fatalf("no paragraph begins with %q", words)
	return briefing.Correction{}
}

func kindsOf(b *briefing.Briefing) string {
	var out []string
	for _, p := range b.Paragraphs {
		out = append(out, p.Kind.String())
	}
	return strings.Join(out, " ")
}

// A text that the parser takes for one without measures, since nothing is typed before them.
const unlabelled = "قرارات اللجنة\nعقدت اللجنة اجتماعها.\nوأقرت ما يأتي\nتشديد الرقابة:\nتفحص الشحنات.\nتبادل المعلومات\nتنشأ غرفة مشتركة.\nوشكرت اللجنة الحضور.\nنقلاً عن الوكالة"

func TestATextIsPutRight(t *testing.T) {
	b, err := Parse("x", []byte(unlabelled), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	before := kindsOf(b)
	cs := []briefing.Correction{
		say(t, b, "قرارات", briefing.Title, 0), say(t, b, "وأقرت", briefing.Heading, 0),
		say(t, b, "تشديد", briefing.MeasureTitle, 0), say(t, b, "تبادل", briefing.MeasureTitle, 0),
		say(t, b, "نقلاً", briefing.SourceLine, 0),
	}
	got := Correct(b, cs)
	if kindsOf(b) != before || b.Meta.Title != "" {
		t.Error("the briefing that was given is changed")
	}
	want := "title opening heading measure_title measure_text measure_title measure_text closing source"
	if k := kindsOf(got); k != want {
		t.Errorf("the paragraphs are\n%s, want\n%s", k, want)
	}
	o := got.Outline()
	measures := []briefing.OutlineMeasure{
		{Number: 1, Title: "تشديد الرقابة", Text: "تفحص الشحنات."}, {Number: 2, Title: "تبادل المعلومات", Text: "تنشأ غرفة مشتركة."},
	}
	if !reflect.DeepEqual(o.Measures, measures) || o.Title != "قرارات اللجنة" || o.Source != "نقلاً عن الوكالة" || got.Heading != 2 {
		t.Errorf("%+v", o)
	}
	if joined(got) != unlabelled {
		t.Error("a character was lost")
	}

	// The line that is closing by its place is the last measure's, if a person says so, and what follows it is not.
	if got := Correct(b, append(cs, say(t, b, "وشكرت", briefing.MeasureText, 0))); kindsOf(got) != strings.Replace(want, "closing", "measure_text", 1) {
		t.Errorf("%s", kindsOf(got))
	}
	if got := Correct(b, append(cs, say(t, b, "تنشأ", briefing.Closing, 0))); kindsOf(got) != strings.Replace(want, "measure_text closing", "closing closing", 1) {
		t.Errorf("%s", kindsOf(got))
	}
}

func TestAMeasureThatIsNoneAndANumber(t *testing.T) {
	b, err := Parse("x", []byte("مقدمة:\n1- أولى\nنص\n2- ليست خطوة\n3- ثانية\nنص\nالمصدر: وكالة"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	got := Correct(b, []briefing.Correction{say(t, b, "2-", briefing.MeasureText, 0), say(t, b, "3-", briefing.MeasureTitle, 2)})
	o := got.Outline()
	if len(o.Measures) != 2 || o.Measures[0].Text != "نص\n2- ليست خطوة" || o.Measures[1].Number != 2 || got.Heading != b.Heading {
		t.Errorf("%+v", o)
	}
	// The identity of what is still a measure is what it was: its follow-up stays.
	if got.Measures[0].ID != b.Measures[0].ID || got.Measures[1].ID != b.Measures[2].ID {
		t.Error("a measure has become another")
	}
	if got := Correct(b, []briefing.Correction{say(t, b, "1-", briefing.Body, 0), say(t, b, "2-", briefing.Body, 0), say(t, b, "3-", briefing.Body, 0)}); len(got.Measures) != 0 || got.Outline().Source == "" {
		t.Errorf("%+v", got.Outline())
	}
}

// Corrections name words: in a text with a new paragraph they still hold, and in one without theirs they say nothing.
func TestCorrectionsSurviveAnEdit(t *testing.T) {
	b, err := Parse("x", []byte("بيان\nبيان\nخطوة\nنص"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	second := b.Anchors()[1]
	second.Kind = briefing.Heading
	kept, err := json.Marshal([]briefing.Correction{second, say(t, b, "خطوة", briefing.MeasureTitle, 0)})
	if err != nil {
		t.Fatal(err)
	}
	var cs []briefing.Correction
	if err := json.Unmarshal(kept, &cs); err != nil {
		t.Fatal(err)
	}
	later, err := Parse("x", []byte("جديد\nبيان\nبيان\nخطوة\nنص"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if got := kindsOf(Correct(later, cs)); got != "opening opening heading measure_title measure_text" {
		t.Error(got)
	}
	other, err := Parse("x", []byte("آخر"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if Correct(other, cs) != other {
		t.Error("a text without their paragraphs is changed")
	}
}

// Whatever is said of whatever text, the briefing keeps its promises.
func FuzzCorrect(f *testing.F) {
	f.Add(unlabelled, []byte{1, 3, 3, 4, 8})
	f.Fuzz(func(t *testing.T, text string, said []byte) {
		b, err := Parse("x", []byte(text), briefing.Meta{})
		if err != nil {
			return
		}
		var cs []briefing.Correction
		for i, a := range b.Anchors() {
			if i < len(said) && said[i] < 20 {
				a.Kind, a.Number = briefing.Kind(said[i]%10), int(said[i])%3
				cs = append(cs, a)
			}
		}
		got := Correct(b, cs)
		if joined(got) != string(b.Text) {
			t.Fatal("a character was lost")
		}
		for k, m := range got.Measures {
			if m.Title.Len() <= 0 || m.Typed.End > m.Title.Start || got.Paragraphs[m.Paragraph].Measure != k || m.Number < 1 && m.Label.Len() == 0 {
				t.Fatalf("a measure is %+v", m)
			}
		}
	})
}

package review

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/internal/parse"
	"bayan/ui/rtl"
	"bayan/ui/theme"
	"bayan/ui/uitest"
)

// look writes a picture where BAYAN_PICTURES names a folder.
func look(t *testing.T, s *uitest.Stage, name string) {
	dir := os.Getenv("BAYAN_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Picture()); err != nil {
		t.Fatal(err)
	}
}

// unlabelled is a text whose measures nothing tells from its other lines.
const unlabelled = "قرارات اللجنة الوطنية للمياه\nعقدت اللجنة اجتماعها الدوري في بغداد.\nوأقرت ما يأتي\nتشديد الرقابة على السدود:\nتتولى الهيئة فحصها كل شهر.\nتبادل المعلومات\nتنشأ غرفة مشتركة.\nوشكرت اللجنة الحضور.\nنقلاً عن وكالة الأنباء"

type kept struct {
	result  Result
	keeps   int
	reread  string
	compare int
}

func sheet(t *testing.T, o uitest.Options, r Reading) (*uitest.Stage, *Sheet, *kept) {
	s := uitest.New(t, o)
	k := &kept{}
	sheet := New(s.Kit, Options{
		Words: s.Words, Digits: s.Words.DefaultDigits(), Reading: r, Correct: parse.Correct,
		Reread: func(encoding string, got func(Reading)) {
			k.reread = encoding
			got(Reading{Name: r.Name, Format: "TXT", Encoding: encoding, Encodings: r.Encodings, Found: uitest.Parsed(t, "نص آخر")})
		},
		Compare: func(Result) { k.compare++ },
		Keep:    func(r Result) { k.keeps++; k.result = r }, Leave: func() {},
	})
	s.Show(sheet, Size())
	return s, sheet, k
}

func reading(t testing.TB, words string) Reading {
	return Reading{Name: "قرارات.txt", Format: "TXT", Encoding: "windows-1256", Encodings: []string{"utf-8", "windows-1256"}, Found: uitest.Parsed(t, words)}
}

// choose says of a paragraph what it is, as the select does.
func choose(s *Sheet, paragraph int, kind briefing.Kind) { s.say(paragraph, kind) }

func TestAMisreadTextIsPutRight(t *testing.T) {
	s, sheet, k := sheet(t, uitest.Options{Dir: rtl.RTL}, reading(t, unlabelled))
	look(t, s, "review-before")
	for paragraph, kind := range map[int]briefing.Kind{
		0: briefing.Title, 2: briefing.Heading, 3: briefing.MeasureTitle, 5: briefing.MeasureTitle, 8: briefing.SourceLine,
	} {
		choose(sheet, paragraph, kind)
	}
	look(t, s, "review-ar")
	sheet.Keep()
	b := k.result.Briefing
	o := b.Outline()
	if len(o.Measures) != 2 || o.Measures[0] != (briefing.OutlineMeasure{Number: 1, Title: "تشديد الرقابة على السدود", Text: "تتولى الهيئة فحصها كل شهر."}) ||
		o.Title != "قرارات اللجنة الوطنية للمياه" || o.Source != "نقلاً عن وكالة الأنباء" || len(k.result.Corrections) != 5 || k.result.Encoding != "" {
		t.Errorf("%+v with %d corrections", o, len(k.result.Corrections))
	}
	if got := sheet.lines.made[3].number.Text(); got != "١" || !sheet.lines.made[4].rail.Visible() {
		t.Errorf("the measure's number is %q", got)
	}
	test.Tap(sheet.reset)
	if len(sheet.corrections) != 0 || len(sheet.now.Measures) != 0 {
		t.Error("the corrections stay")
	}
}

func TestEncodingIsChosenInTheSheet(t *testing.T) {
	s, sheet, k := sheet(t, uitest.Options{}, reading(t, unlabelled))
	look(t, s, "review-en")
	choose(sheet, 3, briefing.MeasureTitle)
	sheet.reread("utf-8")
	sheet.Keep()
	if k.reread != "utf-8" || k.result.Encoding != "utf-8" || len(k.result.Corrections) != 0 || string(k.result.Briefing.Text) != "نص آخر" {
		t.Errorf("%+v", k)
	}
}

// A line that was taken for a measure is a measure's text, and the numbers at the side follow.
func TestOneLineTakenBack(t *testing.T) {
	_, sheet, _ := sheet(t, uitest.Options{Dir: rtl.RTL}, reading(t, "1- أولى\nنص\n2- ليست خطوة\n3- ثانية\nنص"))
	choose(sheet, 2, briefing.MeasureText)
	if len(sheet.now.Measures) != 2 || len(sheet.corrections) != 1 {
		t.Errorf("%d measures, %d corrections", len(sheet.now.Measures), len(sheet.corrections))
	}
	choose(sheet, 2, briefing.MeasureTitle)
	if len(sheet.now.Measures) != 3 || len(sheet.corrections) != 0 {
		t.Errorf("%d measures, %d corrections", len(sheet.now.Measures), len(sheet.corrections))
	}
}

func TestOnlyLinesInViewExist(t *testing.T) {
	s := uitest.New(t, uitest.Options{Dir: rtl.RTL})
	long := uitest.Long(t, 20_000)
	sheet := New(s.Kit, Options{Words: s.Words, Reading: Reading{Format: "TXT", Found: long}, Correct: parse.Correct, Leave: func() {}})
	s.Show(sheet, Size())
	if n := len(sheet.lines.made); n == 0 || n > 30 {
		t.Errorf("%d of %d lines are made", n, len(long.Paragraphs))
	}
	sheet.lines.to(1e9)
	last := len(long.Paragraphs) - 1
	for long.Paragraphs[last].Kind == briefing.Blank {
		last--
	}
	if sheet.lines.made[last] == nil {
		t.Error("the last line is not reached")
	}
}

func TestARevision(t *testing.T) {
	const earlier = "بيان اللجنة\n3 خطوات:\n1- تشديد الرقابة على المنافذ:\nتلتزم الدول الست بفحص الشحنات خلال شهر واحد.\n2- تبادل المعلومات الأمنية بين الدول:\nنص.\n3- التوعية:\nنص.\nختام قديم."
	const later = "بيان اللجنة\n4 خطوات:\n1- تبادل المعلومات الأمنية بين جميع الدول:\nنص.\n2- إنشاء صندوق:\nنص.\n3- تشديد الرقابة على المنافذ:\nتلتزم الدول السبع بفحص الشحنات كلها خلال شهر واحد.\n4- التوعية:\nنص."
	for name, o := range map[string]uitest.Options{"ar": {Dir: rtl.RTL}, "dark": {Dir: rtl.RTL, Theme: theme.DarkName}, "en": {}} {
		s := uitest.New(t, o)
		a, b := uitest.Parsed(t, earlier), uitest.Parsed(t, later)
		a.Meta.Title = "بيان اللجنة"
		var carried []Heir
		keeps := 0
		r := NewRevision(s.Kit, RevisionOptions{
			Words: s.Words, Digits: s.Words.DefaultDigits(), Earlier: a, Later: b, Heirs: []Heir{{0, 2, true}, {1, 0, false}, {2, -1, false}},
			Keep: func(h []Heir) { keeps++; carried = h }, Back: func() {},
		})
		s.Show(r, fyne.NewSize(980, 860))
		look(t, s, "revision-"+name)
		r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e6)})
		look(t, s, "heirs-"+name)
		lines := 0
		for _, o := range r.column.things {
			if l, ok := o.(*heirLine); ok {
				lines++
				if lines == 3 {
					l.to.Choose(4)
					r.heirs[2].To = 3
				}
			}
		}
		r.Keep()
		if lines != 3 || keeps != 1 || len(carried) != 3 || carried[2].To != 3 {
			t.Errorf("%d lines, kept %d times, %v", lines, keeps, carried)
		}
	}
}

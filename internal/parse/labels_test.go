package parse

import (
	"strings"
	"testing"

	"bayan/internal/briefing"
)

// measuresOf is what is found in a text, as "number|label|title|text lines".
func measuresOf(t *testing.T, text string) []string {
	t.Helper()
	b, err := Parse("x", []byte(text), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if joined(b) != text {
		t.Errorf("a character of %q was lost", text)
	}
	var out []string
	for _, m := range b.Measures {
		parts := []string{string(rune('0' + m.Number)), b.Slice(m.Label), b.Slice(m.Title)}
		if m.Number > 9 {
			parts[0] = "+"
		}
		for _, i := range m.Texts {
			parts = append(parts, b.Slice(b.Paragraphs[i].Span))
		}
		out = append(out, strings.Join(parts, "|"))
	}
	return out
}

func TestLabelsInUse(t *testing.T) {
	for name, c := range map[string]struct{ first, second, label string }{
		"dash":              {"1- ", "2- ", "1"},
		"dash close":        {"1-", "2-", "1"},
		"dash apart":        {"1 - ", "2 - ", "1"},
		"long dash":         {"1– ", "2– ", "1"},
		"arabic digits":     {"١- ", "٢- ", "١"},
		"persian digits":    {"۱) ", "۲) ", "۱"},
		"bracket":           {"1) ", "2) ", "1"},
		"bracket close":     {"١)", "٢)", "١"},
		"brackets":          {"(1) ", "(2) ", "1"},
		"brackets and dash": {"( ١ ) - ", "( ٢ ) - ", "١"},
		"square":            {"[1] ", "[2] ", "1"},
		"stop":              {"1. ", "2. ", "1"},
		"stop and dash":     {"1.- ", "2.- ", "1"},
		"slash":             {"1/ ", "2/ ", "1"},
		"ordinal":           {"أولاً: ", "ثانياً: ", "أولاً"},
		"ordinal bare":      {"اولا - ", "ثانيا - ", "اولا"},
		"ordinal harakat":   {"أَوَّلًا: ", "ثانِيًا: ", "أَوَّلًا"},
		"ordinal tatweel":   {"أولـــاً/ ", "ثانيــاً/ ", "أولـــاً"},
		"ordinal brackets":  {"(أولاً) ", "(ثانياً) ", "أولاً"},
		"ordinal comma":     {"أولاً، ", "ثانياً، ", "أولاً"},
		"ordinal alone":     {"أولاً ", "ثانياً ", "أولاً"},
		"article":           {"المادة الأولى: ", "المادة الثانية: ", "المادة الأولى"},
		"article digits":    {"البند (1): ", "البند (2): ", "البند (1)"},
		"letters":           {"أ- ", "ب- ", "أ"},
		"bullets":           {"• ", "• ", "•"},
		"dashes":            {"- ", "- ", "-"},
		"mark of direction": {"\u200F1- ", "\u200F2- ", "1"},
	} {
		for _, colon := range []string{":", " :", ""} {
			text := "تمهيد.\n" + c.first + "تشديد الرقابة" + colon + "\nنص أول.\n" + c.second + "تبادل المعلومات" + colon + "\nنص ثان.\nخاتمة."
			got := strings.Join(measuresOf(t, text), "\n")
			want := "1|" + c.label + "|تشديد الرقابة|نص أول."
			if !strings.HasPrefix(got, want+"\n2|") || !strings.HasSuffix(got, "|تبادل المعلومات|نص ثان.") {
				t.Errorf("%s, colon %q: %s, want %s and the second", name, colon, got, want)
			}
		}
	}
}

func TestWhatIsNoLabel(t *testing.T) {
	for _, line := range []string{
		"5-7 آلاف شخص", "2.5 مليون دولار", "2024. عام", "15/3/2024 اجتمع", "10% من", "أولويات العمل: كثيرة", "الأول من نوعه: حدث", "و- ", "قال: نعم", "بيان - بغداد",
		"ثانياً نقول", "أولاً، نشكر", "• نقطة وحيدة", "-", "1-", "أولاً:",
	} {
		if got := measuresOf(t, "تمهيد.\n"+line+"\nآخر."); len(got) > 0 {
			t.Errorf("%q became %q", line, got)
		}
	}
}

func TestWhichListTheMeasuresAre(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"outer of two":      {"أولاً: أمن\n1- حدود\n2- مطارات\nثانياً: صحة\n1- علاج\n2- تأهيل", "1|أولاً|أمن|1- حدود|2- مطارات\n2|ثانياً|صحة|1- علاج|2- تأهيل"},
		"announced":         {"- مقدمة أولى\n- مقدمة ثانية\nوفيما يلي ثلاث توصيات:\n(١) أ ب\n(٢) ج د\n(٣) ه و", "1|١|أ ب\n2|٢|ج د\n3|٣|ه و"},
		"announced bullets": {"1- محضر\nثلاثة إجراءات:\n• أ ب\n• ج د\n• ه و", "1|•|أ ب\n2|•|ج د\n3|•|ه و"},
		"numbers first":     {"* ضيوف\n* وفود\n1. أ ب\n2. ج د", "1|1|أ ب\n2|2|ج د"},
		"blank ends":        {"1- أ:\nس\nص\n\n2- ب:\nس\n\nخاتمة.", "1|1|أ|س|ص\n2|2|ب|س"},
		"blank within":      {"1- أ:\n\nس\n\n2- ب:\n\nص\n\nخاتمة.", "1|1|أ|س\n2|2|ب|ص"},
		"rule ends":         {"1- أ:\nس\nص\n2- ب:\nس\n_____\nذيل", "1|1|أ|س|ص\n2|2|ب|س"},
		"none":              {"نص بلا خطوات.\nوآخر.", ""},
		"far on":            {"تاسعاً: أ\nعاشراً: ب\nحادي عشر: ج\nالثاني عشر: د", "9|تاسعاً|أ\n+|عاشراً|ب\n+|حادي عشر|ج\n+|الثاني عشر|د"},
		"line ends of DOS":  {"1- أ:\r\nس\r\n2- ب:\r\nص\r\n", "1|1|أ|س\r\n2|2|ب|ص\r"},
	} {
		if got := strings.Join(measuresOf(t, c.text), "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestHeadingAnnouncesMeasures(t *testing.T) {
	const measures = "1- أ\n2- ب\n3- ج"
	for text, want := range map[string]string{
		"3 خطوات للعمل": "3 خطوات للعمل", "ثلاث خطوات للعمل": "ثلاث خطوات للعمل", "واتخذ المجلس القرارات الثلاثة الآتية": "واتخذ المجلس القرارات الثلاثة الآتية",
		"٣ توصيات\nأقرها المجلس بعد نقاش.": "٣ توصيات", "القرارات:": "القرارات:", "نص عادي.": "",
	} {
		b, err := Parse("x", []byte(text+"\n"+measures), briefing.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if b.Heading >= 0 {
			got = b.Slice(b.Paragraphs[b.Heading].Span)
		}
		if got != want {
			t.Errorf("the heading of %q is %q", text, got)
		}
	}
}

func TestSourceHoweverItIsTyped(t *testing.T) {
	for _, line := range []string{"المصدر: واع", "المصـــدر : واع", "المَصْدَر: واع", "المصدر/ واع", "(المصدر: واع)", "المصدر - واع", "المصادر: واع"} {
		b, err := Parse("x", []byte("نص.\n"+line), briefing.Meta{})
		if err != nil || b.Outline().Source != line {
			t.Errorf("%q: %v, source %q", line, err, b.Outline().Source)
		}
	}
	for _, line := range []string{"المصدر الرئيس للخطر هو التهريب", "المصدرون: كثيرون", "قال المصدر: نعم"} {
		if b, _ := Parse("x", []byte("نص.\n"+line), briefing.Meta{}); b.Source >= 0 {
			t.Errorf("%q became the source", line)
		}
	}
}

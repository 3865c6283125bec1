package briefing

import (
	"strings"
	"testing"
)

func of(text string) *Briefing {
	b := &Briefing{Text: []rune(text)}
	at := 0
	for _, line := range strings.Split(text, "\n") {
		kind := Body
		if line == "" {
			kind = Blank
		}
		end := at + len([]rune(line))
		b.Paragraphs = append(b.Paragraphs, Paragraph{Kind: kind, Span: Span{at, end}, Measure: -1})
		at = end + 1
	}
	return b
}

// said writes a revision with [-gone-] and {+come+}.
func saidOf(all []Passage) string {
	var lines []string
	for _, p := range all {
		line := ""
		for _, part := range p.Parts {
			switch part.Became {
			case Removed:
				line += "[-" + part.Words + "-]"
			case Added:
				line += "{+" + part.Words + "+}"
			default:
				line += part.Words
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestRevision(t *testing.T) {
	for name, c := range map[string]struct{ earlier, later, want string }{
		"nothing":     {"أ ب\n\nج", "أ ب\nج", "أ ب\nج"},
		"a word":      {"تلتزم الدول الست بتبادل المعلومات خلال شهر\nختام", "تلتزم الدول السبع بتبادل المعلومات خلال شهر\nختام", "تلتزم الدول [-الست -]{+السبع +}بتبادل المعلومات خلال شهر\nختام"},
		"a paragraph": {"أول\nثانٍ\nثالث", "أول\nجديد تمامًا\nثانٍ\nثالث", "أول\n{+جديد تمامًا+}\nثانٍ\nثالث"},
		"taken out":   {"أول\nثانٍ\nثالث", "أول\nثالث", "أول\n[-ثانٍ-]\nثالث"},
		"replaced":    {"قبل\nنص قديم كله\nبعد", "قبل\nكلام آخر تمامًا\nبعد", "قبل\n[-نص قديم كله-]\n{+كلام آخر تمامًا+}\nبعد"},
		"at the end":  {"أ ب ج", "أ ب ج د", "أ ب ج {+د+}"},
		"signs":       {"تنشأ غرفة مشتركة.", "تنشأ غرفة مشتركة دائمة.", "تنشأ غرفة مشتركة {+دائمة+}."},
		"a number":    {"1- تبادل المعلومات", "2- تبادل المعلومات", "[-1-]{+2+}- تبادل المعلومات"},
		"alike signs": {"أ\n1- أمر:\nب", "أ\n2- شأن:\nب", "أ\n[-1- أمر:-]\n{+2- شأن:+}\nب"},
		"from empty":  {"", "أ", "{+أ+}"},
	} {
		got := Revision(of(c.earlier), of(c.later))
		if s := saidOf(got); s != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, s, c.want)
		}
		for _, p := range got {
			if p.Changed() != strings.ContainsAny(saidOf([]Passage{p}), "[{") {
				t.Errorf("%s: %+v says Changed() is %v", name, p, p.Changed())
			}
		}
	}
}

// What stays and what came is the later text, what stays and what went the earlier one.
func FuzzRevision(f *testing.F) {
	f.Add("أ ب\nج د ه", "أ ب ج\nج د و\nز")
	f.Fuzz(func(t *testing.T, earlier, later string) {
		a, b := of(strings.ToValidUTF8(earlier, "")), of(strings.ToValidUTF8(later, ""))
		var old, now strings.Builder
		for _, p := range Revision(a, b) {
			for _, part := range p.Parts {
				if part.Became != Added {
					old.WriteString(part.Words)
				}
				if part.Became != Removed {
					now.WriteString(part.Words)
				}
			}
		}
		same := func(got string, b *Briefing) bool {
			return strings.Join(strings.Fields(strings.ReplaceAll(got, "\n", " ")), "") == strings.Join(strings.Fields(string(b.Text)), "")
		}
		if !same(now.String(), b) || strings.Count(old.String(), "") < 1 {
			t.Fatalf("%q is not %q", now.String(), string(b.Text))
		}
	})
}

package compose

import (
	"context"
	"slices"
	"strings"
	"testing"

	"bayan/assets"
	"bayan/internal/briefing"
)

func composed(t testing.TB, b *briefing.Briefing, o Options) *Document {
	t.Helper()
	d, err := Compose(context.Background(), engine(t), Input{Briefing: b}, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts is what each element of a document reads as: its ActualText, or the words of its lines.
func texts(d *Document) []string {
	out := make([]string, len(d.Elements))
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if t, ok := item.(Text); ok && t.Element != Artifact {
				l := t.Layout.Lines[t.Line]
				out[t.Element] += string(t.Layout.Paragraph().Runes()[l.Start:l.End])
			}
		}
	}
	for i, e := range d.Elements {
		if e.ActualText != "" {
			out[i] = e.ActualText
		}
	}
	return out
}

// under reports whether an element or what holds it has a role.
func (d *Document) under(e ElementID, r Role) bool {
	for ; e >= 0; e = d.Elements[e].Parent {
		if d.Elements[e].Role == r {
			return true
		}
	}
	return false
}

// read is what a reader is told of the statement itself: every paragraph, in order.
func read(d *Document) []string {
	var out []string
	words := texts(d)
	for i, e := range d.Elements {
		id := ElementID(i)
		switch {
		case words[i] == "" || d.under(id, RoleTable) || d.under(id, RoleTOC):
		case e.Role == RoleMeasure && d.under(id, RoleLBody):
			out[len(out)-1] += words[i] // its label is there
		default:
			out = append(out, words[i])
		}
	}
	return out
}

func TestTheStatementsWordsAreItsOwn(t *testing.T) {
	for _, font := range []string{"amiri", "naskh", "plex"} {
		o := options(t)
		o.Font = font
		got := read(composed(t, statementOf(t, 1), o))
		var want []string
		for line := range strings.SplitSeq(string(assets.Statement), "\n") {
			if line = strings.TrimSpace(line); line != "" && strings.Trim(line, "_") != "" {
				want = append(want, line)
			}
		}
		want = append([]string{"مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م"}, want...)
		want = append(want, "جدول متابعة الخطوات")
		if len(got) != len(want) {
			t.Fatalf("%s: %d paragraphs, want %d", font, len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: paragraph %d reads %q, want %q", font, i, got[i], want[i])
			}
		}
	}
}

func TestAStatementWithoutMeasuresHasNoTable(t *testing.T) {
	d := composed(t, parsed(t, "بيان بلا قائمة.\nفقرة ثانية.", ""), options(t))
	for _, e := range d.Elements {
		if e.Role == RoleTable || e.Role == RoleL || e.Role == RoleTitle {
			t.Errorf("there is a %s", e.Role)
		}
	}
	if got := read(d); len(got) != 2 || got[1] != "فقرة ثانية." {
		t.Errorf("%q", got)
	}
}

func TestBadgesKeepTheSourcesDigits(t *testing.T) {
	o := options(t) // writes ٠-٩
	for _, label := range []string{"3", "٣", "۳"} {
		d := composed(t, parsed(t, label+"- ملاحقة:\nنص.", "عنوان"), o)
		found := false
		for _, p := range d.Pages {
			for _, item := range p.Items {
				if v, ok := item.(Text); ok && v.Element != Artifact && d.Elements[v.Element].Role == RoleLbl {
					found = true
					if got := string(v.Layout.Paragraph().Runes()); got != label {
						t.Errorf("the badge of %s shows %s", label, got)
					}
					if got := d.Elements[v.Element].ActualText; got != label+"- " {
						t.Errorf("the badge of %s reads %q", label, got)
					}
				}
			}
		}
		if !found {
			t.Errorf("no badge for %s", label)
		}
	}
}

func TestHeadingsLeaveNoLevelOut(t *testing.T) {
	for name, text := range map[string]string{
		"all": "تمهيد.\n2 خطوات\n1- أولى:\nنص.\n2- ثانية:\nنص.", "no heading": "1- أولى:\nنص.", "none": "نص.",
	} {
		for _, title := range []string{"", "عنوان"} {
			d := composed(t, parsed(t, text, title), options(t))
			last := 0
			for _, e := range d.Elements {
				for n, r := range headings {
					if e.Role == r {
						if n+1 > last+1 {
							t.Errorf("%s, title %q: %s after level %d", name, title, r, last)
						}
						last = n + 1
					}
				}
			}
		}
	}
}

func TestLettersThatNoFaceHasAreReported(t *testing.T) {
	d := composed(t, parsed(t, "نص 𐎀 ثم 漢 ثم 𐎀\u200c", ""), options(t))
	want := []Missing{{'𐎀', 3}, {'漢', 8}}
	if !slices.Equal(d.Missing, want) {
		t.Errorf("%v, want %v", d.Missing, want)
	}
	if len(composed(t, statementOf(t, 1), options(t)).Missing) != 0 {
		t.Error("the bundled statement lacks letters")
	}
}

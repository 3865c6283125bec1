package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// craft fails where a page is not set as a person would set it.
func craft(t *testing.T, name string, d *Document) {
	t.Helper()
	type place struct{ page, lines int }
	runs := map[ElementID][]place{}
	for n, p := range d.Pages {
		if p.Label == "" {
			t.Errorf("%s: page %d has no label", name, n+1)
		}
		lastHeading := Artifact
		for _, item := range p.Items {
			v, ok := item.(Text)
			if !ok || v.AsOutline {
				continue
			}
			l := v.Layout.Lines[v.Line]
			if v.X+l.X < 20 || v.X+l.X+l.Advance > p.Width-20 || v.Y+l.Top < 20 || v.Y+l.Bottom > p.Height-15 {
				t.Errorf("%s: page %d: a line leaves the page: x %.0f to %.0f, y %.0f", name, n+1, v.X+l.X, v.X+l.X+l.Advance, v.Y+l.Top)
			}
			if v.Element == Artifact {
				continue
			}
			if v.Y+l.Top < bodyTop-0.1 || v.Y+l.Bottom > p.Height-bodyBottom+0.1 {
				t.Errorf("%s: page %d: a line stands in the margin at %.1f", name, n+1, v.Y+l.Top)
			}
			switch role := d.Elements[v.Element].Role; role {
			case RoleTitle, RoleHeading, RoleMeasure:
				lastHeading = v.Element
			case RoleLbl:
			default:
				lastHeading = Artifact
			}
			r := runs[v.Element]
			if k := len(r); k > 0 && r[k-1].page == n {
				r[k-1].lines++
			} else {
				runs[v.Element] = append(r, place{n, 1})
			}
		}
		if lastHeading != Artifact && n < len(d.Pages)-1 {
			t.Errorf("%s: page %d ends in a heading", name, n+1)
		}
	}
	for e, r := range runs {
		for _, p := range r {
			if len(r) > 1 && p.lines < 2 && !d.under(e, RoleTOC) {
				t.Errorf("%s: page %d has a lonely line of a %s", name, p.page+1, d.Elements[e].Role)
			}
		}
		if len(r) > 1 && d.under(e, RoleTable) {
			t.Errorf("%s: a table's row is cut in two after page %d", name, r[0].page+1)
		}
	}
}

func TestPagesAreSetWithCare(t *testing.T) {
	b := statementOf(t, 1)
	long := statementOf(t, 9)
	for _, paper := range []Paper{A4, A3, Letter} {
		for _, landscape := range []bool{false, true} {
			for _, size := range []float64{0, 11, 13.5, 17, 21} {
				o := options(t)
				o.Paper, o.Landscape, o.Size, o.Classification = paper, landscape, size, "للاستخدام الرسمي"
				name := fmt.Sprint(paper, " ", landscape, " ", size)
				craft(t, name, composed(t, b, o))
				if size == 13.5 || size == 0 {
					craft(t, name+" long", composed(t, long, o))
				}
			}
		}
	}
	for _, template := range []Template{Summary, FollowUp} {
		o := options(t)
		o.Template = template
		craft(t, string(template), composed(t, b, o))
	}
}

// furnitureOf is a page's artifacts of a kind, as words.
func furnitureOf(p Page, k ArtifactKind) (out []string) {
	for _, item := range p.Items {
		if v, ok := item.(Text); ok && v.Element == Artifact && v.Artifact == k {
			out = append(out, string(v.Layout.Paragraph().Runes()))
		}
	}
	return out
}

func TestFurniture(t *testing.T) {
	o := options(t)
	o.Classification, o.Watermark, o.Holder, o.Copy, o.Digits = "سري", "مسودة", "الوكيل", 7, locale.Pers
	d := composed(t, statementOf(t, 1), o)
	if len(d.Pages) < 2 {
		t.Fatal("one page")
	}
	for i, p := range d.Pages {
		head, foot := strings.Join(furnitureOf(p, ArtifactHeader), "|"), strings.Join(furnitureOf(p, ArtifactFooter), "|")
		want := "صفحة " + locale.Number(i+1, locale.Pers) + " من " + locale.Number(len(d.Pages), locale.Pers)
		for _, s := range []string{"۲۴ نوفمبر ۲۰۲۶ · ۱۴ جمادى الآخرة ۱۴۴۸هـ", want, "سري"} {
			if !strings.Contains(foot, s) {
				t.Errorf("page %d: no %q in the footer %q", i+1, s, foot)
			}
		}
		if !strings.Contains(head, "سري") || !strings.Contains(head, "بيان") {
			t.Errorf("page %d: header %q", i+1, head)
		}
		first, ok := p.Items[0].(Text)
		if !ok || !first.AsOutline || first.Element != Artifact || first.Artifact != ArtifactWatermark {
			t.Fatalf("page %d: the watermark does not lie under everything", i+1)
		}
		if got := string(first.Layout.Paragraph().Runes()); got != "مسودة · نسخة رقم ۷ · الوكيل · ۲۴ نوفمبر ۲۰۲۶" {
			t.Errorf("the watermark says %q", got)
		}
	}
	o.Calendars = locale.Gregorian
	d = composed(t, statementOf(t, 1), o)
	if foot := strings.Join(furnitureOf(d.Pages[0], ArtifactFooter), "|"); strings.Contains(foot, "هـ") {
		t.Errorf("a Hijri date that nobody asked for: %q", foot)
	}
}

func TestTheTableRepeatsItsHeading(t *testing.T) {
	var text strings.Builder
	for i := range 60 {
		fmt.Fprintf(&text, "%d- خطوة:\nنص.\n", i+1)
	}
	d := composed(t, parsed(t, text.String(), "عنوان"), options(t))
	tables := 0
	for n, p := range d.Pages {
		tagged, repeated := false, false
		rows := 0
		for _, item := range p.Items {
			v, ok := item.(Text)
			if !ok {
				continue
			}
			word := string(v.Layout.Paragraph().Runes())
			if v.Element != Artifact && d.Elements[v.Element].Role == RoleTH && word == "الخطوة" {
				tagged = true
			}
			if v.Element == Artifact && word == "الخطوة" {
				repeated = true
			}
			if v.Element != Artifact && d.under(v.Element, RoleTR) {
				rows++
			}
		}
		if rows == 0 {
			continue
		}
		if tables++; tagged != (tables == 1) || repeated != (tables > 1) {
			t.Errorf("page %d: heading tagged %v, repeated %v", n+1, tagged, repeated)
		}
	}
	if tables < 2 {
		t.Errorf("the table takes %d pages", tables)
	}
}

func TestFollowUpIsShownAsPeopleSetIt(t *testing.T) {
	b := statementOf(t, 1)
	o := options(t)
	in := Input{Briefing: b, Progress: map[string]briefing.Progress{
		b.Measures[0].ID: {Status: briefing.Doing, Owner: "إدارة المنافذ", Due: "2026-11-23", Note: "رقم 12"},
		b.Measures[1].ID: {Status: briefing.Done, Due: "2100-01-01"},
	}}
	d, err := Compose(t.Context(), engine(t), in, o)
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for i, w := range texts(d) {
		if d.Elements[i].Role == RoleTD {
			cells = append(cells, w)
		}
	}
	want := []string{
		"١", "متأخرة", "إدارة المنافذ", "٢٣ نوفمبر ٢٠٢٦١٣ جمادى الآخرة ١٤٤٨هـ", "رقم 12",
		"٢", "مكتملة", "—", "١ يناير ٢١٠٠", "—",
		"٣", "لم تبدأ", "—", "—", "—",
	}
	for i, w := range want {
		if i >= len(cells) || cells[i] != w {
			t.Fatalf("cells %q, want %q", cells[:min(len(cells), len(want))], want)
		}
	}
}

func TestADateInTheTableStaysOnOneLine(t *testing.T) {
	b := statementOf(t, 1)
	in := Input{Briefing: b, Progress: map[string]briefing.Progress{b.Measures[0].ID: {Due: "2026-12-10"}}} // 30 Jumada al-Akhirah
	d, err := Compose(t.Context(), engine(t), in, options(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if v, ok := item.(Text); ok && v.Line > 0 && strings.Contains(string(v.Layout.Paragraph().Runes()), "١٤٤٨هـ") {
				t.Errorf("%q is broken", string(v.Layout.Paragraph().Runes()))
			}
		}
	}
}

func TestTheFormCanBeFilledIn(t *testing.T) {
	b := statementOf(t, 1)
	o := options(t)
	o.Template = FollowUp
	in := Input{Briefing: b, Progress: map[string]briefing.Progress{b.Measures[0].ID: {Status: briefing.Done, Owner: "وكالة\nالوزارة", Note: "أول\nثان"}}}
	d, err := Compose(t.Context(), engine(t), in, o)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]Field{}
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if f, ok := item.(Field); ok {
				if _, twice := names[f.Name]; twice || f.Tooltip == "" || d.Elements[f.Element].Role != RoleForm {
					t.Errorf("field %+v", f)
				}
				names[f.Name] = f
			}
		}
	}
	if len(names) != 4*len(b.Measures) {
		t.Errorf("%d fields", len(names))
	}
	if f := names["measure1.done"]; !f.Check || f.Value != "on" {
		t.Errorf("%+v", f)
	}
	if f := names["measure1.owner"]; f.Value != "وكالة الوزارة" || len(f.Shown) != 1 {
		t.Errorf("%q in %d lines", f.Value, len(f.Shown))
	}
	if f := names["measure1.note"]; f.Value != "أول\nثان" || len(f.Shown) != 2 || !f.Multiline {
		t.Errorf("%q in %d lines", f.Value, len(f.Shown))
	}
}

func TestNumbersOfTheTableStandOnOneLine(t *testing.T) {
	for _, digits := range []locale.Digits{locale.Arab, locale.Latn, locale.Pers} {
		o := options(t)
		o.Digits = digits
		in := Input{Briefing: statementOf(t, 1)}
		for i := range 12 {
			in.Items = append(in.Items, Added{fmt.Sprint("added-", i), "بند"})
		}
		d, err := Compose(t.Context(), engine(t), in, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Pages {
			for _, item := range p.Items {
				if v, ok := item.(Text); ok && v.Element != Artifact && v.Line > 0 && v.Layout.Paragraph().Runes()[0] == '+' {
					t.Errorf("%q is broken", string(v.Layout.Paragraph().Runes()))
				}
			}
		}
	}
}

func TestParagraphsInAnotherLanguageSayWhich(t *testing.T) {
	d := composed(t, parsed(t, "فقرة عربية فيها Excel.\nThis one is English.\n2024.\nوأخرى.", "عنوان"), options(t))
	want := map[string]string{"This one is English.": "en"}
	for i, w := range texts(d) {
		if d.Elements[i].Role == RoleP && d.Elements[i].Language != want[w] {
			t.Errorf("%q is said to be in %q", w, d.Elements[i].Language)
		}
	}
}

func TestAddedItemsStandApart(t *testing.T) {
	b := statementOf(t, 1)
	o := options(t)
	in := Input{
		Briefing: b, Progress: map[string]briefing.Progress{"added-2": {Status: briefing.Doing, Note: "أول\nثان"}},
		Items: []Added{{"added-1", "لجنة مشتركة"}, {"added-2", "Send the minutes"}},
	}
	const caption = "بنود مضافة (ليست من نص البيان)"
	for template, want := range map[Template][]string{
		Full:     {caption, "+١", "لجنة مشتركة", "لم تبدأ", "—", "—", "—", "+٢", "Send the minutes", "قيد التنفيذ", "—", "—", "أولثان"},
		FollowUp: {caption, "+١", "لجنة مشتركة", "+٢", "Send the minutes"},
		Summary:  {caption, "+١", "لجنة مشتركة", "لم تبدأ", "+٢", "Send the minutes", "قيد التنفيذ", "أول ثان"},
	} {
		o.Template = template
		d, err := Compose(t.Context(), engine(t), in, o)
		if err != nil {
			t.Fatal(err)
		}
		craft(t, string(template), d)
		words := slices.DeleteFunc(texts(d), func(s string) bool { return s == "" })
		at := slices.Index(words, caption)
		if at < 0 || !slices.Equal(words[at:], want) {
			t.Errorf("%s: %q, want the last to be %q", template, words, want)
			continue
		}
		if !slices.ContainsFunc(words[:at], func(s string) bool { return strings.Contains(s, "تشديد الإجراءات") }) {
			t.Errorf("%s: the statement's own do not come first", template)
		}
		if template == Summary && !strings.Contains(strings.Join(words[:at], "\n"), "اكتمل ٠ من ٥") {
			t.Errorf("%s: added items are counted among the statement's", template)
		}
	}
}

func TestTheSummaryIsOnePage(t *testing.T) {
	var text strings.Builder
	text.WriteString("الجملة الأولى هنا. والثانية لا تظهر.\n")
	for i := range 25 {
		fmt.Fprintf(&text, "%d- خطوة طويلة العنوان بعض الشيء حتى تملأ السطر:\nنص.\n", i+1)
	}
	for name, b := range map[string]*briefing.Briefing{"bundled": statementOf(t, 1), "25 measures": parsed(t, text.String(), "عنوان")} {
		for _, landscape := range []bool{false, true} {
			o := options(t)
			o.Template, o.Landscape = Summary, landscape
			d := composed(t, b, o)
			if len(d.Pages) != 1 && !landscape {
				t.Errorf("%s: %d pages", name, len(d.Pages))
			}
			all := strings.Join(texts(d), "\n")
			if strings.Contains(all, "والثانية") {
				t.Error("more than the first sentence")
			}
			if n := strings.Count(all, "لم تبدأ"); n != len(b.Measures) {
				t.Errorf("%s: %d of %d statuses", name, n, len(b.Measures))
			}
		}
	}
}

func TestContentsLeadToTheirPlaces(t *testing.T) {
	d := composed(t, statementOf(t, 12), options(t))
	words := texts(d)
	links := 0
	for n, p := range d.Pages {
		for _, item := range p.Items {
			l, ok := item.(Link)
			if !ok {
				continue
			}
			links++
			entry := words[l.Element]
			found := false
			for _, there := range d.Pages[l.Page].Items {
				if v, ok := there.(Text); ok && v.Element != Artifact && strings.HasPrefix(entry, strings.TrimSuffix(words[v.Element], ":")) {
					found = found || v.Y+v.Layout.Lines[v.Line].Top == l.ToY
				}
			}
			if !found || !strings.HasSuffix(entry, locale.Number(l.Page+1, locale.Arab)) {
				t.Errorf("page %d: %q leads to page %d at %.1f", n+1, entry, l.Page+1, l.ToY)
			}
		}
	}
	if links < 12*5 {
		t.Errorf("%d links", links)
	}
	if !d.under(ElementID(2), RoleTOC) && d.Elements[1].Role != RoleP {
		t.Error("the contents are not read first")
	}
	for _, o := range d.Outline {
		if o.Page < 1 || o.Y < bodyTop-1 {
			t.Errorf("bookmark %q at page %d, %.1f", o.Title, o.Page, o.Y)
		}
	}
}

func TestStartIsTheLeftInEnglish(t *testing.T) {
	b, err := parseEnglish()
	if err != nil {
		t.Fatal(err)
	}
	w, err := locale.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	o := Defaults(w)
	o.Date = "2026-11-24"
	d := composed(t, b, o)
	if d.Meta.RTL {
		t.Error("right to left")
	}
	for _, item := range d.Pages[0].Items {
		if v, ok := item.(Text); ok && v.Element != Artifact && d.Elements[v.Element].Role == RoleLbl {
			if x := v.X + v.Layout.Lines[0].X; x > bindingMargin+30 {
				t.Errorf("the badge stands at %.0f", x)
			}
			if v.Layout.Paragraph().Base() == typeset.RTL && len(v.Layout.Lines) != 1 {
				t.Error("the badge is broken")
			}
		}
	}
}

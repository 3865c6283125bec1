package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

var made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func table() Table {
	return Table{
		Title: "مؤتمر بغداد", Briefing: strings.Repeat("ab", 32), Language: "ar", RTL: true,
		Head:     Head{"م", "الخطوة", "الحالة", "المسؤول", "الموعد", "ملاحظة"},
		Statuses: []string{"لم تبدأ", "قيد التنفيذ", "مكتملة", "أُلغيت"},
		Rows: []Row{
			{ID: "m1", Number: "1", Measure: "ملاحقة عصابات المخدرات", Status: "مكتملة", Owner: "الداخلية؛ الدفاع", Due: []string{"2027-01-15"}, Note: "سطر\nثانٍ, بفاصلة; و\"اقتباس\" و\\"},
			{ID: "m2", Number: "2", Measure: "=HYPERLINK(\"x\")", Status: "لم تبدأ", Note: "_x0041_ & <b> \u200f"},
			{ID: "m3", Number: "3", Measure: "موعدان", Status: "لم تبدأ / مكتملة", Due: []string{"2027-03-01", "2027-04-01"}},
			{ID: "added-1", Number: "+1", Measure: "بند", Status: "أُلغيت", Dropped: true, Due: []string{"2027-02-01"}},
		},
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, table()); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\uFEFF")
	if !ok || !strings.HasPrefix(text, "م,الخطوة,الحالة,المسؤول,الموعد,ملاحظة\r\n") {
		t.Errorf("%q", text)
	}
	got, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(got) != 5 {
		t.Fatal(got, err)
	}
	if got[1][5] != "سطر\nثانٍ, بفاصلة; و\"اقتباس\" و\\" || got[1][4] != "2027-01-15" {
		t.Errorf("%q", got[1])
	}
	if got[2][1] != `'=HYPERLINK("x")` || got[2][3] != "" {
		t.Errorf("a formula would run: %q", got[2])
	}
}

func TestXLSX(t *testing.T) {
	var b bytes.Buffer
	if err := XLSX(&b, table(), "متابعة الخطوات في اسم أطول مما يقبله البرنامج", made); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := XLSX(&again, table(), "متابعة الخطوات في اسم أطول مما يقبله البرنامج", made); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same table is not the same bytes", err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	view, err := f.GetSheetView(sheet, 0)
	if err != nil || view.RightToLeft == nil || !*view.RightToLeft {
		t.Errorf("the sheet runs left to right: %v", err)
	}
	want := map[string]string{
		"B1": "الخطوة", "B2": "ملاحقة عصابات المخدرات", "C2": "مكتملة", "E2": "2027-01-15", "F3": "_x0041_ & <b> \u200f",
		"B3": `=HYPERLINK("x")`, "D3": "", "E3": "", "A5": "+1", "E4": "2027-03-01\n2027-04-01",
	}
	for cell, value := range want {
		if got, err := f.GetCellValue(sheet, cell); got != value || err != nil {
			t.Errorf("%s is %q, want %q (%v)", cell, got, value, err)
		}
	}
	for row, lines := range map[int]float64{2: 2, 4: 2, 5: 1} { // a note of two lines, two dates, one line
		if h, err := f.GetRowHeight(sheet, row); h != lines*15 || err != nil {
			t.Errorf("row %d is %v points high, want room for %v lines (%v)", row, h, lines, err)
		}
	}
	if formula, _ := f.GetCellFormula(sheet, "B3"); formula != "" {
		t.Errorf("a formula came in: %s", formula)
	}
	lists, err := f.GetDataValidations(sheet)
	if err != nil || len(lists) != 1 || lists[0].Sqref != "C2:C5" || !strings.Contains(lists[0].Formula1, "قيد التنفيذ") {
		t.Errorf("%+v %v", lists, err)
	}
}

func TestXLSXOfNoMeasures(t *testing.T) {
	none := table()
	none.Rows = nil
	var b bytes.Buffer
	if err := XLSX(&b, none, "x", made); err != nil || b.Len() == 0 {
		t.Error(err)
	}
}

func TestICS(t *testing.T) {
	var b bytes.Buffer
	if err := ICS(&b, table(), made); err != nil {
		t.Fatal(err)
	}
	raw := b.String()
	for _, line := range strings.Split(strings.TrimSuffix(raw, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("line %q", line)
		}
	}
	text := strings.ReplaceAll(raw, "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "SUMMARY:ملاحقة عصابات المخدرات\r\n", "DTSTART;VALUE=DATE:20270115\r\n", "DTEND;VALUE=DATE:20270116\r\n",
		`DESCRIPTION:الحالة: مكتملة\nالمسؤول: الداخلية؛ الدفاع\nملاحظة: سطر\nثانٍ\, بفاصلة\; و"اقتباس" و\\` + "\r\n", "UID:m1.abababababababab@bayan\r\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Count(text, "BEGIN:VEVENT") != 3 {
		t.Errorf("no due date or a dropped measure has an event, or not each of two dates set apart:\n%s", text)
	}
}

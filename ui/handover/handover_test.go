package handover_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/locale"
	"bayan/ui/handover"
	"bayan/ui/measures"
	"bayan/ui/text"
	"bayan/ui/uitest"
)

// typed types into what has the keys, and presses Enter.
func typed(s *uitest.Stage, words string) {
	on := s.Canvas.Focused()
	for _, r := range words {
		on.TypedRune(r)
	}
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func tab(s *uitest.Stage) { s.Canvas.(interface{ FocusNext() }).FocusNext() }

func TestSealingAsksForThePassphraseTwice(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	var got []handover.For
	sheet := handover.NewSeal(s.Kit, handover.SealOptions{Words: s.Words, Seal: func(f handover.For) { got = append(got, f) }, Leave: func() {}})
	s.Show(sheet, handover.SealSize())
	s.Canvas.Focus(sheet.First())
	sheet.Save() // nothing is written yet
	typed(s, "عبارة")
	tab(s)
	typed(s, "عبار")
	if len(got) > 0 {
		t.Fatalf("sealed for %+v", got)
	}
	typed(s, "ة")
	if len(got) != 1 || got[0].Passphrase != "عبارة" || len(got[0].Recipients) > 0 {
		t.Errorf("sealed for %+v", got)
	}
}

func TestSealingForRecipients(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	var got []handover.For
	sheet := handover.NewSeal(s.Kit, handover.SealOptions{Words: s.Words, Seal: func(f handover.For) { got = append(got, f) }, Leave: func() {}})
	s.Show(sheet, handover.SealSize())
	tab(s) // the way
	s.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	sheet.Save()
	if len(got) > 0 {
		t.Fatalf("sealed for nobody: %+v", got)
	}
	tab(s)
	typed(s, "age1a")
	typed(s, "age1b")
	sheet.Save()
	if len(got) != 1 || !slices.Equal(got[0].Recipients, []string{"age1a", "age1b"}) || got[0].Passphrase != "" {
		t.Errorf("sealed for %+v", got)
	}
}

// unsealing is the sheet on a stage, and what it told.
type unsealing struct {
	*uitest.Stage
	sheet  *handover.Unseal
	opened []string
	taken  []string
}

func unseal(t *testing.T, readOnly bool) *unsealing {
	u := &unsealing{Stage: uitest.New(t, uitest.Arabic)}
	u.sheet = handover.NewUnseal(u.Kit, "تسليم.bayan", handover.UnsealOptions{
		Words: u.Words, Digits: locale.Arab, ReadOnly: readOnly, Focus: u.Canvas.Focus, Leave: func() {},
		Pick: func(found func(string)) { found("/x/key.txt") },
		Open: func(secret string) { u.opened = append(u.opened, secret) },
		Take: func(name string) { u.taken = append(u.taken, name) },
	})
	u.Show(u.sheet, handover.UnsealSize())
	u.Canvas.Focus(u.sheet.First())
	return u
}

var news = measures.Incoming{New: []measures.Arrival{{Measure: "1 · خطوة", Entry: measures.Entry{Field: "الحالة", Value: "مكتملة", When: "أمس"}}}}

func TestNothingIsTakenBeforeAPersonAgrees(t *testing.T) {
	u := unseal(t, false)
	u.sheet.Save() // who signed it is not known yet
	u.sheet.Signed(handover.Signed{By: "بتوقيع مفتاح غير معروف", ByPassphrase: true})
	typed(u.Stage, "خطأ")
	u.sheet.Save() // it is being opened already
	u.sheet.Say("عبارة المرور غير صحيحة")
	typed(u.Stage, "سر")
	if want := []string{"خطأ", "سر"}; !slices.Equal(u.opened, want) || len(u.taken) > 0 {
		t.Fatalf("opened with %q, taken %q", u.opened, u.taken)
	}
	u.sheet.Bring(handover.Brought{By: "بتوقيع مفتاح غير معروف", About: "بيان", News: news})
	u.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	u.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // once
	if !slices.Equal(u.taken, []string{""}) {
		t.Errorf("taken %q: a stranger's key is known by nobody's act", u.taken)
	}
}

func TestAStrangersKeyGetsANameByAPersonsAct(t *testing.T) {
	u := unseal(t, false)
	u.sheet.Signed(handover.Signed{By: "غير معروف"})
	typed(u.Stage, "/x/key.txt") // an identity's file
	u.sheet.Bring(handover.Brought{By: "غير معروف", News: news})
	for range 10 { // through the sheet to the name
		tab(u.Stage)
		if _, writes := u.Canvas.Focused().(*text.Editor); writes {
			break
		}
	}
	typed(u.Stage, "مكتب الجمارك")
	if !slices.Equal(u.opened, []string{"/x/key.txt"}) || !slices.Equal(u.taken, []string{"مكتب الجمارك"}) {
		t.Errorf("opened with %q, taken %q", u.opened, u.taken)
	}
}

func TestWhatCannotBeKeptIsNotTaken(t *testing.T) {
	u := unseal(t, true)
	u.sheet.Signed(handover.Signed{By: "معروف", Known: true, ByPassphrase: true})
	typed(u.Stage, "سر")
	u.sheet.Bring(handover.Brought{By: "معروف", News: news})
	u.sheet.Save()
	if len(u.taken) > 0 {
		t.Error("taken into a folder that cannot be written")
	}
}

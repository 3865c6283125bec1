package kashida

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// best writes the word with a tatweel at its best joint, as KASHIDA.md's list does.
func best(word string) string {
	runes := []rune(word)
	joints := Joints(runes)
	if len(joints) == 0 {
		return word
	}
	return string(slices.Insert(runes, joints[0].After+1, tatweel))
}

func TestWordsToTest(t *testing.T) {
	for _, want := range []string{
		"الدفـاع", "المخـدرات", "محمـد", "الحـدود", "لمكافحـة", "السـلام", "العربيـة", "الصـناعة", "المدرسـة",
		"كتابـه", "كبـير", "مُحَمَّـدٌ", "المسـتقبل", "كتـاب",
		"الله", "لله", "على", "الذي", "المملكة",
	} {
		if got := best(strings.ReplaceAll(want, "ـ", "")); got != want {
			t.Errorf("best joint: got %s, want %s", got, want)
		}
	}
}

// TestTable has a word or more for every row of the table: the joint, written as a tatweel, and its priority.
func TestTable(t *testing.T) {
	for _, c := range []struct {
		row, word string
		want      Priority
	}{
		{"P1 Heh", "كتابـه", 1},
		{"P1 Teh Marbuta", "مدرسـة", 1},
		{"P1 three letters", "سنـة", 1},
		{"P1 Seen → Alef", "السـاعات", 1},
		{"P1 Seen → tooth", "المسـتقبل", 1},
		{"P1 Seen → Lam", "مسـلسل", 1},
		{"P1 Seen → Kaf", "مسـكون", 1},
		{"P1 Seen → Gaf", "عسـگری", 1},
		{"P1 Seen → Seen", "مؤسـسات", 1},
		{"P1 Sad → Tah", "اصـطفاف", 1},
		{"P1 goal Heh", "ہمیشـہ", 1},
		{"P1 goal Teh Marbuta", "کلمـۃ", 1},
		{"P2 Dal", "المخـدرات", 2},
		{"P2 Thal", "تلميـذات", 2},
		{"P3 Heh after Ain", "مجموعـه", 3},
		{"P3 Teh Marbuta after Hah", "مكافحـة", 3},
		{"P3 Tah", "ربـطهم", 3},
		{"P3 tooth → Alef", "بيـانات", 3},
		{"P3 Feh → Alef", "دفـاعات", 3},
		{"P3 Qaf → Alef", "مقـامات", 3},
		{"P3 Tah → Alef", "مطـارات", 3},
		{"P3 final Lam", "مستعمـل", 3},
		{"P3 final Kaf", "هنـاك", 3},
		{"P3 final Gaf", "مشتـگ", 3},
		{"P4 Meem → Alef", "حمـامات", 4},
		{"P4 Ain → Alef", "ادعـاءات", 4},
		{"P4 tooth before Reh", "كبـير", 4},
		{"P4 tooth before Noon", "مقيمـين", 4},
		{"P4 tooth before Yeh", "مبـني", 4},
		{"P4 Seen → final Yeh", "كرسـي", 4},
		{"P5 final Meem", "عظيـم", 5},
		{"P5 final Reh", "وزيـر", 5},
		{"P5 Kurdish ە inside a word", "مرۆڤـەکان", 5},
		{"P1 Kurdish ە at the end", "گەورەیـە", 1},
		{"P6 final Waw", "كتبـوا", 6},
		{"P6 final Feh", "عطيـف", 6},
		{"P6 final Qaf", "فريـق", 6},
		{"P6 final Ain", "ربيـع", 6},
	} {
		at := utf8.RuneCountInString(c.word[:strings.IndexRune(c.word, tatweel)]) - 1
		joints := Joints([]rune(strings.ReplaceAll(c.word, "ـ", "")))
		i := slices.IndexFunc(joints, func(j Joint) bool { return j.After == at })
		if i < 0 || joints[i].Priority != c.want {
			t.Errorf("%s: %s: got %+v, want P%d after rune %d", c.row, c.word, joints, c.want, at)
		}
	}
}

// TestForbidden lists the places where no kashida may ever come: the forbidden joint is written as a tatweel.
func TestForbidden(t *testing.T) {
	for _, c := range []struct{ row, word string }{
		{"F1", "السلـام"},
		{"F1 with marks", "السلَّـام"},
		{"F1 with hamza", "إسلـأم"},
		{"F1 madda", "القرآنلـآت"},
		{"F2 article", "الـمدرسة"},
		{"F2 Heh", "مسائلـه"},
		{"F2 Dal", "ولـدان"},
		{"F2 Kurdish Lam", "گوڵـەکان"},
		{"F3 Kaf", "كـتاب"},
		{"F3 Kaf before Alef", "مكـافحة"},
		{"F3 Keheh", "کـتابها"},
		{"F3 Gaf", "گـفتگو"},
		{"F3 Heh", "شبكـة"},
		{"F4 Hah", "مـحمد"},
		{"F4 Jeem", "الخليـج"},
		{"F4 Cheh", "پنـچرها"},
		{"F4 Khah", "المـخدرات"},
		{"F4 Sad", "منـصور"},
		{"F4 Dad", "ريـاضبـض"},
		{"F5", "معلومـعات"},
		{"F5 Ghain", "الصـغير"},
		{"F6 Yeh", "عربـي"},
		{"F6 Alef Maksura", "مستشفـى"},
		{"F6 Farsi Yeh", "ایرانـی"},
		{"F6 Yeh Barree", "پاکستانـے"},
		{"F6 Yeh with hamza", "شواطـئ"},
		{"medial Meem", "المـملكة"},
		{"medial Heh", "يفـهمون"},
	} {
		at := utf8.RuneCountInString(c.word[:strings.IndexRune(c.word, tatweel)]) - 1
		word := []rune(c.word)
		word = slices.Delete(word, at+1, at+2)
		for _, j := range Joints(word) {
			if j.After == at {
				t.Errorf("%s: %s got a kashida after rune %d: %+v", c.row, string(word), at, j)
			}
		}
	}
}

func TestNeverInWords(t *testing.T) {
	for _, word := range []string{
		"الله", "اللّٰه", "ٱلله", "والله", "فالله", "بالله", "تالله", "وبالله", "لله", "ولله", "فلله", "اللهم", "واللهم",
		"اللہ", "عبدالله", "بِاللَّهِ", "«الله»", "الله،",
		"هو", "من", "في", "سن", "به", "هـ", "بـه", // one or two letters
		"بعد", "قبل", "بلد", "عام", "كبر", // three letters, not P1
		"2024م", "24سنة", "٢٤سنة", "۲۴سالگی", "COVIDسنة", "البيتA", "المدرسةα",
		"ش.م.مدرسة", "www.مدرسة.com", "مدرسة@بيت", "ص.ب",
		"يَعْلَمُونَۖ", "السَّمَـٰوَٰتِۚ", "﴿المدرسة﴾",
		"ﷺ", "ﷲ", "ﻣﺪﺭﺳﺔ", "", "،", "ـ", "ـــ", "ََََ", "مـ", "\u200d\u200c",
		"خ\u200cا\u200cن\u200cه",
	} {
		if got := Joints([]rune(word)); len(got) != 0 {
			t.Errorf("%q: got %+v, want none", word, got)
		}
	}
}

func TestJoiners(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"می\u200cخواهند", "می\u200cخواهنـد"},
		{"کتاب\u200cها", "کتـاب\u200cها"},
		{"خانه\u200cها", "خانه\u200cهـا"},
		{"سن\u200dه", "سـن\u200dه"}, // not beside the ZWJ, which makes the Noon a tooth
		{"ورس\u200cة", "ورس\u200cة"},
	} {
		if got := best(c.word); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestMarksStayWithTheirLetter(t *testing.T) {
	joints := Joints([]rune("مُحَمَّدٌ"))
	// م ُ ح َ م ّ َ | د ٌ
	if len(joints) == 0 || joints[0].After != 6 {
		t.Errorf("got %+v, want the first after rune 6", joints)
	}
	if best("فَّاتِحُونَ") != "فَّـاتِحُونَ" {
		t.Errorf("got %s", best("فَّاتِحُونَ"))
	}
}

func TestTypedTatweel(t *testing.T) {
	for _, c := range []struct {
		word string
		want []Joint
	}{
		{"الدولـي", []Joint{{After: 5, Typed: 1}}},
		{"الثانـي", []Joint{{After: 5, Typed: 1}}},
		{"لمكافحــة", []Joint{{After: 7, Typed: 2}}},
		{"مـدرسـة", []Joint{{After: 5, Typed: 1}, {After: 1, Typed: 1}}},
		{"مدرسةـ", nil},                         // joins nothing, and is the only candidate
		{"سـنة", []Joint{{After: 1, Typed: 1}}}, // three letters
		{"كتـــــــــاب", nil},                  // longer than a font draws
		{"كتـاب", []Joint{{After: 2, Typed: 1, BeforeAlef: true}}},
		{"محمـَد", []Joint{{After: 4, Typed: 1}}}, // a mark on the tatweel goes before ours
	} {
		if got := Joints([]rune(c.word)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.word, got, c.want)
		}
	}
}

func TestSeats(t *testing.T) {
	for _, word := range []string{"الرحمـٰن", "مسـٔول", "هـٰذا", "شيـٕا"} {
		for _, j := range Joints([]rune(word)) {
			if r := []rune(word)[j.After+1]; j.Typed > 0 || r == tatweel || isMark(r) {
				t.Errorf("%s: a seat was counted: %+v", word, j)
			}
		}
	}
	if got := Joints([]rune("هـٰذا")); len(got) != 0 {
		t.Errorf("three letters and a seat: got %+v, want none", got)
	}
	if got := best("السمـٰوات"); got != "السمـٰوات" {
		t.Errorf("got %s: no kashida stands beside a seat", got)
	}
}

func TestPunctuationAtEdges(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"(المدرسة)،", "(المدرسـة)،"},
		{"«كتابه»", "«كتابـه»"},
		{"السلام.", "السـلام."},
		{"...السلام", "...السـلام"},
		{"السلام!؟", "السـلام!؟"},
		{"\u200fالسلام\u200f", "\u200fالسـلام\u200f"},
		{"محمدﷺ", "محمـدﷺ"},
		{"المدرسة/الكلية", "المدرسة/الكليـة"},
	} {
		if got := best(c.word); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestWordsSkipQuranicSpans(t *testing.T) {
	text := []rune("قال المدرس ﴿السلام عليكم المدرسة﴾ والمدرسة هنا")
	for _, w := range Words(text) {
		word := string(text[w.Start:w.End])
		switch word {
		case "﴿السلام", "عليكم", "المدرسة﴾":
			if len(w.Joints) != 0 {
				t.Errorf("%s is quoted from the Quran: got %+v", word, w.Joints)
			}
		case "والمدرسة":
			if len(w.Joints) == 0 {
				t.Error("no joint after the quotation")
			}
		}
	}
}

// FuzzJoints: whatever the runes, a joint lies between two letters that join, forbidden pairs never appear, and
// the order is best first.
func FuzzJoints(f *testing.F) {
	for _, s := range []string{"مُحَمَّدٌ", "لمكافحــة", "می\u200cخواهند", "السمـٰوات", "(المدرسة)،", "2024م", "\u0600ـa"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		word := []rune(s)
		joints := Joints(word)
		for i, j := range joints {
			if j.After < 0 || j.After+1 >= len(word) || isMark(word[j.After+1]) {
				t.Fatalf("%q: joint out of place: %+v", s, j)
			}
			b := classOf(word[j.After+1])
			if !b.joinsBack() || word[j.After+1] == tatweel || word[j.After] == zwnj || word[j.After] == zwj {
				t.Fatalf("%q: nothing joins at %+v", s, j)
			}
			a := j.After
			for a >= 0 && classOf(word[a]).kind != dual {
				a--
			}
			if a < 0 {
				t.Fatalf("%q: no letter before %+v", s, j)
			}
			switch g := classOf(word[a]).group; {
			case j.Typed > 0:
			case g == lam, g == kaf, g == gaf, b.group == hah, b.group == sad:
				t.Fatalf("%q: forbidden joint %+v", s, j)
			}
			if i > 0 && (joints[i-1].Priority > j.Priority ||
				joints[i-1].Priority == j.Priority && joints[i-1].After <= j.After) {
				t.Fatalf("%q: not best first: %+v", s, joints)
			}
		}
	})
}

package arabic

import (
	"slices"
	"testing"
)

func TestFoldMakesOneOfManySpellings(t *testing.T) {
	for in, want := range map[string]string{
		"المخدِّرات": "المخدرات", "المخـدرات": "المخدرات", "أإآٱا": "ااااا", "على": "علي", "کی": "كي",
		"١٢٣ ۴۵ 6": "123 45 6", "ﻻ": "لا", "هٰذا": "هذا", "PDF": "pdf", "ﷺ": "صلي الله عليه وسلم", "مكافحة": "مكافحة",
	} {
		if got := string(Fold([]rune(in), Options{}).Runes); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
	if got := string(Fold([]rune("مكافحة"), Options{TehMarbuta: true}).Runes); got != "مكافحه" {
		t.Errorf("ة became %q", got)
	}
}

func TestFoldPointsBack(t *testing.T) {
	f := Fold([]rune("مُـحﻻ"), Options{})
	if want := []int{0, 3, 4, 4, 5}; !slices.Equal(f.At, want) {
		t.Errorf("the map is %v, want %v", f.At, want)
	}
}

func TestOrdinals(t *testing.T) {
	for in, want := range map[string]int{
		"أولاً": 1, "أولًا": 1, "اولا": 1, "الأول": 1, "الأولى": 1, "ثانياً": 2, "ثالثاً": 3, "رابعًا": 4, "خامســاً": 5, "سادسا": 6,
		"سابعاً": 7, "ثامناً": 8, "تاسعاً": 9, "عاشراً": 10, "العاشرة": 10, "حادي عشر": 11, "الحادية عشرة": 11, "ثاني عشر": 12, "ثانية عشرة": 12,
		"تاسع عشر": 19, "العشرون": 20, "الحادي والعشرون": 21, "ثالثاً وعشرين": 23, "الخامسة والثلاثين": 35, "التاسعة والتسعون": 99,
	} {
		if got, ok := Ordinal(in); !ok || got != want {
			t.Errorf("%q is %d %v, want %d", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "ا", "ال", "و", "عشر", "عاشر عشر", "كما", "ثلاثة", "أولويات", "أولا ثانيا", "ين"} {
		if got, ok := Ordinal(in); ok {
			t.Errorf("%q became %d", in, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("المخدِّرات ﻻ ١٢")
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		got := Fold(text, Options{TehMarbuta: true})
		if len(got.At) != len(got.Runes)+1 || !slices.IsSorted(got.At) || got.At[len(got.Runes)] != len(text) {
			t.Fatalf("%q: the map %v does not fit %d folded runes", s, got.At, len(got.Runes))
		}
		Ordinal(s)
	})
}

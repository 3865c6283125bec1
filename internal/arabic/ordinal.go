package arabic

import "strings"

// unit stems: masculine and feminine, folded, as used alone and before عشر.
var (
	masculine = [...]string{"", "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"}
	feminine  = [...]string{"", "اولي", "ثانيه", "ثالثه", "رابعه", "خامسه", "سادسه", "سابعه", "ثامنه", "تاسعه", "عاشره"}
	tens      = map[string]int{"عشرون": 20, "ثلاثون": 30, "اربعون": 40, "خمسون": 50, "ستون": 60, "سبعون": 70, "ثمانون": 80, "تسعون": 90}
	ones      = onesTable()
)

func onesTable() map[string]int {
	m := map[string]int{"حادي": 1, "حاديه": 1, "ثان": 2}
	for n := 1; n <= 10; n++ {
		m[masculine[n]], m[feminine[n]] = n, n
	}
	return m
}

// Ordinal is the number that words say as an ordinal from 1 to 99: أولاً,
// ثانياً, عاشراً, حادي عشر, الثانية عشرة, الحادي والعشرون, with or without
// the article, tashkeel and tatweel. It knows no other words.
func Ordinal(words string) (int, bool) {
	fields := strings.Fields(string(Fold([]rune(words), Options{TehMarbuta: true}).Runes))
	for i, f := range fields {
		f = strings.TrimPrefix(f, "و")
		fields[i] = strings.TrimPrefix(f, "ال")
	}
	switch len(fields) {
	case 1:
		if n, ok := one(fields[0]); ok {
			return n, true
		}
		n, ok := ten(fields[0])
		return n, ok
	case 2:
		n, ok := one(fields[0])
		if !ok || n == 10 {
			return 0, false
		}
		if fields[1] == "عشر" || fields[1] == "عشره" {
			return 10 + n, true
		}
		t, ok := ten(fields[1])
		return t + n, ok
	}
	return 0, false
}

// one reads 1 to 10, also with the alef of tanween (أولاً, ثانيا).
func one(word string) (int, bool) {
	if n, ok := ones[word]; ok {
		return n, true
	}
	n, ok := ones[strings.TrimSuffix(word, "ا")]
	return n, ok
}

// ten reads 20 to 90, nominative and genitive (عشرون, عشرين).
func ten(word string) (int, bool) {
	if n, ok := tens[word]; ok {
		return n, true
	}
	stem, ok := strings.CutSuffix(word, "ين")
	n, known := tens[stem+"ون"]
	return n, ok && known
}

package typeset

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/segmenter"
)

// awkward are characters between which and plain words the algorithms' rules reach in every way.
const awkward = "اابلمنويهءٱپگڵۆۇە\u064B\u0651\u0670\u06D6ـ      ..,:!،؛؟()[]{}«»\"'“”-–/%°0123٣٤۵AzéêЖ漢あ한\u00A0\u00AD\u200B\u200C\u200D" +
	"\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\t…$€#@&*+=אב🇮🇶👨🏽ﷺ\u0300\u0308\u061C\u06DD\u06DEกဓ०\u2018\u2019\u3000\u2329\u232A〈〉—_"

// awkwardText is plain words, with n of the awkward in between.
func awkwardText(r *rand.Rand) []rune {
	pool := []rune(awkward)
	var text []rune
	for range 1 + r.IntN(12) {
		switch r.IntN(4) {
		case 0:
			text = append(text, pool[r.IntN(len(pool))])
		case 1:
			text = append(text, []rune("والبيان ")...)
		case 2:
			text = append(text, []rune("إلى، ")...)
		default:
			for range 1 + r.IntN(6) {
				text = append(text, pool[r.IntN(len(pool))])
			}
		}
	}
	return clean(text)
}

func TestBoundariesAreGoTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	var ours, theirs segmenter.Segmenter
	check := func(text []rune) {
		t.Helper()
		got := boundaries(nil, &ours, text)
		want := make([]uint8, len(text))
		segment(want, &theirs, text)
		want = append(want, graphemeStart|wordBoundary|lineBreak)
		if !slices.Equal(got, want) {
			t.Fatalf("%q:\n got %v\nwant %v", string(text), got, want)
		}
	}
	for c := rune(0); c < rune(len(classes)); c++ { // every character that has a class, at every place
		for _, text := range [][]rune{{'ا', c, 'ب', ' ', 'ا'}, {'ا', c, ' ', 'ا'}, {c, ' ', 'ا'}, {'ا', ' ', c}, {'ا', c}, {'"', ' ', c, ' ', c}} {
			check(clean(text))
		}
	}
	for range 40_000 {
		check(awkwardText(r))
	}
}

func TestLevelsAreGoTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 9))
	var v leveller
	check := func(text []rune) {
		t.Helper()
		got := v.levels(nil, text, 1, nil)
		var whole bidi.Paragraph
		runs := whole.Segment(text, bidi.RightToLeft)
		for i, l := range runLevels(&runs) {
			if got[i] != uint8(l) {
				t.Fatalf("%q at %d: got %v want %v", string(text), i, got, runLevels(&runs))
			}
		}
	}
	for c := rune(0); c < rune(len(classes)); c++ {
		for _, text := range [][]rune{{'ا', c, 'ب', ' ', '1'}, {'1', c, '1', 'ا', 'ب', c, 'a'}, {c, ' ', 'ا'}, {'a', 'ا', 'ا', ' ', c}} {
			check(clean(text))
		}
	}
	for range 40_000 {
		check(awkwardText(r))
	}
}

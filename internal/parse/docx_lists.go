package parse

import (
	"encoding/xml"
	"strings"

	"bayan/internal/briefing"
)

// wordStyle is what a paragraph style says of the paragraph's part in the text.
type wordStyle struct {
	title   bool
	outline int // 0 for a first heading; -1 for none
	num     string
	level   int
	based   string
	style   briefing.Style
}

type wordStyleSheet map[string]wordStyle

// at is a style with what it inherits (ECMA-376 part 1, 17.7.2).
func (m wordStyleSheet) at(id string) wordStyle {
	s := wordStyle{outline: -1, level: -1}
	for range 16 { // a chain of styles that ends in itself ends here
		of, ok := m[id]
		if !ok {
			break
		}
		s.title, s.style = s.title || of.title, s.style|of.style
		if s.outline < 0 {
			s.outline = of.outline
		}
		if s.num == "" {
			s.num = of.num
		}
		if s.level < 0 {
			s.level = of.level
		}
		id = of.based
	}
	return s
}

func wordStyles(k *pack, part string) (wordStyleSheet, error) {
	styles := wordStyleSheet{}
	if !k.has(part) {
		return styles, nil
	}
	id, s := "", wordStyle{}
	err := k.each(part, func(e xml.StartElement, end bool) {
		switch {
		case e.Name.Local == "style" && end:
			styles[id] = s
		case e.Name.Local == "style":
			id, s = attr(e, "styleId"), wordStyle{outline: -1, level: -1}
		case end:
		case e.Name.Local == "name":
			s.title = strings.EqualFold(attr(e, "val"), "title")
		case e.Name.Local == "basedOn":
			s.based = attr(e, "val")
		case e.Name.Local == "outlineLvl":
			s.outline = atoi(attr(e, "val"), -1)
		case e.Name.Local == "numId":
			s.num = attr(e, "val")
		case e.Name.Local == "ilvl":
			s.level = atoi(attr(e, "val"), -1)
		default:
			s.style = toggled(s.style, e)
		}
	})
	return styles, err
}

// wordLists number paragraphs as Word does (ECMA-376 part 1, 17.9): lists that
// share an abstract definition share its counters, unless one begins anew.
type wordLists struct {
	abstract map[string]*wordList
	nums     map[string]*wordNum
}

type wordList struct {
	levels   []level
	counters []int
	begun    []bool
	link     string // the style whose list this is
}

type wordNum struct {
	abstract string
	start    map[int]int // of levels that begin anew with this list
	used     bool
}

// wordNumerals are the number formats that differ from plain digits. "Hindi" is
// what Word calls ٠-٩.
var wordNumerals = map[string]string{
	"bullet": "bullet", "none": "none", "decimalZero": "zero", "lowerRoman": "lowerRoman", "upperRoman": "upperRoman",
	"lowerLetter": "lowerLetter", "upperLetter": "upperLetter", "arabicAlpha": "alphabet", "arabicAbjad": "abjad", "hindiNumbers": "arab",
}

// maxLabel is the most characters of a list's own signs.
const maxLabel = 64

func readWordLists(k *pack, part string, styles wordStyleSheet) (*wordLists, error) {
	l := &wordLists{abstract: map[string]*wordList{}, nums: map[string]*wordNum{}}
	if !k.has(part) {
		return l, nil
	}
	var list *wordList
	var num *wordNum
	at, over := 0, 0
	var spare level
	of := &spare
	err := k.each(part, func(e xml.StartElement, end bool) {
		if end {
			switch e.Name.Local {
			case "abstractNum":
				list = nil
			case "num":
				num = nil
			case "lvl":
				of = &spare
			}
			return
		}
		switch e.Name.Local {
		case "abstractNum":
			list = &wordList{levels: make([]level, 9), counters: make([]int, 9), begun: make([]bool, 9)}
			l.abstract[attr(e, "abstractNumId")] = list
		case "numStyleLink":
			if list != nil {
				list.link = attr(e, "val")
			}
		case "num":
			num = &wordNum{start: map[int]int{}}
			l.nums[attr(e, "numId")] = num
		case "abstractNumId":
			if num != nil {
				num.abstract = attr(e, "val")
			}
		case "lvlOverride":
			over = atoi(attr(e, "ilvl"), 0)
		case "startOverride":
			if num != nil {
				num.start[over] = atoi(attr(e, "val"), 1)
			}
		case "lvl":
			at = min(atoi(attr(e, "ilvl"), 0), 8)
			of = &spare
			if list != nil {
				of = &list.levels[at]
			}
			*of = level{start: 1, suffix: " "}
		case "start":
			of.start = atoi(attr(e, "val"), 1)
		case "numFmt":
			of.style = wordNumerals[attr(e, "val")]
		case "isLgl":
			of.as = "decimal"
		case "suff":
			if attr(e, "val") == "nothing" {
				of.suffix = ""
			}
		case "lvlText":
			of.text = cut(attr(e, "val"))
			if of.style == "bullet" {
				of.text = bullet(of.text)
			}
		}
	})
	for _, a := range l.abstract {
		if n := l.nums[styles.at(a.link).num]; a.link != "" && n != nil && l.abstract[n.abstract] != nil {
			a.levels = l.abstract[n.abstract].levels
		}
	}
	return l, err
}

func cut(s string) string {
	if r := []rune(s); len(r) > maxLabel {
		return string(r[:maxLabel])
	}
	return s
}

// next is the label of the list's next paragraph, "" where there is none.
func (l *wordLists) next(id string, at int) string {
	num := l.nums[id]
	if num == nil || at < 0 || at > 8 {
		return ""
	}
	list := l.abstract[num.abstract]
	if list == nil {
		return ""
	}
	if !num.used {
		num.used = true
		for i, start := range num.start {
			if i < len(list.begun) {
				list.counters[i], list.begun[i] = start-1, true
			}
		}
	}
	count(list.levels, list.counters, list.begun, at)
	return label(list.levels, list.counters, at)
}

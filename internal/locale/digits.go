package locale

import (
	"strconv"
	"strings"
)

// Digits is the kind of digit that the program writes. A source's own digits are never converted.
type Digits uint8

const (
	Latn Digits = iota // 0-9
	Arab               // ٠-٩
	Pers               // ۰-۹
)

// Number writes n in digits d.
func Number(n int, d Digits) string { return Rewrite(strconv.Itoa(n), d) }

// Rewrite replaces ASCII digits in s by d: for what the program itself writes.
func Rewrite(s string, d Digits) string {
	zero := '0'
	switch d {
	case Arab:
		zero = '٠'
	case Pers:
		zero = '۰'
	}
	if zero == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}

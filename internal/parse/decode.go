package parse

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bayan/internal/fault"
)

// Encoding is how a plain text's characters were written as bytes, by its IANA name.
type Encoding string

const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1256 Encoding = "windows-1256"
	ISO8859_6   Encoding = "iso-8859-6"
)

// Encodings are those that are known, in the order in which a person is offered them.
func Encodings() []Encoding { return []Encoding{UTF8, UTF16LE, UTF16BE, Windows1256, ISO8859_6} }

var errControl = errors.New("control characters or undefined bytes")

// decode returns the text without its byte order mark, and the encoding that
// it was found to be in, or that was asked for.
func decode(name string, data []byte, asked Encoding) (string, Encoding, error) {
	e := asked
	if e == "" {
		e = detect(data)
	}
	s, err := decodeAs(e, data)
	if err == nil && strings.ContainsFunc(s, binary) {
		err = errControl
	}
	if err != nil {
		return "", e, &fault.Error{Code: fault.NotText, Op: "parse.decode", Path: name, Cause: err}
	}
	if strings.TrimSpace(s) == "" {
		return "", e, &fault.Error{Code: fault.Empty, Op: "parse.decode", Path: name}
	}
	return s, e, nil
}

// detect weighs the evidence: a byte order mark, then what is valid UTF-8,
// then where the high bytes of UTF-16 stand, then which of the two code pages
// makes words of the bytes. "" where none does.
func detect(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return UTF8
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return UTF16LE
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return UTF16BE
	}
	if e, ok := detectUTF16(data); ok {
		return e
	}
	if utf8.Valid(data) {
		return UTF8
	}
	best, most := Encoding(""), 0
	for _, e := range []Encoding{Windows1256, ISO8859_6} {
		if s, err := decodeAs(e, data); err == nil && sense(s) > most {
			best, most = e, sense(s)
		}
	}
	return best
}

// detectUTF16: nine units in ten of a text in Arabic letters and ASCII have 00
// or 06 for their high byte, and neither byte is text in any other encoding.
func detectUTF16(data []byte) (Encoding, bool) {
	if len(data) < 2 || len(data)%2 != 0 {
		return "", false
	}
	var high [2]int
	for i, b := range data {
		if b == 0x00 || b == 0x06 {
			high[i&1]++
		}
	}
	enough := len(data) / 2 * 9 / 10
	switch {
	case high[1] > high[0] && high[1] >= max(enough, 1):
		return UTF16LE, true
	case high[0] > high[1] && high[0] >= max(enough, 1):
		return UTF16BE, true
	}
	return "", false
}

func decodeAs(e Encoding, data []byte) (string, error) {
	switch e {
	case UTF8:
		data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
		if !utf8.Valid(data) {
			return "", errControl
		}
		return string(data), nil
	case UTF16LE:
		return utf16(data, unicode.LittleEndian)
	case UTF16BE:
		return utf16(data, unicode.BigEndian)
	case Windows1256:
		return single(charmap.Windows1256, data)
	case ISO8859_6:
		return single(charmap.ISO8859_6, data)
	}
	return "", errControl
}

func utf16(data []byte, order unicode.Endianness) (string, error) {
	if len(data)%2 != 0 {
		return "", errControl
	}
	return single(unicode.UTF16(order, unicode.UseBOM), data)
}

func single(e encoding.Encoding, data []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err == nil && bytes.ContainsRune(out, utf8.RuneError) {
		err = errControl
	}
	return string(out), err
}

// sense is how much of a text are words of the Arabic script: the article and
// the commonest particles of Arabic, Persian, Urdu and Kurdish count most; a
// letter of another script or a sign inside a word, and ة or ى before its end,
// count against it. Zero or less: it is no such text.
func sense(s string) (points int) {
	for word := range strings.FieldsSeq(s) {
		word = strings.Trim(word, "\"'().,:;!?-_/«»،؛؟[]0123456789%…“”–—")
		if word == "" {
			continue
		}
		arabic, other := 0, false
		runes := []rune(word)
		for i, r := range runes {
			switch {
			case r >= 0x0621 && r <= 0x06D3, r >= 0x064B && r <= 0x0652, r == 0x200C:
				arabic++
				if (r == 'ة' || r == 'ى') && i+1 < len(runes) && runes[i+1] >= 0x0621 && runes[i+1] <= 0x064A && runes[i+1] != 'ـ' {
					other = true
				}
			case r >= 0x80 || r < 0x41:
				other = true
			}
		}
		switch {
		case arabic == 0 && !other: // ASCII is the same in both
		case other || arabic < len(runes):
			points -= 2
		case common[word]:
			points += 4
		case strings.HasPrefix(word, "ال") || strings.HasPrefix(word, "وال") || strings.HasPrefix(word, "بال"):
			points += 4
		case arabic > 1:
			points++
		}
	}
	return points
}

var common = map[string]bool{
	"من": true, "في": true, "على": true, "إلى": true, "عن": true, "أن": true, "هذا": true, "هذه": true, "بين": true, "مع": true,
	"از": true, "در": true, "که": true, "را": true, "این": true, "است": true, "می": true, "برای": true,
	"کے": true, "کی": true, "میں": true, "سے": true, "اور": true, "ہے": true,
}

func binary(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == 0x7F
}

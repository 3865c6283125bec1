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

var errControl = errors.New("control characters or undefined bytes")

// decode finds the encoding and returns the text without its byte order mark:
// UTF-8, UTF-16 both ways (by mark, or by where the zero bytes are),
// Windows-1256, ISO 8859-6.
func decode(name string, data []byte) (string, error) {
	s, err := decodeAny(data)
	if err == nil && strings.ContainsFunc(s, binary) {
		err = errControl
	}
	if err != nil {
		return "", &fault.Error{Code: fault.NotText, Op: "parse.decode", Path: name, Cause: err}
	}
	if strings.TrimSpace(s) == "" {
		return "", &fault.Error{Code: fault.Empty, Op: "parse.decode", Path: name}
	}
	return s, nil
}

func decodeAny(data []byte) (string, error) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		if !utf8.Valid(rest) {
			return "", errControl
		}
		return string(rest), nil
	}
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		return utf16(data, unicode.LittleEndian)
	}
	if bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return utf16(data, unicode.BigEndian)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		// Spaces and line ends have a zero byte on one side only.
		var zeros [2]int
		for i, b := range data {
			if b == 0 {
				zeros[i&1]++
			}
		}
		if zeros[0] == 0 {
			return utf16(data, unicode.LittleEndian)
		}
		if zeros[1] == 0 {
			return utf16(data, unicode.BigEndian)
		}
		return "", errControl
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	windows, errW := single(charmap.Windows1256, data)
	iso, errI := single(charmap.ISO8859_6, data)
	if errI == nil && (errW != nil || articles(iso) > articles(windows)) {
		return iso, nil
	}
	if errW == nil && articles(windows) == 0 {
		return "", errControl
	}
	return windows, errW
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

// articles counts ال, which no Arabic statement is without, and which the two
// code pages write differently.
func articles(s string) int { return strings.Count(s, "ال") }

func binary(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == 0x7F
}

package typeset

import (
	"reflect"
	"testing"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/segmenter"
)

// TestGoTextFields: the fields of go-text that gotext.go reads are where it reads them.
func TestGoTextFields(t *testing.T) {
	for _, c := range []struct {
		in    reflect.Type
		field string
		of    reflect.Type
		same  uintptr
	}{
		{reflect.TypeFor[bidi.Runs](), "levels", reflect.TypeFor[[]bidi.Level](), 0},
		{reflect.TypeFor[segmenter.Segmenter](), "text", reflect.TypeFor[[]rune](), 0},
		{reflect.TypeFor[segmenter.Segmenter](), "attributes", nil, reflect.TypeFor[segmenterHead]().Field(1).Offset},
	} {
		f, ok := c.in.FieldByName(c.field)
		if !ok || f.Offset != c.same || c.of != nil && f.Type != c.of || c.of == nil && f.Type.Elem().Kind() != reflect.Uint8 {
			t.Errorf("%v.%s is not where gotext.go reads it", c.in, c.field)
		}
	}
}

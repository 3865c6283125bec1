package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// TestAnotherProgramFindsItValid asks pdfcpu, which reads by the letter of ISO 32000.
func TestAnotherProgramFindsItValid(t *testing.T) {
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationStrict
	d := document(t, statementFile, amiri)
	if err := api.Validate(bytes.NewReader(written(t, d, Options{})), c); err != nil {
		t.Error(err)
	}
	c.UserPW = "سر"
	if err := api.Validate(bytes.NewReader(written(t, d, Options{Standard: UA1, Password: "سر"})), c); err != nil {
		t.Errorf("encrypted: %v", err)
	}
}

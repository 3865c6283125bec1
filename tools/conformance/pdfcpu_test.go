//go:build conformance

// Package conformance holds the test that run.sh runs: pdfcpu, which reads by the letter of ISO 32000.
package conformance

import (
	"flag"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// TestFilesAreValid validates the files that are named after -args.
func TestFilesAreValid(t *testing.T) {
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationStrict
	if flag.NArg() == 0 {
		t.Fatal("no file is named")
	}
	for _, file := range flag.Args() {
		if err := api.ValidateFile(file, c); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

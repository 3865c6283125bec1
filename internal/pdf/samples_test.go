package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"bayan/internal/typeset"
)

// TestSamples writes the files that tools/conformance holds against veraPDF,
// qpdf and the readers, into the folder that BAYAN_PDF_SAMPLES names.
func TestSamples(t *testing.T) {
	folder := os.Getenv("BAYAN_PDF_SAMPLES")
	if folder == "" {
		folder = t.TempDir()
	}
	for _, face := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular"} {
		for k, name := range []string{"none", "light", "full"} {
			b := written(t, document(t, statementFile, setting{face: face, kashida: typeset.Kashida(k)}), Options{})
			if err := os.WriteFile(filepath.Join(folder, face+"-"+name+".pdf"), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

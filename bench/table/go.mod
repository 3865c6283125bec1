// What the table holds this program against. A module of its own, so that the program's go.mod lists
// nothing that only a comparison needs.
module bayan/bench/table

go 1.26.0

require (
	codeberg.org/go-pdf/fpdf v0.12.0
	github.com/jung-kurt/gofpdf v1.16.2
)

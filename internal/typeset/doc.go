// Package typeset sets paragraphs: text in any direction becomes lines of positioned glyphs, with the queries that a
// reader's caret, mouse and selection need.
//
// # The way of a paragraph
//
// Engine.Shape does what does not depend on a width, once: embedding levels (UAX #9, bidi.go), boundaries (UAX #14 and
// #29, boundaries.go, sentence.go), items of one face, script and level (itemise.go), glyphs in design units, by words
// from a cache where the font allows (pieces.go, packages cuts and lookups), and how far along the line each rune begins
// (paragraph.go). Paragraph.Layout only adds and compares those numbers: it breaks (break.go, optimal.go),
// justifies (justify.go, elongate.go, package kashida) and stacks lines (metrics.go). Layout.Runs makes a line's
// glyphs when somebody wants to see it, by rules L1 and L2 (runs.go). caret.go and move.go answer from those.
//
// # What is ours and why
//
// go-text's LineWrapper orders by parity of levels, drops glyphs without width, changes its input and leaves a
// trailing space inside the line, and its HarfbuzzShaper cannot ask for safe-to-insert-tatweel. So its parts are used
// one by one: bidi, segmenter, harfbuzz.Buffer. Three of them are read or mended where the exported surface ends:
// gotext.go (levels, boundaries), package coverage (digests of coverages), package lookups (speed, marks' bases).
// Each has a test that fails when a new version makes it wrong or needless.
package typeset

//go:build race

package typeset

// underRace makes the longest tests, which have one goroutine and so nothing for the race detector to find, take a part of
// their cases: it slows them ten times. Without it they take all.
const (
	underRace     = true
	comparedWords = 10_000 // by TestCachedShapingIsWholeShaping
)

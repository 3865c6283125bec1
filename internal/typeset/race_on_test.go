//go:build race

package typeset

// comparedWords is how many words TestCachedShapingIsWholeShaping draws: fewer under the race detector, which makes
// shaping ten times slower and has nothing to find in it.
const comparedWords = 10_000

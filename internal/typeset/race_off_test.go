//go:build !race

package typeset

const comparedWords = 200_000

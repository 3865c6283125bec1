//go:build !race

package track

const race = false

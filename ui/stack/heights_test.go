package stack

import (
	"math/rand/v2"
	"testing"
)

// TestHeightsAreTheSums holds the tree against plain addition, over 500 changes.
func TestHeightsAreTheSums(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for _, n := range []int{1, 2, 3, 17, 64, 101} {
		plain := make([]float32, n)
		for i := range plain {
			plain[i] = float32(r.IntN(300))
		}
		var h heights
		h.reset(n, func(i int) float32 { return plain[i] })
		for range 500 {
			i := r.IntN(n)
			plain[i] = float32(1 + r.IntN(300))
			h.set(i, plain[i])
			sum := 0.0
			for j, v := range plain {
				if got := h.above(j); got != sum {
					t.Fatalf("%d blocks: %v above block %d, want %v", n, got, j, sum)
				}
				if v > 0 {
					if k, in := h.at(sum + float64(v)/2); k != j || in != v/2 {
						t.Fatalf("%d blocks: the middle of block %d is found in %d at %v", n, j, k, in)
					}
				}
				sum += float64(v)
			}
			if h.whole() != sum {
				t.Fatalf("%d blocks: %v in all, want %v", n, h.whole(), sum)
			}
			if k, in := h.at(sum + 10); k != n-1 || in != plain[n-1]+10 {
				t.Fatalf("beyond the end: block %d at %v", k, in)
			}
		}
	}
}

package stack

// heights are the blocks' heights with their sums: a Fenwick tree, so that a
// block that turns out taller than it was guessed costs log n and a place is
// found in log n. Sums are float64: a long text is millions of pixels tall.
type heights struct {
	each []float32
	sums []float64 // 1-based; sums[i] is that of each (i & -i) blocks that end at i
}

// reset takes n heights over; of(i) is each.
func (h *heights) reset(n int, of func(i int) float32) {
	if len(h.each) != n {
		h.each, h.sums = make([]float32, n), make([]float64, n+1)
	}
	clear(h.sums)
	for i := range n {
		h.each[i] = of(i)
		h.sums[i+1] += float64(h.each[i])
		if up := i + 1 + (i+1)&-(i+1); up <= n {
			h.sums[up] += h.sums[i+1]
		}
	}
}

func (h *heights) set(i int, v float32) {
	d := float64(v - h.each[i])
	if d == 0 {
		return
	}
	h.each[i] = v
	for i++; i < len(h.sums); i += i & -i {
		h.sums[i] += d
	}
}

// above is the height of the blocks before i.
func (h *heights) above(i int) (sum float64) {
	for ; i > 0; i -= i & -i {
		sum += h.sums[i]
	}
	return sum
}

func (h *heights) whole() float64 { return h.above(len(h.each)) }

// at is the block that lies y below the top, and how far y is in it; the last where y is beyond.
func (h *heights) at(y float64) (i int, in float32) {
	step := 1
	for step*2 < len(h.sums) {
		step *= 2
	}
	for ; step > 0; step /= 2 {
		if next := i + step; next < len(h.sums) && h.sums[next] <= y {
			i = next
			y -= h.sums[next]
		}
	}
	if last := len(h.each) - 1; i > last {
		i = last
		y += float64(h.each[last])
	}
	return i, float32(y)
}

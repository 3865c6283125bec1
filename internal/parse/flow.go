package parse

import "bayan/internal/briefing"

// maxText is the most bytes of text that are read of any file: a third of a
// million words, a thousand pages and more.
const maxText = 4 << 20

// flow gathers the paragraphs of a word processor's file in reading order.
type flow struct {
	out  lines
	open []*line  // paragraphs being read, a text box's within the one it hangs on
	rows [][]cell // rows of tables being read, an inner table's within the outer's
	note *line    // the footnote being read: its paragraphs go to notes
	size int      // characters so far
	made int      // paragraphs, cells and rows so far

	style briefing.Style // of what is written
	left  *line          // text whose paragraph's end was deleted: the next goes on with it
	hung  [][]*line      // for each open paragraph, what hangs on it

	notes []*line
}

type cell []*line

func (f *flow) begin(r role) {
	f.made++
	p := &line{role: r}
	if f.left != nil {
		p, f.left = f.left, nil
	}
	f.open, f.hung = append(f.open, p), append(f.hung, nil)
}

// top is the paragraph being read, nil between paragraphs.
func (f *flow) top() *line {
	if len(f.open) == 0 {
		return nil
	}
	return f.open[len(f.open)-1]
}

func (f *flow) write(s string) error {
	if f.size += len(s); f.size > maxText {
		return errBounds
	}
	if p := f.top(); p != nil {
		p.write(s, f.style)
	}
	return nil
}

func (f *flow) print(s string) error {
	if f.size += len(s); f.size > maxText {
		return errBounds
	}
	if p := f.top(); p != nil && s != "" {
		p.print(s)
	}
	return nil
}

// end closes the paragraph; merged leaves its text to the next one.
func (f *flow) end(merged bool) {
	n := len(f.open) - 1
	if n < 0 {
		return
	}
	p, hung := f.open[n], f.hung[n]
	f.open, f.hung = f.open[:n], f.hung[:n]
	switch {
	case merged:
		f.left = p
	case f.note != nil:
		p.role = noteLine
		f.notes = append(f.notes, p)
	default:
		f.put(p)
	}
	for _, h := range hung {
		f.put(h)
	}
}

func (f *flow) put(p *line) {
	f.size++
	switch n := len(f.rows) - 1; {
	case len(f.open) > 0:
		f.hung[len(f.hung)-1] = append(f.hung[len(f.hung)-1], p)
	case n >= 0 && len(f.rows[n]) > 0:
		c := &f.rows[n][len(f.rows[n])-1]
		*c = append(*c, p)
	default:
		f.out.add(p)
	}
}

func (f *flow) beginRow() {
	f.made++
	f.rows = append(f.rows, nil)
}

// full reports more paragraphs, cells or rows within rows than any statement has.
func (f *flow) full() bool { return f.made > maxLines || len(f.rows) > maxDepth/4 }

func (f *flow) beginCell() {
	f.made++
	if n := len(f.rows) - 1; n >= 0 {
		f.rows[n] = append(f.rows[n], nil)
	}
}

// endRow makes one line of a row whose cells hold a paragraph each, with tabs
// between them, and as many lines as there are paragraphs of any other.
func (f *flow) endRow() {
	n := len(f.rows) - 1
	if n < 0 {
		return
	}
	row := f.rows[n]
	f.rows = f.rows[:n]
	whole, held := &line{}, 0
	single := true
	for i, c := range row {
		single = single && len(c) <= 1
		if i > 0 {
			whole.text = append(whole.text, '\t')
		}
		for _, p := range c {
			held++
			whole.append(p)
		}
	}
	switch {
	case held == 0:
	case single && held > 1:
		f.put(whole)
	default:
		for _, c := range row {
			for _, p := range c {
				f.put(p)
			}
		}
	}
}

// done is the whole: the text, then its footnotes.
func (f *flow) done() *lines {
	if f.left != nil {
		p := f.left
		f.left = nil
		f.put(p)
	}
	for len(f.rows) > 0 {
		f.endRow()
	}
	f.out.oneTitle(true)
	for _, n := range f.notes {
		f.out.add(n)
	}
	return &f.out
}

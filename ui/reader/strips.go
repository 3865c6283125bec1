package reader

import "bayan/ui/text"

// stripLines bounds a texture's height, and so what one frame may have to paint.
const stripLines = 6

// strips are the textures of the lines in view. One that has left the view is
// set to other lines: scrolling through a whole statement keeps as many
// textures as a few views have. (The driver keeps a texture that is no longer
// drawn for a minute: making new ones would keep the whole statement.)
type strips struct {
	kit  *text.Kit
	all  []*lines
	turn int // of arrange
}

// lines says which lines a strip shows.
type lines struct {
	strip       *text.Strip
	block, from int // block is -1 where the strip shows nothing that is still right
	turn        int // when it was last in view
}

// spareStrips are kept beside those in view, for going back a little.
const spareStrips = 12

func (s *strips) next() { s.turn++ }

// forget says that every layout has changed.
func (s *strips) forget() {
	for _, l := range s.all {
		l.block = -1
	}
}

// get is the strip of a block's lines from a line on; set is told to show them where it does not yet.
func (s *strips) get(block, from int, set func(*text.Strip)) *text.Strip {
	var oldest *lines
	inView := 0
	for _, l := range s.all {
		if l.block == block && l.from == from {
			l.turn = s.turn
			return l.strip
		}
		if l.turn >= s.turn-1 { // what was in view a moment ago most likely still is
			inView++
		} else if oldest == nil || l.turn < oldest.turn {
			oldest = l
		}
	}
	if oldest == nil || len(s.all) < inView+spareStrips {
		oldest = &lines{strip: text.NewStrip(s.kit)}
		s.all = append(s.all, oldest)
	}
	oldest.block, oldest.from, oldest.turn = block, from, s.turn
	set(oldest.strip)
	return oldest.strip
}

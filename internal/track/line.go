package track

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"hash/crc32"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"
)

// A line is {"sum":"xxxxxxxx",…}\n, where xxxxxxxx is the CRC-32C of the bytes
// after the comma and before the newline. Any flipped bit of a line is found,
// and since the characters {"sum":" cannot stand inside a JSON string, the
// start of a line is found again after a damaged newline.
const (
	lineStart = `{"sum":"`
	sumEnd    = len(lineStart) + 8 // where `",` stands
)

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// encode is the event's line, newline included; it sets the event's sum.
func encode(e *Event) ([]byte, error) {
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(false)
	if err := j.Encode(e); err != nil {
		return nil, err
	}
	rest := b.Bytes()[1:] // after the brace; the encoder ends with a newline
	e.sum = checksum(rest[:len(rest)-1])
	line := make([]byte, 0, sumEnd+2+len(rest))
	line = append(line, lineStart...)
	line = hex.AppendEncode(line, []byte{byte(e.sum >> 24), byte(e.sum >> 16), byte(e.sum >> 8), byte(e.sum)})
	line = append(line, `",`...)
	return append(line, rest...), nil
}

// verdict is what became of a line.
type verdict uint8

const (
	sound verdict = iota
	damaged
	newer // its checksum holds, and it is of a format that this program does not know
)

// decode reads a line without its newline. known may be nil.
func decode(line []byte, known names) (Event, verdict) {
	var e Event
	if len(line) < sumEnd+3 || string(line[:len(lineStart)]) != lineStart || string(line[sumEnd:sumEnd+2]) != `",` {
		return e, damaged
	}
	var sum [4]byte
	if n, err := hex.Decode(sum[:], line[len(lineStart):sumEnd]); err != nil || n != 4 {
		return e, damaged
	}
	e.sum = uint32(sum[0])<<24 | uint32(sum[1])<<16 | uint32(sum[2])<<8 | uint32(sum[3])
	if checksum(line[sumEnd+2:]) != e.sum {
		return e, damaged
	}
	if !scan(line, known, &e) {
		e = Event{sum: e.sum}
		if err := json.Unmarshal(line, &e); err != nil && e.Format <= Format {
			return e, damaged
		}
	}
	switch {
	case e.Format > Format:
		return e, newer
	case !e.whole():
		return e, damaged
	}
	return e, sound
}

// whole reports whether an event says all that the fold relies on.
func (e *Event) whole() bool {
	_, self := e.Heads[e.Device]
	return e.Format == Format && len(e.ID) == ulidLen && e.Briefing != "" && e.Measure != "" &&
		e.Device != "" && e.Seq > 0 && e.Field != "" && !self && utf8.ValidString(e.Value)
}

// Reading is what was found in the bytes of a log.
type Reading struct {
	Events []Event
	Raw    [][]byte // each event's line, newline included, for copying it unchanged
	Newer  bool     // some lines are of a newer format
	Bad    int      // damaged lines
	Aside  int      // lines that were set aside by Mend
	Tail   []byte   // what stands after the last newline: torn, or being written just now
	// End is the offset after the last newline, Last that of the last line's start.
	End, Last int64

	names names
}

// Read finds every sound event in the bytes of a log. It cannot fail: what is
// not sound is counted.
func Read(data []byte) Reading {
	pieces := cut(data)
	read := make([]Reading, len(pieces))
	var wait sync.WaitGroup
	for i, piece := range pieces {
		wait.Go(func() { read[i] = readPiece(piece) })
	}
	wait.Wait()
	whole := read[0]
	for _, r := range read[1:] {
		whole.Events, whole.Raw = append(whole.Events, r.Events...), append(whole.Raw, r.Raw...)
		whole.Newer, whole.Bad, whole.Aside, whole.Tail = whole.Newer || r.Newer, whole.Bad+r.Bad, whole.Aside+r.Aside, r.Tail
		if r.End > 0 {
			whole.Last = whole.End + r.Last
		}
		whole.End += r.End
	}
	return whole
}

// cut parts a log after newlines into pieces that are worth a goroutine each:
// no line depends on another. There is at least one piece, the last has the tail.
func cut(data []byte) [][]byte {
	const worth = 256 << 10 // about a millisecond of decoding
	var pieces [][]byte
	size := max(worth, len(data)/runtime.GOMAXPROCS(0)+1)
	for len(data) > size {
		i := bytes.IndexByte(data[size:], '\n')
		if i < 0 {
			break
		}
		pieces, data = append(pieces, data[:size+i+1]), data[size+i+1:]
	}
	return append(pieces, data)
}

func readPiece(data []byte) Reading {
	lines := bytes.Count(data, []byte("\n"))
	r := Reading{Events: make([]Event, 0, lines), Raw: make([][]byte, 0, lines), names: names{}}
	for rest := data; ; {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			r.Tail, r.names = rest, nil
			return r
		}
		line := rest[:i+1]
		rest = rest[i+1:]
		r.Last = r.End
		r.End += int64(len(line))
		r.take(line)
	}
}

func (r *Reading) take(line []byte) {
	if setAside(line) {
		r.Aside++
		return
	}
	e, v := decode(line[:len(line)-1], r.names)
	switch v {
	case sound:
		r.add(e, line)
	case newer:
		r.Newer = true
	case damaged:
		r.salvage(line)
	}
}

func (r *Reading) add(e Event, line []byte) {
	r.Events = append(r.Events, e)
	r.Raw = append(r.Raw, line)
}

// salvage looks for whole events in a damaged line: two that lost the newline
// between them are both still there.
func (r *Reading) salvage(line []byte) {
	found := 0
	pieces := strings.Split(string(line), lineStart)
	for _, piece := range pieces[1:] {
		body := piece[:strings.LastIndexByte(piece, '}')+1]
		whole := []byte(lineStart + body)
		if e, v := decode(whole, r.names); v == sound {
			r.add(e, append(whole, '\n'))
			found++
		}
	}
	if found < len(pieces)-1 || found == 0 {
		r.Bad++
	}
}

package pdf

import "math"

// srgb is a display profile of the sRGB space, ICC.1:2010 (version 4.3), with
// IEC 61966-2-1's curve as a parametric curve and its primaries adapted to D50.
func srgb() []byte {
	fixed := func(vs ...float64) []byte {
		var b []byte
		for _, v := range vs {
			b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	typed := func(sig string, body []byte) []byte {
		return append(append([]byte(sig), 0, 0, 0, 0), body...)
	}
	words := func(s string) []byte { // multiLocalizedUnicodeType, one record
		b := []byte{0, 0, 0, 1, 0, 0, 0, 12, 'e', 'n', 'U', 'S'}
		b = be.AppendUint32(b, uint32(2*len(s)))
		b = be.AppendUint32(b, 28)
		for _, c := range []byte(s) {
			b = append(b, 0, c)
		}
		return typed("mluc", b)
	}
	curve := typed("para", append([]byte{0, 3, 0, 0}, fixed(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...))
	tags := []struct {
		sig  string
		data []byte
	}{
		{"desc", words("sRGB IEC61966-2.1")},
		{"cprt", words("No copyright, use freely")},
		{"wtpt", typed("XYZ ", fixed(0.9642, 1, 0.8249))},
		{"chad", typed("sf32", fixed(1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00923157, 0.01507568, 0.75167847))},
		{"rXYZ", typed("XYZ ", fixed(0.43606567, 0.22248840, 0.01391602))},
		{"gXYZ", typed("XYZ ", fixed(0.38514709, 0.71687317, 0.09707642))},
		{"bXYZ", typed("XYZ ", fixed(0.14306641, 0.06060791, 0.71409607))},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil}, // one curve for all three
	}
	var table, data []byte
	start := 128 + 4 + 12*len(tags)
	table = be.AppendUint32(table, uint32(len(tags)))
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.sig...)
		table = be.AppendUint32(table, uint32(at))
		table = be.AppendUint32(table, uint32(size))
	}
	head := make([]byte, 128)
	be.PutUint32(head, uint32(start+len(data)))
	be.PutUint32(head[8:], 0x04300000)
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2024, 1, 1} {
		be.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], fixed(0.9642, 1, 0.8249))
	return append(append(head, table...), data...)
}

package compose

import "bayan/internal/fault"

// Paper names a sheet.
type Paper string

const (
	A4     Paper = "A4"
	A3     Paper = "A3"
	Letter Paper = "Letter"
	Wide   Paper = "16:9" // slides
	Wide10 Paper = "16:10"
	Square Paper = "4:3"
)

const millimetre = 72 / 25.4 // points

// size is the sheet's width and height in points (ISO 216, ANSI/ASME Y14.1).
func (p Paper) size(landscape bool) (w, h float64, err error) {
	switch p {
	case A4, "":
		w, h = 210*millimetre, 297*millimetre
	case A3:
		w, h = 297*millimetre, 420*millimetre
	case Letter:
		w, h = 612, 792
	case Wide:
		return 960, 540, nil
	case Wide10:
		return 864, 540, nil
	case Square:
		return 720, 540, nil
	default:
		return 0, 0, &fault.Error{Code: fault.BadUsage, Op: "compose.Compose", Detail: "--paper " + string(p)}
	}
	if landscape {
		w, h = h, w
	}
	return w, h, nil
}

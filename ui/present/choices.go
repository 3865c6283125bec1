package present

import (
	"time"

	"bayan/internal/compose"
)

// Choices are what a person has chosen of presenting. The zero value is dark
// slides that fade, and no planned time.
type Choices struct {
	Minutes int  `json:"minutes,omitempty"` // planned, 0 for none
	Light   bool `json:"light,omitempty"`   // slides for a bright room
	Still   bool `json:"still,omitempty"`   // slides do not fade
}

// Theme is the slides'.
func (c Choices) Theme() compose.SlideTheme {
	if c.Light {
		return compose.LightSlides
	}
	return compose.DarkSlides
}

// Planned is the planned time.
func (c Choices) Planned() time.Duration { return time.Duration(c.Minutes) * time.Minute }

// Shape is the paper that is nearest to a display of that width in its heights.
func Shape(aspect float64) compose.Paper {
	shapes := []struct {
		of    float64
		paper compose.Paper
	}{{16.0 / 9, compose.Wide}, {16.0 / 10, compose.Wide10}, {4.0 / 3, compose.Square}}
	best := shapes[0]
	for _, s := range shapes[1:] {
		if far(s.of, aspect) < far(best.of, aspect) {
			best = s
		}
	}
	return best.paper
}

func far(a, b float64) float64 {
	if a < b {
		return b / a
	}
	return a / b
}

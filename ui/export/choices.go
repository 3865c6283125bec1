// Package export is the sheet in which a briefing PDF is chosen, seen and
// sent: what is shown is the very document that will be written.
package export

import (
	"image"
	"slices"
	"strings"

	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// Choices are what a person has chosen of a briefing PDF. They are kept for the
// next one, but for what belongs to one copy alone: its number, its holder and
// its password. The zero value is the full statement on A4 in Amiri, in a file
// for archives.
type Choices struct {
	Template       compose.Template `json:"template,omitempty"`
	Paper          compose.Paper    `json:"paper,omitempty"`
	Landscape      bool             `json:"landscape,omitempty"`
	Font           string           `json:"font,omitempty"`
	Kashida        typeset.Kashida  `json:"kashida,omitempty"`
	Digits         string           `json:"digits,omitempty"` // one of digitNames; "" is the interface's
	Calendars      locale.Calendars `json:"calendars,omitempty"`
	Classification string           `json:"classification,omitempty"` // one of classifications
	Watermark      string           `json:"watermark,omitempty"`
	NoArchive      bool             `json:"no_archive,omitempty"` // not PDF/A

	Size      int                `json:"size,omitempty"`                // points of the text, 0 is the template's
	Hijri     string             `json:"hijri,omitempty"`               // one of hijriDays; "" is the interface's
	ClassText string             `json:"classification_text,omitempty"` // where Classification is other
	Emblem    string             `json:"emblem,omitempty"`              // a picture's path, "" for none
	Marks     bool               `json:"marks,omitempty"`               // with an appendix of the person's marks
	Aspect    compose.Paper      `json:"aspect,omitempty"`              // of slides
	Slides    compose.SlideTheme `json:"slides,omitempty"`
	PerPage   int                `json:"per_page,omitempty"` // slides on a page of a handout, 0 is 2
	Notes     bool               `json:"notes,omitempty"`    // the speaker's, on a handout

	Copy     int    `json:"-"`
	Holder   string `json:"-"`
	Protect  bool   `json:"-"` // Password opens the file; it is then not PDF/A
	Password string `json:"-"`
}

// Protection is how the file is written. PDF/A forbids a password.
type Protection struct {
	Archive  bool
	Password string
}

// What is offered, in order; the first of each is the zero value's.
var (
	templates       = [...]compose.Template{compose.Full, compose.Summary, compose.FollowUp, compose.Slides, compose.Handout}
	papers          = [...]compose.Paper{compose.A4, compose.A3, compose.Letter}
	faces           = [...]string{"amiri", "naskh", "plex"}
	digitNames      = [...]string{"latn", "arab", "pers"} // by locale.Digits
	digitsOffered   = [...]locale.Digits{locale.Arab, locale.Pers, locale.Latn}
	classifications = [...]string{"", "official", "restricted", "secret", "top_secret", otherClass}
	textSizes       = [...]int{0, 10, 11, 12, 13, 14, 16, 18, 20}
	hijriDays       = [...]string{"-1", "0", "1"}
	aspects         = [...]compose.Paper{compose.Wide, compose.Wide10, compose.Square}
	slideThemes     = [...]compose.SlideTheme{compose.DarkSlides, compose.LightSlides}
	perPage         = [...]int{2, 4}
)

// otherClass is a classification in a person's own words.
const otherClass = "other"

// Known is the choices without what this program does not offer: they may have
// been kept by another version of it.
func (c Choices) Known() Choices {
	c.Template = known(templates[:], c.Template)
	c.Paper = known(papers[:], c.Paper)
	c.Font = known(faces[:], c.Font)
	c.Classification = known(classifications[:], c.Classification)
	if !slices.Contains(digitNames[:], c.Digits) {
		c.Digits = ""
	}
	c.Kashida = min(c.Kashida, typeset.KashidaFull)
	c.Calendars = min(c.Calendars, locale.HijriOnly)
	c.Size = known(textSizes[:], c.Size)
	if !slices.Contains(hijriDays[:], c.Hijri) {
		c.Hijri = ""
	}
	c.Aspect, c.Slides, c.PerPage = known(aspects[:], c.Aspect), known(slideThemes[:], c.Slides), known(perPage[:], c.PerPage)
	return c
}

func known[T comparable](offered []T, chosen T) T {
	if slices.Contains(offered, chosen) {
		return chosen
	}
	return offered[0]
}

// digits are those that the program writes on the pages.
func (c Choices) digits(ofInterface locale.Digits) locale.Digits {
	if i := slices.Index(digitNames[:], c.Digits); i >= 0 {
		return locale.Digits(i)
	}
	return ofInterface
}

// hijri is by how many days the Hijri date is off the table's.
func (c Choices) hijri(ofInterface int) int {
	if i := slices.Index(hijriDays[:], c.Hijri); i >= 0 {
		return i - 1
	}
	return ofInterface
}

// Around is what the pages need besides the choices.
type Around struct {
	Words *locale.Catalogue
	Dates locale.DateStyle // of the interface
	Today string           // YYYY-MM-DD
	// Emblem reads a picture, from any goroutine.
	Emblem func(path string) (image.Image, error)
}

// Options are the choices as compose takes them.
func (c Choices) Options(a Around) compose.Options {
	c = c.Known()
	o := compose.Defaults(a.Words)
	o.Template, o.Paper, o.Landscape, o.Font = c.Template, c.Paper, c.Landscape, c.Font
	o.Kashida, o.Digits, o.Calendars, o.Date = c.Kashida, c.digits(a.Dates.Digits), c.Calendars, a.Today
	o.Months, o.HijriOffset, o.Size, o.Marks = a.Dates.Months, c.hijri(a.Dates.Offset), float64(c.Size), c.Marks
	switch c.Classification {
	case "":
	case otherClass:
		o.Classification = strings.TrimSpace(c.ClassText)
	default:
		o.Classification = a.Words.T("export.class." + c.Classification)
	}
	switch c.Template {
	case compose.Slides:
		o.Slides.Aspect, o.Slides.Theme = c.Aspect, c.Slides
	case compose.Handout:
		o.Slides.PerPage, o.Slides.Notes = c.PerPage, c.Notes
	}
	o.Watermark, o.Copy, o.Holder = c.Watermark, c.Copy, c.Holder
	return o
}

// Protection is how the file of these choices is written.
func (c Choices) Protection() Protection {
	p := Protection{Archive: !c.NoArchive && !c.Protect}
	if c.Protect {
		p.Password = c.Password
	}
	return p
}

// Incomplete says that a password is asked for and none is typed.
func (c Choices) Incomplete() bool { return c.Protect && c.Password == "" }

// Kept is the choices without what belongs to one copy alone.
func (c Choices) Kept() Choices {
	c.Copy, c.Holder, c.Protect, c.Password = 0, "", false, ""
	return c
}

// SamePages tells whether other choices give the same pages.
func (c Choices) SamePages(o Choices) bool {
	c.NoArchive, c.Protect, c.Password = o.NoArchive, o.Protect, o.Password
	return c == o
}

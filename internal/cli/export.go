package cli

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/compose"
	"bayan/internal/curves"
	"bayan/internal/deck"
	"bayan/internal/durable"
	"bayan/internal/emblem"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/pdf"
	"bayan/internal/raster"
	"bayan/internal/typeset"
)

type exportCmd struct {
	File           string  `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
	Out            string  `short:"o" required:"" help:"help.out" placeholder:"OUT.pdf"`
	Template       string  `help:"help.template" enum:"full,summary,followup,slides,handout" default:"full" placeholder:"full|summary|followup|slides|handout"`
	Paper          string  `help:"help.paper" enum:"A4,A3,Letter,16:9,16:10,4:3," default:"" placeholder:"A4|A3|Letter|16:9|16:10|4:3"`
	Landscape      bool    `help:"help.landscape"`
	Font           string  `help:"help.font" default:"amiri" placeholder:"amiri|naskh|plex|FILE.ttf"`
	Size           float64 `help:"help.size" placeholder:"PT"`
	Kashida        string  `help:"help.kashida" enum:"none,light,full" default:"none" placeholder:"none|light|full"`
	Digits         string  `help:"help.digits" enum:"arab,latn,pers," default:"" placeholder:"arab|latn|pers"`
	Date           string  `help:"help.date" placeholder:"YYYY-MM-DD"`
	Calendar       string  `help:"help.calendar" enum:"both,gregorian,hijri" default:"both" placeholder:"both|gregorian|hijri"`
	Classification string  `help:"help.classification" placeholder:"TEXT"`
	Watermark      string  `help:"help.watermark" placeholder:"TEXT"`
	Copy           int     `help:"help.copy" placeholder:"N"`
	Holder         string  `help:"help.holder" placeholder:"TEXT"`
	Emblem         string  `help:"help.emblem" placeholder:"FILE"`
	Theme          string  `help:"help.slide_theme" enum:"dark,light," default:"" placeholder:"dark|light"`
	PerPage        int     `help:"help.per_page" enum:"2,4" default:"2" placeholder:"2|4"`
	Notes          bool    `help:"help.speaker_notes"`
	Marks          bool    `help:"help.marks"`
	Width          int     `help:"help.width" placeholder:"PX"`
	Standard       string  `help:"help.standard" enum:"ua1+a2a,ua1,none," default:"" placeholder:"ua1+a2a|ua1|none"`
	PasswordFile   string  `help:"help.password_file" placeholder:"F"`
	Curves         bool    `help:"help.curves" xor:"painter"`
	PNG            bool    `name:"png" help:"help.png" xor:"painter"`
}

// Run writes the briefing: exit code 0 and OUT complete, or another and OUT untouched.
func (c *exportCmd) Run(ctx context.Context, s *session) error {
	if c.Size < 0 || c.Size > 200 || c.Copy < 0 {
		flag := "--size"
		if c.Copy < 0 {
			flag = "--copy"
		}
		return s.badValue(flag)
	}
	if c.Width < 0 || c.Width > widest || c.Width > 0 && !c.PNG {
		return s.badValue("--width")
	}
	if c.Curves && (c.Standard != "" || c.PasswordFile != "") { // outlines alone: no tags to declare, and a press takes no password
		return s.badValue("--curves")
	}
	if c.Marks && compose.Template(c.Template) != compose.Full {
		return s.badValue("--marks --template " + c.Template)
	}
	standard, err := c.standard(s)
	if err != nil {
		return err
	}
	b, err := s.open(ctx, c.File)
	if err != nil {
		return err
	}
	if len(b.Text) < quick {
		// Collecting what a short run leaves costs a quarter of its time.
		debug.SetGCPercent(800)
	}
	if same(c.File, c.Out) {
		return s.badValue("-o")
	}
	options, err := c.options(s)
	if err != nil {
		return err
	}
	if options.Template == compose.Slides || options.Template == compose.Handout {
		edits, err := s.lib.Deck(b.ID)
		s.warn(err)
		d := deck.Build(b, edits)
		options.Slides.Deck = &d
	}
	e, family, err := engine(b, c.Font)
	if err != nil {
		return err
	}
	options.Font = family
	in := s.input(b)
	if options.Marks = c.Marks; c.Marks {
		in.Marks = s.marksOn(b, c.File)
	}
	doc, err := compose.Compose(ctx, e, in, options)
	if err != nil {
		return err
	}
	s.warn(missing(s.words, b, doc))
	switch {
	case c.PNG:
		return s.pictures(ctx, doc, e.Fonts(), c.Out, c.Width)
	case c.Curves:
		return s.deliver(c.Out, func(w io.Writer) error { return curves.Write(ctx, w, doc) })
	}
	return s.deliver(c.Out, func(w io.Writer) error { return pdf.Write(ctx, w, doc, standard) })
}

// quick is the runes of a statement whose briefing needs no collecting.
const quick = 100_000

func (s *session) badValue(flag string) error {
	return &fault.Error{Code: fault.BadUsage, Op: "cli.usage", Detail: s.words.F("usage.bad_value", locale.Args{"what": flag})}
}

// same reports whether the briefing would replace its own statement.
func same(file, out string) bool {
	a, err := os.Stat(file)
	if err != nil {
		return false
	}
	b, err := os.Stat(out)
	return err == nil && os.SameFile(a, b)
}

func (c *exportCmd) options(s *session) (compose.Options, error) {
	words, err := s.document()
	if err != nil {
		return compose.Options{}, err
	}
	o := compose.Defaults(words)
	o.Template, o.Landscape = compose.Template(c.Template), c.Landscape
	if c.Paper != "" {
		o.Paper = compose.Paper(c.Paper)
	}
	o.Slides = compose.SlideOptions{Theme: compose.SlideTheme(c.Theme), PerPage: c.PerPage, Notes: c.Notes}
	o.Size = c.Size
	o.Kashida = map[string]typeset.Kashida{"light": typeset.KashidaLight, "full": typeset.KashidaFull}[c.Kashida]
	switch c.Digits {
	case "arab":
		o.Digits = locale.Arab
	case "latn":
		o.Digits = locale.Latn
	case "pers":
		o.Digits = locale.Pers
	}
	o.Calendars = map[string]locale.Calendars{"gregorian": locale.Gregorian, "hijri": locale.HijriOnly}[c.Calendar]
	o.Date = s.today()
	if c.Date != "" {
		d, err := calendar.Parse(ascii(c.Date))
		if err != nil {
			return o, err
		}
		o.Date = d.String()
	}
	o.Classification, o.Watermark, o.Copy, o.Holder = c.Classification, c.Watermark, c.Copy, c.Holder
	if c.Emblem != "" {
		if o.Emblem, err = emblem.Open(c.Emblem); err != nil {
			return o, err
		}
	}
	return o, nil
}

// document is the catalogue of what the program writes onto pages: Arabic, where --lang says nothing.
func (s *session) document() (*locale.Catalogue, error) {
	if s.lang == "" {
		return locale.Load("ar")
	}
	return locale.Load(s.lang)
}

// standard reads the password, without the newline that an editor leaves.
func (c *exportCmd) standard(s *session) (pdf.Options, error) {
	o := pdf.Options{Random: s.Random}
	switch c.Standard {
	case "ua1":
		o.Standard = pdf.UA1
	case "none":
		o.Standard = pdf.None
	}
	if c.PasswordFile == "" {
		return o, nil
	}
	if c.Standard == "ua1+a2a" {
		return o, s.badValue("--standard ua1+a2a --password-file")
	}
	if c.Standard == "" {
		o.Standard = pdf.UA1
	}
	var err error
	if o.Password, err = s.passphrase(c.PasswordFile); err != nil {
		return o, err
	}
	if o.Password == "" {
		return o, &fault.Error{Code: fault.Empty, Op: "cli.password", Path: c.PasswordFile}
	}
	return o, nil
}

// input is a statement with its follow-up, for reading. What is wrong with the log is said, and costs the table, not the briefing.
func (s *session) input(b *briefing.Briefing) compose.Input {
	in := compose.Input{Briefing: b}
	log, err := s.followUp(b.ID, "")
	if err != nil {
		s.warn(err)
		return in
	}
	s.warn(log.Damage().Err(log.Path()))
	in.Progress = log.Progress()
	for _, i := range log.Items() {
		in.Items = append(in.Items, compose.Added(i))
	}
	return in
}

// deliver writes a result to a file, whole or not at all, or to standard output for "-".
func (s *session) deliver(out string, fill func(io.Writer) error) error {
	if out == "-" {
		var b bytes.Buffer // nothing is written of what fails half-way
		if err := fill(&b); err != nil {
			return err
		}
		return s.print(b.String())
	}
	if err := durable.Write(out, 0o666, fill); err != nil {
		return err
	}
	fmt.Fprintln(s.Stderr, s.words.F("cli.written", locale.Args{"path": isolate(s.words, out)}))
	return nil
}

// isolate keeps a path in its own direction inside a right-to-left sentence.
func isolate(words *locale.Catalogue, path string) string {
	if !words.RTL() {
		return path
	}
	return "\u2068" + path + "\u2069"
}

const (
	pictureScale = 2 // pixels a point of a page, where no width is asked for: 144 dots an inch
	slideWidth   = 1920
	widest       = 16384 // pixels
)

// pictures writes one PNG a page, width pixels wide, OUT-1.png, OUT-2.png … and
// OUT-001.png … of slides; all are painted and beside their places before the
// first is put there.
func (s *session) pictures(ctx context.Context, doc *compose.Document, fonts *typeset.Fonts, out string, width int) error {
	if out == "-" {
		return s.badValue("-o - --png")
	}
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return &fault.Error{Code: fault.IsFolder, Op: "cli.pictures", Path: out}
	}
	digits := len(fmt.Sprint(len(doc.Pages)))
	if len(doc.Slides) > 0 {
		digits = max(digits, 3)
		if width == 0 {
			width = slideWidth
		}
	}
	painter := raster.New(fonts)
	pages := make([]bytes.Buffer, len(doc.Pages))
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	for i := range pages {
		if ctx.Err() != nil {
			return &fault.Error{Code: fault.Cancelled, Op: "cli.pictures", Cause: ctx.Err()}
		}
		scale := float64(pictureScale)
		if width > 0 {
			scale = float64(width) / doc.Pages[i].Width
		}
		if err := encoder.Encode(&pages[i], painter.Page(doc, i, scale)); err != nil {
			return &fault.Error{Code: fault.Unknown, Op: "cli.pictures", Cause: err}
		}
	}
	stem := strings.TrimSuffix(out, filepath.Ext(out))
	for i := range pages {
		name := fmt.Sprintf("%s-%0*d.png", stem, digits, i+1)
		if err := s.deliver(name, func(w io.Writer) error {
			_, err := w.Write(pages[i].Bytes())
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

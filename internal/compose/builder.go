package compose

import (
	"context"
	"image/color"
	"math"
	"unicode"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// builder is one Compose: what is chosen, and the tree as it grows.
type builder struct {
	in     Input
	o      Options
	engine *typeset.Engine
	sheet  sheet
	scale  float64 // of sizes, on a page wider than A4 is upright
	faces  faces
	date   calendar.Date
	lang   string // the statement's

	elements []Element
	outline  []OutlineItem
	marked   []ElementID // of outline, one for one
	pieces   []*piece
}

// faces are the document's typefaces: a text family and the interface's.
type faces struct {
	text, bold, ui, uiBold typeset.FontID
	leading                float64 // that the text family asks for
}

// families are the keys that a person chooses by.
var families = map[string]struct {
	name    string
	leading float64
}{
	"amiri": {"Amiri", 1.9},
	"naskh": {"Noto Naskh Arabic", 1.9},
	"plex":  {"IBM Plex Sans Arabic", 1.8},
}

func newBuilder(e *typeset.Engine, in Input, o Options) (*builder, error) {
	b := &builder{in: in, o: o, engine: e, lang: in.Briefing.Meta.Language}
	if b.lang == "" {
		b.lang = "ar"
	}
	var err error
	if b.sheet, err = newSheet(o.Paper, o.Landscape, rightToLeft(b.lang)); err != nil {
		return nil, err
	}
	b.scale = max(1, math.Sqrt(b.sheet.measure()/(210*millimetre-bindingMargin-outerMargin)))
	if b.date, err = calendar.Parse(o.Date); err != nil {
		return nil, err
	}
	chosen, ok := families[o.Font]
	if !ok {
		chosen.name, chosen.leading = o.Font, 1.8
		if o.Font == "" {
			chosen = families["amiri"]
		}
	}
	fonts := e.Fonts()
	find := func(family string, weight int) typeset.FontID {
		id, found := fonts.Find(family, weight)
		ok = ok && found
		return id
	}
	ok = true
	b.faces = faces{text: find(chosen.name, 400), bold: find(chosen.name, 700), leading: chosen.leading}
	if !ok {
		return nil, &fault.Error{Code: fault.BadFont, Op: "compose.Compose", Detail: chosen.name}
	}
	const ui = "IBM Plex Sans Arabic"
	b.faces.ui, b.faces.uiBold = find(ui, 400), find(ui, 600)
	if !ok {
		b.faces.ui, b.faces.uiBold = b.faces.text, b.faces.bold
	}
	b.elements = []Element{{Role: RoleDocument, Parent: Artifact}}
	return b, nil
}

// rightToLeft reports whether a language (BCP 47) is written from right to left.
func rightToLeft(lang string) bool {
	if len(lang) > 3 {
		for i, r := range lang {
			if r == '-' {
				lang = lang[:i]
				break
			}
		}
	}
	switch lang {
	case "ar", "ckb", "fa", "ur", "ps", "sd", "ug", "he", "yi", "dv":
		return true
	}
	return false
}

func (b *builder) element(role Role, parent ElementID) ElementID {
	b.elements = append(b.elements, Element{Role: role, Parent: parent})
	return ElementID(len(b.elements) - 1)
}

// source is a piece of the statement's own words.
func (b *builder) source(text []rune, s style, measure float64) *piece {
	return b.piece(text, b.lang, typeset.Auto, s, measure)
}

// words is a piece that the program writes, in the interface's language.
func (b *builder) words(text string, s style, measure float64) *piece {
	base := typeset.LTR
	if b.o.Words.RTL() {
		base = typeset.RTL
	}
	s.page = true
	return b.piece([]rune(text), b.o.Words.Lang(), base, s, measure)
}

// typed is a piece that a person wrote besides the statement, in whatever language.
func (b *builder) typed(text string, s style, measure float64) *piece {
	s.page = true
	return b.piece([]rune(text), b.lang, typeset.Auto, s, measure)
}

func (b *builder) piece(text []rune, lang string, base typeset.Direction, s style, measure float64) *piece {
	p := &piece{runes: text, language: lang, base: base, style: s, measure: measure}
	b.pieces = append(b.pieces, p)
	return p
}

// spoken notes the language of an element whose words the program writes.
func (b *builder) spoken(e ElementID) ElementID {
	if lang := b.o.Words.Lang(); lang != b.lang {
		b.elements[e].Language = lang
	}
	return e
}

// foreign notes the language of an element whose words are all in another script
// than the statement's: English letters in an Arabic statement, Arabic in an English one.
func (b *builder) foreign(e ElementID, text []rune) ElementID {
	latin, arabic := false, false
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case r < 0x80:
			latin = true
		case unicode.Is(unicode.Arabic, r):
			arabic = true
		default:
			return e
		}
	}
	switch own := rightToLeft(b.lang); {
	case own && latin && !arabic:
		b.elements[e].Language = "en"
	case !own && arabic && !latin:
		b.elements[e].Language = "ar"
	}
	return e
}

// set sets what has been gathered.
func (b *builder) set(ctx context.Context, progress func(done, total int)) error {
	pieces := b.pieces
	b.pieces = nil
	return setAll(ctx, b.engine, b.sheet.base(), pieces, progress)
}

// now sets one piece at once: where another's place hangs on its width.
func (b *builder) now(p *piece) *piece {
	p.set(b.engine, b.sheet.base())
	b.pieces = b.pieces[:len(b.pieces)-1]
	return p
}

func (b *builder) number(n int) string { return locale.Number(n, b.o.Digits) }

func (b *builder) dates(c locale.Calendars) locale.DateStyle {
	return locale.DateStyle{Calendars: c, Months: b.o.Months, Offset: b.o.HijriOffset, Digits: b.o.Digits}
}

// title is what the statement is called, "" where nobody has said.
func (b *builder) title() string {
	for _, p := range b.in.Briefing.Paragraphs {
		if p.Kind == briefing.Title {
			return b.in.Briefing.Slice(p.Span)
		}
	}
	return b.in.Briefing.Meta.Title
}

// document is the result, with what is the same for every template.
func (b *builder) document(pages []Page) *Document {
	for i := range pages {
		pages[i].Label = b.number(i + 1)
	}
	title := b.title()
	if title == "" {
		title = b.o.Words.T("reader.statement")
	}
	return &Document{
		Meta: Meta{
			Title: title, Subject: b.o.Words.T("export." + string(b.o.Template)), Producer: "Bayan",
			Language: b.lang, RTL: b.sheet.rtl, Date: b.o.Date,
		},
		Fonts: b.engine.Fonts(), Pages: pages, Elements: b.elements, Outline: b.outline, Missing: b.missing(),
	}
}

// paintLine puts one line of a piece on a page; x is its measure's left edge, y its layout's top.
func paintLine(page *Page, p *piece, line int, x, y float64, c color.NRGBA, e ElementID) {
	page.Items = append(page.Items, Text{Layout: p.layout, Line: line, X: x, Y: y, Color: c, Element: e})
}

// paintPiece puts all lines of a piece on a page.
func paintPiece(page *Page, p *piece, x, y float64, c color.NRGBA, e ElementID) {
	for i := range p.layout.Lines {
		paintLine(page, p, i, x, y, c, e)
	}
}

// missing looks for what no face can draw. Controls and format characters have no glyph to lack.
func (b *builder) missing() []Missing {
	var out []Missing
	seen := map[rune]bool{}
	fonts := b.engine.Fonts()
	for i, r := range b.in.Briefing.Text {
		if r < 0x80 || seen[r] {
			continue
		}
		seen[r] = true
		if !unicode.IsGraphic(r) {
			continue
		}
		found := false
		for id := range fonts.Len() {
			if found = fonts.Face(typeset.FontID(id)).Has(r); found {
				break
			}
		}
		if !found {
			out = append(out, Missing{r, i})
		}
	}
	return out
}

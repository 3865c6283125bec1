// Package compose turns a Briefing, its follow-up and a template into a
// Document: an immutable display list that every painter shows alike.
//
// Lengths are points, from the page's top left corner, y down. Every item that
// carries meaning names its place in the structure tree (ISO 32000-1 14.7,
// 14.8); everything else is an artifact.
package compose

import (
	"image"
	"image/color"

	"bayan/internal/typeset"
)

// Document is pages or slides and what they mean.
type Document struct {
	Meta     Meta
	Fonts    *typeset.Fonts
	Pages    []Page
	Elements []Element // Elements[0] is the Document element, the tree's root
	Outline  []OutlineItem
	Slides   []SlideRef // what each page shows, one for one, in the template slides; else empty
	// Missing are the statement's characters that no face has, each at its first
	// place. A page shows a mark there; the text is read as it is.
	Missing []Missing
}

// Missing is a character without a glyph; Offset is in runes of Briefing.Text.
type Missing struct {
	Rune   rune
	Offset int
}

// Meta is written into the file, not onto the page.
type Meta struct {
	Title, Author, Subject, Producer string
	Language                         string // BCP 47
	RTL                              bool
	Date                             string // YYYY-MM-DD, injected
}

// Page is one sheet or slide.
type Page struct {
	Width, Height float64
	Items         []Item
	Label         string // page label as printed
}

// ElementID is an index in Document.Elements; Artifact is not in the tree.
type ElementID int32

const Artifact ElementID = -1

// Role is a standard structure type (ISO 32000-1 14.8.4).
type Role string

const (
	RoleDocument  Role = "Document"
	RoleSect      Role = "Sect"
	RoleTitle     Role = "H1"
	RoleHeading   Role = "H2"
	RoleMeasure   Role = "H3"
	RoleP         Role = "P"
	RoleL         Role = "L"
	RoleLI        Role = "LI"
	RoleLbl       Role = "Lbl"
	RoleLBody     Role = "LBody"
	RoleTable     Role = "Table"
	RoleTR        Role = "TR"
	RoleTH        Role = "TH"
	RoleTD        Role = "TD"
	RoleFigure    Role = "Figure"
	RoleLink      Role = "Link"
	RoleForm      Role = "Form"
	RoleTOC       Role = "TOC"
	RoleTOCI      Role = "TOCI"
	RoleReference Role = "Reference"
	RoleSpan      Role = "Span"
)

// Element is a node of the structure tree. Children are the elements that name
// it as Parent, in order of index, and the items that name it, in page order.
type Element struct {
	Role       Role
	Parent     ElementID
	Language   string // where it differs from its parent's
	ActualText string // "" where the glyphs' own text is exact
	Alt        string
	Scope      string // "Column" or "Row" on TH
	Columns    int    // that a cell spans; 0 is one
}

// ArtifactKind says why an artifact is there (ISO 32000-1 14.8.2.2).
type ArtifactKind uint8

const (
	ArtifactLayout ArtifactKind = iota
	ArtifactHeader
	ArtifactFooter
	ArtifactBackground
	ArtifactWatermark
)

// Item is one thing painted; painters switch on the concrete type. Order is painting order.
type Item interface{ item() }

// Text paints one line of a layout whose origin (left edge of its measure, top) is at X, Y.
type Text struct {
	Layout   *typeset.Layout
	Line     int
	X, Y     float64
	Color    color.NRGBA
	Element  ElementID
	Artifact ArtifactKind // read only when Element is Artifact
	// AsOutline paints shapes that no reader can extract (watermark).
	AsOutline bool
	Angle     float64 // degrees counter-clockwise about X, Y; only with AsOutline
}

// Box is a rectangle, rounded where Radius > 0, filled and stroked where the colours are not transparent.
type Box struct {
	X, Y, W, H, Radius float64
	Fill, Stroke       color.NRGBA
	StrokeWidth        float64
	Artifact           ArtifactKind
}

// Stroke is a polyline with round joins: ticks, dashes, lines.
type Stroke struct {
	Points   [][2]float64
	Width    float64
	Color    color.NRGBA
	Artifact ArtifactKind
}

// Image paints a picture. Element is a Figure or Artifact.
type Image struct {
	X, Y, W, H float64
	Picture    image.Image
	Element    ElementID
}

// Link is a place that leads to another: a page (0 based) and height on it.
type Link struct {
	X, Y, W, H float64
	Page       int
	ToY        float64
	Element    ElementID
}

// Field is a form field that can be filled in.
type Field struct {
	X, Y, W, H float64
	Name       string
	Tooltip    string
	Check      bool   // a check box; else a text field
	Value      string // text, or "on"
	Shown      []Text // a text field's value as it stands on the page
	Font       typeset.FontID
	Size       float64
	Multiline  bool
	Element    ElementID
}

// Tick is the mark of a check box that is on: a polyline on the page, and its width.
func (f Field) Tick() (points [][2]float64, width float64) {
	s := min(f.W, f.H)
	x, y := f.X+(f.W-s)/2, f.Y+(f.H-s)/2
	return [][2]float64{{x + s*0.22, y + s*0.52}, {x + s*0.42, y + s*0.72}, {x + s*0.78, y + s*0.28}}, s * 0.12
}

func (Text) item()   {}
func (Box) item()    {}
func (Stroke) item() {}
func (Image) item()  {}
func (Link) item()   {}
func (Field) item()  {}

// OutlineItem is a bookmark, in order, nested by Level (0 is the top).
type OutlineItem struct {
	Title string
	Level int
	Page  int // 0 based
	Y     float64
}

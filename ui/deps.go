// Package ui is the window. It holds no rule of the statement or its
// follow-up: what it shows and where that is kept come in by Deps.
package ui

import (
	"context"
	"image"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/chooser"
	"bayan/ui/export"
	"bayan/ui/measures"
	"bayan/ui/present"
	"bayan/ui/settings"
	"bayan/ui/text"
)

// FollowUp is where the measures' state is kept, by measure ID.
type FollowUp interface {
	// State is the follow-up, with what could not be written yet.
	State() measures.State
	// Set records changes and returns once they are safe on disk. What finds no
	// room there is kept in memory and tried again.
	Set(ctx context.Context, measure string, changes ...measures.Change) error
	// Add makes an item that is not in the statement, and returns its ID, with an
	// error too where it is kept in memory.
	Add(ctx context.Context, changes []measures.Change) (string, error)
	// History is what was set, oldest first, in the words of a language.
	History(measure string, words *locale.Catalogue, digits locale.Digits) []measures.Entry
	// Apart are a measure's fields whose values were set apart.
	Apart(measure string, words *locale.Catalogue, digits locale.Digits) []measures.Apart
	// Who is the person's name and office, "" where they are not known.
	Who() string
	// ChangeWho keeps them.
	ChangeWho(who string) error
	// Watch calls changed, from any goroutine, when another program has changed the
	// record; it returns when ctx ends.
	Watch(ctx context.Context, changed func())
}

// Place is how the window was left.
type Place struct {
	Paragraph int     // index in Briefing.Paragraphs, -1 at the title
	Part      float64 // of its height above the view
	Zoom      float64 // 0 is 1
}

// Places keeps a Place per briefing.
type Places interface {
	Load(briefing string) (Place, error)
	Save(briefing string, p Place) error
}

// Press makes briefing PDFs and sends them on. Its methods are called from any goroutine.
type Press interface {
	export.Press
	// Write writes a file, whole or not at all.
	Write(ctx context.Context, path string, data []byte) error
	// Print hands a file to the system, named name where it shows names.
	Print(ctx context.Context, name string, data []byte) (Printed, error)
}

// Printed is what became of a print.
type Printed uint8

const (
	Sent   Printed = iota // to a printer
	Opened                // in a viewer, to be printed from there
)

// Deps is everything that a window is given.
type Deps struct {
	Engine      *typeset.Engine
	Paint       text.Paint
	Words       *locale.Catalogue
	Digits      locale.Digits
	Briefing    *briefing.Briefing
	FollowUp    FollowUp
	Carrier     Carrier // nil where the record cannot be read
	Files       Files
	Places      Places
	Marks       Marks
	ReadOnly    error   // why nothing can be saved, or nil
	Notices     []error // found while opening, that a person should know
	Today       string  // YYYY-MM-DD
	Shelf       Shelf   // nil where there is no library
	Opener      Opener  // nil opens nothing else
	Window      settings.Window
	SaveWindow  func(settings.Window) error // nil keeps nothing
	Disk        chooser.Disk
	Frame       Frame
	Look        settings.Look
	SaveLook    func(settings.Look) error // nil keeps nothing
	Press       Press
	Emblem      func(path string) (image.Image, error) // reads a picture
	Choices     export.Choices                         // of the last briefing PDF
	SaveChoices func(export.Choices) error             // nil keeps nothing
	Sealer      Sealer                                 // nil seals and opens nothing
	Sealed      string                                 // path of a sealed file to be opened at once, "" for none
	Decks       Decks
	Present     bool // the slides at once
	Presenting  present.Choices
	// SavePresenting keeps them; nil keeps nothing.
	SavePresenting func(present.Choices) error
	// Beside is the display for a second window; false where there is only one.
	Beside func() (present.Display, bool)
	// Awake keeps the display from sleeping until release is called; nil does not.
	Awake func() (release func())
}

// Frame is the window as the system has it. Its methods are called on the window's goroutine.
type Frame interface {
	// Maximised tells whether the window fills the screen between its panels.
	Maximised() bool
	// Maximise makes it so once it is shown.
	Maximise()
}

// Package fault is the one error type of the program: a code that a person's
// sentence is looked up by, the operation, the thing it happened to, and the
// cause. Sentences live in assets/words and are made by internal/locale; the
// log gets the code and the cause, never the words of a document.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Code names a kind of failure. It is the key of a sentence and a hint in assets/words.
type Code string

const (
	Unknown        Code = "unknown"
	NotFound       Code = "not_found"       // Path does not exist
	IsFolder       Code = "is_folder"       // Path is a folder, a file was wanted
	Unreadable     Code = "unreadable"      // Path exists and cannot be read
	Empty          Code = "empty"           // Path holds no text
	NotText        Code = "not_text"        // Path holds something that is not a statement's text
	TooLarge       Code = "too_large"       // Path is beyond what is opened
	DamagedFile    Code = "damaged_file"    // Path is cut short or broken
	Locked         Code = "locked"          // Path needs a password to be read
	OtherFormat    Code = "other_format"    // Path is of a kind that is not read, which Detail names
	Unwritable     Code = "unwritable"      // Path cannot be written
	DiskFull       Code = "disk_full"       // no room to write Path
	DataReadOnly   Code = "data_read_only"  // the data folder cannot be written
	BadUsage       Code = "bad_usage"       // the command line is off; Detail says where
	NoSuchMeasure  Code = "no_such_measure" // Detail is the number asked for
	BadDate        Code = "bad_date"        // Detail is what was typed
	DateOutOfRange Code = "date_out_of_range"
	BadStatus      Code = "bad_status"
	BadFont        Code = "bad_font"        // Path or Detail is the font
	BadImage       Code = "bad_image"       // Path is no PNG, JPEG or SVG
	ImageTooLarge  Code = "image_too_large" // Path is beyond what is decoded
	UnsafeImage    Code = "unsafe_image"    // Path is an SVG with scripts or outside references
	MissingGlyphs  Code = "missing_glyphs"  // Detail names characters that no face has, and where they stand
	NoDisplay      Code = "no_display"
	NoOpenGL       Code = "no_opengl"     // the display gives no OpenGL context, so no window can be drawn
	NoDialog       Code = "no_dialog"     // the system has no program to choose files with
	NotShown       Code = "not_shown"     // Path is not opened from here: a program, or on another machine
	NoPrinter      Code = "no_printer"    // nothing to print with, and nothing to open a PDF with
	NewerFormat    Code = "newer_format"  // Path was written by a newer program
	DamagedLog     Code = "damaged_log"   // Detail is how many lines were set aside
	DamagedMarks   Code = "damaged_marks" // Path is where the damaged file was set aside
	DamagedDeck    Code = "damaged_deck"  // likewise, of a deck's edits
	Crashed        Code = "crashed"       // Path is the report of how this program ended before
	NoSlides       Code = "no_slides"     // every slide of a deck is hidden
	Cancelled      Code = "cancelled"
	Busy           Code = "busy"           // another process holds Path
	OtherBriefing  Code = "other_briefing" // Path is the follow-up of another statement

	LibraryLocked   Code = "library_locked"   // what is kept needs its passphrase
	WrongPassphrase Code = "wrong_passphrase" // another one opens it
	EmptyPassphrase Code = "empty_passphrase"

	NotSealed     Code = "not_sealed"     // Path is no sealed file
	Tampered      Code = "tampered"       // Path is not as it was when it was signed
	WrongIdentity Code = "wrong_identity" // Path is sealed for others
	NoIdentity    Code = "no_identity"    // Path holds none of age's identities
	BadRecipient  Code = "bad_recipient"  // Detail is no age recipient, or the recipients do not go together
	BadKey        Code = "bad_key"        // Detail is no office's public key
	NoKey         Code = "no_key"         // this data folder has no office's key yet
	KeyExists     Code = "key_exists"     // Path is another key
	NoOriginal    Code = "no_original"    // the bytes that a statement was read from are gone
	NotBackup     Code = "not_backup"     // Path is no backup of an office's key
)

// Error is what every package returns to a caller that faces a person.
type Error struct {
	Code   Code
	Op     string // package.operation, for the log
	Path   string // the file or folder concerned, where there is one
	Detail string // one short value for the sentence, never document text
	Cause  error
}

func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Op, e.Code)
	if e.Path != "" {
		fmt.Fprintf(&b, " %q", e.Path)
	}
	if e.Detail != "" {
		fmt.Fprintf(&b, " (%s)", e.Detail)
	}
	if e.Cause != nil {
		fmt.Fprintf(&b, ": %v", e.Cause)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the first Error in err's chain, Unknown where there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Unknown
}

package library

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// Settings are a person's own, for all briefings. The zero value is a person who has set nothing.
type Settings struct {
	Who  string          `json:"who,omitempty"`  // name and office, as the history shows them
	Look json.RawMessage `json:"look,omitempty"` // of the window, which alone knows what is in it
	// Export is what was last chosen of a briefing PDF, likewise.
	Export json.RawMessage `json:"export,omitempty"`
	// Window is the size that the window had, likewise.
	Window json.RawMessage `json:"window,omitempty"`
	// Present is what was last chosen of presenting, likewise.
	Present json.RawMessage `json:"present,omitempty"`
	// Recent are the paths of files that were chosen lately, the last one first.
	Recent []string `json:"recent,omitempty"`
}

func (l *Library) settings() string { return filepath.Join(l.dir, "settings.json") }

// Settings reads the settings: the zero value where there are none, and with
// fault.Unreadable where the file is damaged or cannot be read.
func (l *Library) Settings() (Settings, error) {
	var s Settings
	return s, read("library.Settings", l.settings(), &s)
}

// Change changes the settings, starting from what the file holds at that moment.
// What a later program keeps in the file stays; a damaged file is kept beside the
// new one. fault.DataReadOnly, DiskFull, Busy.
func (l *Library) Change(change func(*Settings)) error {
	const op = "library.Change"
	unlock, err := l.hold(context.Background(), op, l.settings()+".lock")
	if err != nil {
		return err
	}
	defer unlock()
	all := map[string]json.RawMessage{}
	var s Settings
	if read(op, l.settings(), &all) != nil || read(op, l.settings(), &s) != nil {
		all, s = map[string]json.RawMessage{}, Settings{}
		if _, err := setAside(l.settings()); err != nil {
			return readOnly(op, l.dir, err)
		}
	}
	change(&s)
	for _, key := range []string{"who", "look", "export", "window", "present", "recent"} {
		delete(all, key) // omitted where they are empty
	}
	known, err := json.Marshal(s)
	if err == nil {
		err = json.Unmarshal(known, &all)
	}
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
	}
	return l.write(op, l.settings(), all)
}

// ChangeWho keeps the person's name and office.
func (l *Library) ChangeWho(who string) error { return l.Change(func(s *Settings) { s.Who = who }) }

// Place is where a briefing was left.
type Place struct {
	Paragraph int     `json:"paragraph"`
	Part      float64 `json:"part"`
	Zoom      float64 `json:"zoom"`
}

func (l *Library) place(briefing string) string {
	return filepath.Join(l.dir, "places", briefing+".json")
}

// Load reads the place of a briefing (its ID): the title where it was never open.
func (l *Library) Load(briefing string) (Place, error) {
	p := Place{Paragraph: -1}
	if err := read("library.Load", l.place(briefing), &p); err != nil {
		return Place{Paragraph: -1}, err
	}
	return p, nil
}

// Save keeps the place of a briefing.
func (l *Library) Save(briefing string, p Place) error {
	return l.write("library.Save", l.place(briefing), p)
}

// read fills v from a JSON file; no file leaves v as it is.
func read(op, path string, v any) error {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		return &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	return nil
}

// writeLocked is write of what a locked library has encrypted; fault.LibraryLocked.
func (l *Library) writeLocked(op, path string, v any) error {
	return l.writeBy(op, path, v, l.vault.write)
}

func (l *Library) write(op, path string, v any) error {
	return l.writeBy(op, path, v, func(path string, data []byte) error {
		return durable.Write(path, 0o600, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	})
}

func (l *Library) writeBy(op, path string, v any, write func(path string, data []byte) error) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Path: path, Cause: err}
	}
	if err := durable.MakeFolder(filepath.Dir(path)); err != nil {
		return readOnly(op, l.dir, err)
	}
	err = write(path, append(data, '\n'))
	if fault.CodeOf(err) == fault.LibraryLocked {
		return err
	}
	return readOnly(op, l.dir, err)
}

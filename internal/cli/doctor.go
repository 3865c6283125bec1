package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"bayan/fonts"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/track"
)

type doctorCmd struct {
	JSON   bool `name:"json" help:"help.json"`
	Repair bool `help:"help.repair"`
}

// Display is what a window is drawn on.
type Display struct {
	OpenGL  string   `json:"opengl"` // version and renderer, "" where it is not told
	Screens []Screen `json:"screens"`
}

// Screen is one of a display's.
type Screen struct {
	Name   string  `json:"name"`
	Width  int     `json:"width"` // device pixels
	Height int     `json:"height"`
	Scale  float64 `json:"scale"`
}

// findings are what the program runs on, what it lacks, what it found damaged. The JSON is stable.
type findings struct {
	Version string     `json:"version"`
	System  string     `json:"system"`
	Data    string     `json:"data"`
	Fault   string     `json:"fault"` // why the data folder cannot be written, ""
	Fonts   int        `json:"fonts"`
	Display *Display   `json:"display"` // null where no window can be drawn
	Dialog  string     `json:"dialog"`  // what asks for file names, "" for nothing
	Offline bool       `json:"offline"` // the kernel denies this program every internet socket
	Logs    []logState `json:"logs"`
}

// logState is a follow-up log.
type logState struct {
	Path   string `json:"path"`
	Events int    `json:"events"`
	Bad    int    `json:"bad"`  // lines set aside
	Torn   int    `json:"torn"` // tails torn off
	Newer  bool   `json:"newer"`
	Fault  string `json:"fault"` // why it cannot be read, ""
	Kept   string `json:"kept"`  // the copy of it as it was, where it was repaired
}

func (l logState) ill() bool { return l.Bad+l.Torn > 0 || l.Fault != "" }

// Run prints the findings; the exit code is 1 where something is damaged or lacking that no other way stands in for.
func (c *doctorCmd) Run(ctx context.Context, s *session) error {
	f := findings{Version: s.Build.Version, System: runtime.GOOS + "/" + runtime.GOARCH, Data: s.lib.Dir(), Offline: s.banned == nil, Logs: []logState{}}
	writable := s.lib.Writable()
	if writable != nil {
		f.Fault = string(fault.CodeOf(writable))
	}
	faces, err := AllFaces()
	if err != nil {
		return err
	}
	f.Fonts, f.Dialog = faces.Fonts().Len(), dialog(s.OS)
	display, drawn := s.display(ctx)
	if drawn == nil {
		f.Display = &display
	}
	files, _ := os.ReadDir(s.lib.FollowUp()) // none where nothing was followed up yet
	for _, file := range files {
		if filepath.Ext(file.Name()) == ".jsonl" {
			f.Logs = append(f.Logs, s.examine(ctx, filepath.Join(s.lib.FollowUp(), file.Name()), c.Repair))
		}
	}
	if c.JSON {
		err = s.json(f)
	} else {
		err = s.print(f.say(s.words, writable, drawn))
	}
	if err == nil && (writable != nil || f.Fonts < len(fonts.Names()) || slices.ContainsFunc(f.Logs, logState.ill)) {
		return errSaid
	}
	return err
}

// display asks the display, where the environment names one.
func (s *session) display(ctx context.Context) (Display, error) {
	if s.Display == nil || !hasDisplay(s.OS, s.Getenv) {
		return Display{}, &fault.Error{Code: fault.NoDisplay, Op: "cli.doctor"}
	}
	return s.Display(ctx)
}

func (s *session) examine(ctx context.Context, path string, repair bool) logState {
	state := logState{Path: path}
	log, err := s.followUp(strings.TrimSuffix(filepath.Base(path), ".jsonl"), "")
	if err != nil {
		state.Fault = string(fault.CodeOf(err))
		return state
	}
	if repair {
		if state.Kept, err = log.Mend(ctx); err != nil {
			state.Fault = string(fault.CodeOf(err))
			return state
		}
	}
	damage := log.Damage()
	state.Events, state.Bad, state.Torn, state.Newer = log.Len(), damage.Bad, damage.Torn, log.ReadOnly() != nil
	return state
}

// dialog is the program that asks for file names; Windows and macOS have one of their own.
func dialog(system string) string {
	switch system {
	case "windows", "darwin":
		return system
	}
	for _, name := range []string{"zenity", "matedialog", "qarma"} { // those that the dialogs' library looks for
		if _, err := exec.LookPath(name); err == nil {
			return name
		}
	}
	return ""
}

func (f findings) say(words *locale.Catalogue, writable, drawn error) string {
	digits := words.DefaultDigits()
	var b strings.Builder
	line := func(ok bool, text string) {
		mark := "✓"
		if !ok {
			mark = "✗"
		}
		fmt.Fprintf(&b, "%s %s\n", mark, text)
	}
	line(true, fmt.Sprintf("%s %s %s %s", words.T("app.name"), f.Version, runtime.Version(), f.System))
	if writable != nil {
		line(false, words.Sentence(writable))
	} else {
		line(true, words.F("doctor.data", locale.Args{"path": isolate(words, f.Data)}))
	}
	line(f.Fonts == len(fonts.Names()), words.N("doctor.fonts", f.Fonts, digits))
	if drawn != nil {
		line(false, words.Sentence(drawn))
	} else {
		line(true, words.F("doctor.display", locale.Args{"opengl": isolate(words, f.Display.OpenGL)}))
		for _, screen := range f.Display.Screens {
			line(true, words.F("doctor.screen", locale.Args{
				"name": isolate(words, screen.Name),
				"size": isolate(words, fmt.Sprintf("%d×%d @ %g", screen.Width, screen.Height, screen.Scale)),
			}))
		}
	}
	if f.Dialog != "" {
		line(true, words.F("doctor.dialog", locale.Args{"name": f.Dialog}))
	} else {
		line(false, words.T("doctor.no_dialog"))
	}
	if f.Offline {
		line(true, words.T("doctor.offline"))
	} else {
		line(true, words.T("doctor.not_held"))
	}
	for _, l := range f.Logs {
		path := isolate(words, l.Path)
		if l.Kept != "" {
			line(true, words.F("doctor.repaired", locale.Args{"path": isolate(words, l.Kept)}))
		}
		switch {
		case l.Fault != "":
			line(false, words.Sentence(&fault.Error{Code: fault.Code(l.Fault), Path: l.Path}))
		case l.ill():
			line(false, words.F("doctor.log", locale.Args{"path": path, "n": words.N("doctor.events", l.Events, digits)})+" "+
				words.Sentence(track.Damage{Bad: l.Bad, Torn: l.Torn}.Err(l.Path)))
		case l.Newer:
			line(false, words.Sentence(&fault.Error{Code: fault.NewerFormat, Path: l.Path}))
		default:
			line(true, words.F("doctor.log", locale.Args{"path": path, "n": words.N("doctor.events", l.Events, digits)}))
		}
	}
	return b.String()
}

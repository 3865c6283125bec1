package cli

import (
	"fmt"
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
	JSON bool `name:"json" help:"help.json"`
}

// findings are what the program runs on, what it lacks, what it found damaged. The JSON is stable.
type findings struct {
	Version string     `json:"version"`
	System  string     `json:"system"`
	Data    string     `json:"data"`
	Fault   string     `json:"fault"` // why the data folder cannot be written, ""
	Fonts   int        `json:"fonts"`
	Display bool       `json:"display"`
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
}

func (l logState) ill() bool { return l.Bad+l.Torn > 0 || l.Fault != "" }

// Run prints the findings; the exit code is 1 where something is damaged or lacking that no other way stands in for.
func (c *doctorCmd) Run(s *session) error {
	f := findings{Version: s.Build.Version, System: runtime.GOOS + "/" + runtime.GOARCH, Data: s.lib.Dir(), Offline: s.banned == nil, Logs: []logState{}}
	writable := s.lib.Writable()
	if writable != nil {
		f.Fault = string(fault.CodeOf(writable))
	}
	faces, err := AllFaces()
	if err != nil {
		return err
	}
	f.Fonts, f.Display, f.Dialog = faces.Fonts().Len(), hasDisplay(s.OS, s.Getenv), dialog(s.OS)
	paths, _ := filepath.Glob(filepath.Join(s.lib.FollowUp(), "*.jsonl")) // the pattern is a good one
	for _, path := range paths {
		f.Logs = append(f.Logs, s.examine(path))
	}
	if c.JSON {
		err = s.json(f)
	} else {
		err = s.print(f.say(s.words, writable))
	}
	if err == nil && (writable != nil || f.Fonts < len(fonts.Names()) || slices.ContainsFunc(f.Logs, logState.ill)) {
		return errSaid
	}
	return err
}

func (s *session) examine(path string) logState {
	state := logState{Path: path}
	log, err := s.followUp(strings.TrimSuffix(filepath.Base(path), ".jsonl"), "")
	if err != nil {
		state.Fault = string(fault.CodeOf(err))
		return state
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

func (f findings) say(words *locale.Catalogue, writable error) string {
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
	if f.Display {
		line(true, words.T("doctor.display"))
	} else {
		line(false, words.Sentence(&fault.Error{Code: fault.NoDisplay}))
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

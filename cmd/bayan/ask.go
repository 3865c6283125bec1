package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"

	"bayan/internal/fault"
	"bayan/ui/chooser"
)

// Ask asks for a path by the platform's own dialog; false where the person gave
// up, fault.NoDialog where there is none.
func (f files) Ask(ctx context.Context, r chooser.Request) (string, bool, error) {
	path, err := f.dialog(ctx, r)
	switch {
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil:
		return "", false, nil
	case err != nil || path == "": // no dialog program, or one that does not work here
		return "", false, &fault.Error{Code: fault.NoDialog, Op: "files.Ask", Cause: err}
	}
	if r.Save && len(r.Kinds) > 0 && filepath.Ext(path) == "" {
		// The person was not asked about a file of this name.
		path = free(filepath.Split(path + r.Kinds[0].Endings[0]))
	}
	return path, true, nil
}

func (f files) dialog(ctx context.Context, r chooser.Request) (string, error) {
	start := f.documents() + string(filepath.Separator)
	if r.Save {
		start = filepath.Join(start, r.Name)
	}
	plasma := f.kde != nil && strings.Contains(f.getenv("XDG_CURRENT_DESKTOP"), "KDE")
	switch {
	case plasma, f.kde != nil && !f.have():
		return f.askKDE(ctx, r, start)
	case !f.have():
		return "", exec.ErrNotFound
	}
	options := []zenity.Option{zenity.Context(ctx), zenity.Title(r.Title), zenity.Filename(start)}
	for _, k := range r.Kinds {
		options = append(options, zenity.FileFilter{Name: k.Words, Patterns: patterns(k), CaseFold: true})
	}
	if r.Save {
		return f.save(append(options, zenity.ConfirmOverwrite())...)
	}
	return f.find(options...)
}

func patterns(k chooser.Kind) (all []string) {
	for _, ending := range k.Endings {
		all = append(all, "*"+ending)
	}
	if all == nil {
		all = []string{"*"}
	}
	return all
}

// askKDE asks by kdialog, which asks itself before a file is replaced.
func (f files) askKDE(ctx context.Context, r chooser.Request, start string) (string, error) {
	what := "--getopenfilename"
	if r.Save {
		what = "--getsavefilename"
	}
	var filters []string
	for _, k := range r.Kinds {
		filters = append(filters, k.Words+" ("+strings.Join(patterns(k), " ")+")")
	}
	args := []string{"--title", r.Title, what, start}
	if len(filters) > 0 {
		args = append(args, strings.Join(filters, "\n"))
	}
	return f.kde(ctx, args...)
}

// kdialog runs KDE's dialogs; its exit code 1 says that the person gave up.
func kdialog(system string) func(ctx context.Context, args ...string) (string, error) {
	if system == "windows" || system == "darwin" {
		return nil
	}
	program, err := exec.LookPath("kdialog")
	if err != nil {
		return nil
	}
	return func(ctx context.Context, args ...string) (string, error) {
		c := exec.CommandContext(ctx, program, args...)
		c.Stderr = os.Stderr
		out, err := c.Output()
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() == 1 {
			return "", zenity.ErrCanceled
		}
		return strings.TrimRight(string(out), "\n"), err
	}
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"

	"bayan/internal/cli"
	"bayan/internal/emblem"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/ui/export"
)

// onPaper is what a machine gets on which no window can be opened: the
// statement's briefing in its documents folder, opened in the system's viewer,
// and a sentence about it. why is returned where there is no briefing either.
func (d *desk) onPaper(ctx context.Context, w cli.Window, why error) error {
	press := newPress(w, d)
	words := w.Words
	choices := choicesOf(w).Known()
	doc, err := press.Compose(ctx, choices.Options(export.Around{Words: words, Dates: locale.DateStyle{Digits: words.DefaultDigits()}, Emblem: emblem.Open, Today: w.Today}))
	if err != nil {
		return err
	}
	data, err := press.Encode(ctx, doc, choices.Protection())
	if err != nil {
		return err
	}
	path, err := d.paper(ctx, press, w, data)
	if err != nil {
		return err
	}
	w.Log.Warn("on paper", "code", string(fault.CodeOf(why)), "bytes", len(data))
	key := "paper.opened"
	if d.printer.open(path) != nil {
		key = "paper.written"
	}
	said := words.F(key, locale.Args{"path": "\u2068" + path + "\u2069"})
	fmt.Fprintln(w.Process.Stderr, said)
	// On Windows a program with windows has no terminal; elsewhere it may have none either.
	if zenity.IsAvailable() {
		_ = zenity.Info(said, zenity.Context(ctx), zenity.Title(words.T("app.name"))) // it is said already
	}
	return nil
}

// paper writes the briefing into the documents folder. A start that finds the
// same briefing there leaves it; another file of its name stays.
func (d *desk) paper(ctx context.Context, p *press, w cli.Window, data []byte) (string, error) {
	own := folders{w.Process.OS, w.Process.Getenv}
	title := w.Briefing.Meta.Title
	if title == "" {
		title = w.Words.T("reader.statement")
	}
	name := strings.NewReplacer("/", "-", "\\", "-", ":", "-").Replace(title) + ".pdf"
	path := filepath.Join(own.documents(), name)
	if there, err := os.ReadFile(path); err == nil {
		if bytes.Equal(there, data) {
			return path, nil
		}
		path = free(own.documents(), name)
	}
	return path, p.Write(ctx, path, data)
}

package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	"bayan/internal/fault"
	"bayan/ui"
)

// printer hands files to the system. What a viewer or a print queue may still
// read stays until close; paper that is classified is not left in the temporary
// folder for longer.
type printer struct {
	os  string
	run runner

	mu   sync.Mutex
	left []string // folders
}

// print sends a PDF to the default printer: by lp where CUPS is there, by the
// shell's verb on Windows. Where there is none it opens the system's viewer.
func (p *printer) print(ctx context.Context, name string, data []byte) (ui.Printed, error) {
	const op = "window.print"
	folder, err := os.MkdirTemp("", "bayan-")
	if err != nil {
		return 0, &fault.Error{Code: fault.Unwritable, Op: op, Path: os.TempDir(), Cause: err}
	}
	path := filepath.Join(folder, "bayan.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		os.RemoveAll(folder)
		return 0, &fault.Error{Code: fault.Unwritable, Op: op, Path: path, Cause: err}
	}
	if p.os != "windows" && p.queue(ctx, name, path) == nil {
		os.RemoveAll(folder) // lp has its own copy
		return ui.Sent, nil
	}
	printed := ui.Sent
	if p.os != "windows" || shell("print", path) != nil {
		printed = ui.Opened
		if err := p.open(path); err != nil {
			os.RemoveAll(folder) // nobody reads it
			return 0, &fault.Error{Code: fault.NoPrinter, Op: op, Cause: err}
		}
	}
	p.mu.Lock()
	p.left = append(p.left, folder)
	p.mu.Unlock()
	return printed, nil
}

// close takes away what was left for viewers.
func (p *printer) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, folder := range p.left {
		os.RemoveAll(folder)
	}
	p.left = nil
}

// queue is lp of CUPS: it fails where there is no default printer.
func (p *printer) queue(ctx context.Context, name, path string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return p.run(ctx, "lp", "-t", name, "--", path)
}

// openPatience is how long an opener may take to say that it found no viewer;
// some stay for as long as their viewer does.
const openPatience = 5 * time.Second

// open shows a file in the system's viewer.
func (p *printer) open(path string) error {
	switch p.os {
	case "windows":
		return shell("open", path)
	case "darwin":
		return p.run(context.Background(), "open", path)
	}
	ctx, cancel := context.WithTimeout(context.Background(), openPatience)
	defer cancel()
	if err := p.run(ctx, "xdg-open", path); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

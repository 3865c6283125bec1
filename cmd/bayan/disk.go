package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"bayan/internal/cli"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/ui/chooser"
)

// disk shows the machine's folders to the chooser.
type disk struct {
	folders
	window cli.Window

	mu     sync.Mutex
	recent []string
}

func newDisk(f folders, w cli.Window) *disk {
	return &disk{folders: f, window: w, recent: w.Settings.Recent}
}

var _ chooser.Disk = (*disk)(nil)

// Places are the person's own folders, what is mounted, and the machine's root.
func (d *disk) Places() (all []chooser.Place) {
	add := func(key, path string) {
		if path != "" && !slices.ContainsFunc(all, func(p chooser.Place) bool { return p.Path == path }) {
			all = append(all, chooser.Place{Key: key, Path: path})
		}
	}
	add("documents", d.named("DOCUMENTS", "Documents"))
	add("downloads", d.named("DOWNLOAD", "Downloads"))
	add("desktop", d.named("DESKTOP", "Desktop"))
	add("home", d.home())
	for _, path := range d.volumes() {
		all = append(all, chooser.Place{Words: filepath.Base(path), Path: path})
	}
	if d.os != "windows" {
		add("machine", "/")
	}
	return all
}

// volumes are drives, and sticks that the desktop has mounted.
func (d *disk) volumes() (all []string) {
	if d.os == "windows" {
		for letter := 'A'; letter <= 'Z'; letter++ {
			if path := string(letter) + `:\`; exists(path) {
				all = append(all, path)
			}
		}
		return all
	}
	user := d.getenv("USER")
	for _, pattern := range []string{"/Volumes/*", "/media/" + user + "/*", "/run/media/" + user + "/*"} {
		found, _ := filepath.Glob(pattern) // a pattern of ours is well formed
		all = append(all, found...)
	}
	return all
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Read is what is in a folder, but for what begins with a point.
func (d *disk) Read(folder string) ([]chooser.File, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		code := fault.Unreadable
		if os.IsNotExist(err) {
			code = fault.NotFound
		}
		return nil, &fault.Error{Code: code, Op: "disk.Read", Path: folder, Cause: err}
	}
	var all []chooser.File
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if f, ok := d.Describe(filepath.Join(folder, e.Name())); ok {
			all = append(all, f)
		}
	}
	return all, nil
}

// Describe follows links, and leaves out what is neither a folder nor a file.
func (d *disk) Describe(path string) (chooser.File, bool) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
		return chooser.File{}, false
	}
	return chooser.File{Name: filepath.Base(path), Folder: info.IsDir(), Size: info.Size(), Time: info.ModTime()}, true
}

// mostRecent is how many files are remembered.
const mostRecent = 20

// Recent are the files that were chosen lately.
func (d *disk) Recent() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.recent)
}

// Chose remembers a file, in the settings where they can be kept.
func (d *disk) Chose(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recent = slices.DeleteFunc(d.recent, func(p string) bool { return p == path })
	d.recent = append([]string{path}, d.recent[:min(len(d.recent), mostRecent-1)]...)
	if d.window.ReadOnly != nil {
		return
	}
	recent := slices.Clone(d.recent)
	// A list that cannot be kept is no reason to interrupt a choice.
	_ = logged(d.window, "recent", d.window.Library.Change(func(s *library.Settings) { s.Recent = recent }))
}

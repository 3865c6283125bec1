// Package chooser is the program's own way to choose a file, right to left
// first, for systems that have none. What is on the disk comes in by Disk.
package chooser

import (
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Request is what is asked for.
type Request struct {
	Title string
	Save  bool   // a name for a new file, else a file that is there
	Name  string // suggested, for Save
	Kinds []Kind // that are offered, the first first; none is every file
}

// Kind is some files by their endings, as ".pdf". No endings are every file.
type Kind struct {
	Words   string
	Endings []string
}

// Takes tells whether a file is of the kind.
func (k Kind) Takes(name string) bool {
	return len(k.Endings) == 0 || slices.Contains(k.Endings, strings.ToLower(filepath.Ext(name)))
}

// Named is a typed name with the kind's ending, where it has none of them.
func (k Kind) Named(name string) string {
	if name = strings.TrimSpace(name); name == "" || k.Takes(name) {
		return name
	}
	return name + k.Endings[0]
}

// File is a file or a folder in a folder.
type File struct {
	Name   string
	Folder bool
	Size   int64 // bytes
	Time   time.Time
}

// Place is a folder that a person knows by a name: one that the interface has a
// word for, chooser.KEY, or its own.
type Place struct {
	Key   string
	Words string
	Path  string
}

// Disk is the machine's folders. Its methods are called from any goroutine and may wait for the disk.
type Disk interface {
	// Places are the folders that are offered, the first of them for a start.
	Places() []Place
	// Recent are the paths of files that were chosen lately, the last one first.
	Recent() []string
	// Read is what is in a folder, but for what is hidden.
	Read(folder string) ([]File, error)
	// Chose is told of a path that was chosen.
	Chose(path string)
	// Describe is a file by its path, false where there is none.
	Describe(path string) (File, bool)
}

// sorted puts folders first, then names in their order, in each numbers by their value.
func sorted(files []File) []File {
	slices.SortStableFunc(files, func(a, b File) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return files
}

// compare orders names by their letters, and runs of digits in them by their number.
func compare(a, b string) int {
	for a != "" && b != "" {
		x, restA := leading(a)
		y, restB := leading(b)
		if number(x) && number(y) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
		}
		if c := strings.Compare(x, y); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return len(a) - len(b)
}

func number(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// leading is the first run of digits, or the first byte that is none.
func leading(s string) (first, rest string) {
	n := 0
	for n < len(s) && number(s[n:]) {
		n++
	}
	n = max(n, 1)
	return s[:n], s[n:]
}

// crumb is a folder on the way to another.
type crumb struct{ name, path string }

// crumbs are the folders from the root, or the volume's, to a folder.
func crumbs(folder string) (all []crumb) {
	for path := filepath.Clean(folder); ; {
		above := filepath.Dir(path)
		name := filepath.Base(path)
		if above == path {
			name = path
		}
		all = append([]crumb{{name, path}}, all...)
		if above == path {
			return all
		}
		path = above
	}
}

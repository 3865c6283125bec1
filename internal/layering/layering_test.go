// Package layering holds only a test: the map in ARCHITECTURE.md as a table of
// allowed imports. A package that the table does not name fails, so a new
// package is drawn on the map before it is used.
package layering

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	module = "bayan/"
	fyne   = "fyne.io/"
)

// support may be imported by every package that is not a leaf: it knows no
// statement, no page and no disk.
var support = []string{"internal/fault", "internal/locale", "assets", "fonts"}

// window is what the window may know: no adapter. What it shows and where that
// is kept come in from cmd. Search, marks and present are no adapters: they know no disk.
var window = []string{
	"ui/...", "internal/briefing", "internal/deck", "internal/search", "internal/marks", "internal/compose", "internal/typeset",
	"internal/calendar", "internal/present",
}

// arrows are the imports of ours that a package's own code may have, besides
// support. A name that ends in /... covers what is below it.
var arrows = map[string][]string{
	// Support itself, and leaves.
	"assets":            {},
	"fonts":             {},
	"internal/fault":    {},
	"internal/locale":   {"assets", "internal/calendar", "internal/fault"},
	"internal/arabic":   {},
	"internal/calendar": {"internal/fault"},
	"internal/durable":  {"internal/fault"},
	"internal/emblem":   {"internal/fault"},
	"internal/offline":  {},
	"internal/launch":   {},

	// The domain, and what reads and follows it.
	"internal/briefing": {},
	"internal/deck":     {"internal/briefing"},
	"internal/parse":    {"internal/briefing", "internal/arabic"},
	"internal/search":   {"internal/briefing", "internal/arabic"},
	"internal/marks":    {"internal/briefing", "internal/arabic"},
	"internal/present":  {"internal/arabic"},
	"internal/track":    {"internal/briefing", "internal/calendar", "internal/durable"},
	"internal/library":  {"internal/briefing", "internal/parse", "internal/track", "internal/marks", "internal/deck", "internal/durable", "internal/search", "internal/arabic"},
	"internal/exchange": {},
	"internal/handover": {"internal/parse", "internal/durable"},

	// Layout and its painters.
	"internal/typeset":     {"internal/typeset/..."},
	"internal/typeset/...": {},
	"internal/compose":     {"internal/briefing", "internal/deck", "internal/typeset", "internal/calendar"},
	"internal/raster":      {"internal/compose", "internal/typeset"},
	"internal/pdf":         {"internal/compose", "internal/typeset"},
	"internal/curves":      {"internal/compose", "internal/typeset"},

	"ui":     window,
	"ui/...": window,
	// What the window's tests stand on: a real statement, really painted.
	"ui/uitest": append([]string{"internal/parse", "internal/raster"}, window...),

	// Wiring and tools may know everything but each other.
	"internal/cli":      {"internal/..."},
	"cmd/...":           {"internal/...", "ui", "ui/measures", "ui/settings", "ui/export", "ui/handover", "ui/library", "ui/review", "ui/present", "ui/chooser"}, // the values that ui.Deps is made of
	"tools/...":         {"internal/..."},
	"internal/layering": {},
	"e2e":               {},
}

// bare packages do not get support: they are below it or stand alone.
var bare = []string{
	"assets", "fonts", "internal/fault", "internal/locale", "internal/arabic",
	"internal/calendar", "internal/briefing", "internal/durable",
}

// thirdParty says who alone may import a module outside the standard library.
var thirdParty = map[string][]string{
	fyne:                             {"ui", "ui/..."},
	"codeberg.org/go-pdf/fpdf":       {"internal/curves"},
	"filippo.io/age":                 {"internal/handover", "internal/library"},
	"github.com/alecthomas/kong":     {"internal/cli", "cmd/..."},
	"github.com/godbus/dbus":         {"cmd/..."}, // a local socket: the display is asked not to sleep
	"github.com/ncruces/zenity":      {"cmd/..."},
	"github.com/yuin/goldmark":       {"internal/parse"},
	"golang.org/x/net":               {"internal/parse"}, // html's tokenizer; nothing here opens a socket
	"github.com/go-text/typesetting": {"internal/typeset", "internal/typeset/...", "internal/raster", "internal/curves", "tools/..."},
}

// testsOnly may be imported by tests alone: their output is not deterministic,
// or they are an oracle, or they know more than the window may.
var testsOnly = []string{module + "ui/uitest", "github.com/pdfcpu/pdfcpu", "github.com/rogpeppe/go-internal", "github.com/xuri/excelize/"}

// network may be imported by nothing of ours (PRODUCT.md, law 6).
var network = []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls"}

type pkg struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func TestArrows(t *testing.T) {
	var all []pkg
	// Three systems: a file that only Windows builds has arrows too.
	for _, system := range []string{"linux", "windows", "darwin"} {
		all = append(all, list(t, system)...)
	}
	said := map[string]bool{}
	report := func(format string, args ...any) {
		if s := fmt.Sprintf(format, args...); !said[s] {
			said[s] = true
			t.Error(s)
		}
	}
	for _, p := range all {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := lookUp(name)
		if !known {
			report("%s is not in the table: draw it on the map in ARCHITECTURE.md and add it here", name)
			continue
		}
		if !slices.Contains(bare, name) {
			allowed = append(slices.Clone(allowed), support...)
		}
		for _, imported := range p.Imports {
			for _, prefix := range testsOnly {
				if strings.HasPrefix(imported, prefix) {
					report("%s must not import %s outside its tests", name, imported)
				}
			}
			if ours, is := strings.CutPrefix(imported, module); is {
				if !covered(ours, allowed) {
					report("%s must not import %s", name, ours)
				}
				continue
			}
			for prefix, users := range thirdParty {
				if strings.HasPrefix(imported, prefix) && !covered(name, users) {
					report("%s must not import %s: only %s may", name, imported, strings.Join(users, ", "))
				}
			}
			if slices.Contains(network, imported) {
				report("%s must not import %s: nothing here opens a socket", name, imported)
			}
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			window := strings.HasPrefix(imported, fyne) || strings.HasPrefix(imported, module+"ui")
			if strings.HasPrefix(name, "internal/") && window {
				report("the tests of %s must not import %s", name, imported)
			}
		}
	}
	// The table is of what is. The window's packages share one row.
	for row, allowed := range arrows {
		for _, arrow := range allowed {
			if !strings.HasPrefix(row, "ui") && !slices.ContainsFunc(all, func(p pkg) bool { return p.has(row, arrow) }) {
				report("%s does not import %s: take the arrow out of the table", row, arrow)
			}
		}
	}
}

// has reports whether p is in a row and has an import that an arrow allows.
func (p pkg) has(row, arrow string) bool {
	return covered(strings.TrimPrefix(p.ImportPath, module), []string{row}) && slices.ContainsFunc(p.Imports, func(i string) bool {
		ours, is := strings.CutPrefix(i, module)
		return is && covered(ours, []string{arrow})
	})
}

// The table speaks of direct imports; a module in between could still carry
// Fyne in.
func TestInternalNeverReachesFyne(t *testing.T) {
	out := goList(t, "linux", "-deps", "-f", "{{.ImportPath}}", "./internal/...")
	for _, p := range strings.Fields(string(out)) {
		if strings.HasPrefix(p, fyne) || strings.HasPrefix(p, module+"ui") {
			t.Errorf("internal/... depends on %s", p)
		}
	}
}

// One gateway from goroutines to the window.
func TestOneGateway(t *testing.T) {
	var callers []string
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); path != root && (strings.HasPrefix(n, ".") || n == "node_modules" || n == "bench") {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		// Every file is opened, tests too: so go test's cache knows that this
		// package's answer depends on all of them, which go list would not tell it.
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if callsFyneDo(file) && !strings.HasSuffix(path, "_test.go") {
			callers = append(callers, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"../../ui/gateway.go"}; !slices.Equal(callers, want) {
		t.Errorf("fyne.Do is called in %v, want %v alone", callers, want)
	}
}

func callsFyneDo(file *ast.File) (found bool) {
	ast.Inspect(file, func(n ast.Node) bool {
		if s, is := n.(*ast.SelectorExpr); is {
			x, is := s.X.(*ast.Ident)
			found = found || is && x.Name == "fyne" && (s.Sel.Name == "Do" || s.Sel.Name == "DoAndWait")
		}
		return !found
	})
	return found
}

// lookUp finds a package's own row, or the longest /... row above it.
func lookUp(name string) (allowed []string, known bool) {
	if allowed, known = arrows[name]; known {
		return allowed, true
	}
	for above := name; ; {
		cut := strings.LastIndexByte(above, '/')
		if cut < 0 {
			return nil, false
		}
		above = above[:cut]
		if allowed, known = arrows[above+"/..."]; known {
			return allowed, true
		}
	}
}

func covered(name string, by []string) bool {
	return slices.ContainsFunc(by, func(row string) bool {
		if above, is := strings.CutSuffix(row, "..."); is {
			return strings.HasPrefix(name, above)
		}
		return name == row
	})
}

func list(t *testing.T, system string) (all []pkg) {
	t.Helper()
	out := goList(t, system, "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func goList(t *testing.T, system string, args ...string) []byte {
	t.Helper()
	// -e: cgo's packages cannot be loaded whole for another system; their import lists can.
	c := exec.Command("go", append([]string{"list", "-e"}, args...)...)
	c.Dir = filepath.Join("..", "..")
	c.Env = append(c.Environ(), "GOOS="+system)
	var complaint strings.Builder
	c.Stderr = &complaint
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	return out
}

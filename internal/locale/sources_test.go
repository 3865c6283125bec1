package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// source is what the program's own Go files say of words.
type source struct {
	literals map[string]bool     // every string
	asked    map[string][]string // keys asked of a catalogue, and where
	arabic   map[string]bool     // files with an Arabic letter in a string
}

// aKey is what a key looks like.
var aKey = regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)

func read(t *testing.T) source {
	t.Helper()
	s := source{map[string]bool{}, map[string][]string{}, map[string]bool{}}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		if d.IsDir() {
			switch {
			case name != "." && strings.HasPrefix(d.Name(), "."), name == "bench", name == "tools", name == "e2e", d.Name() == "node_modules":
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if n.Kind != token.STRING {
					return true
				}
				v, err := strconv.Unquote(n.Value)
				if err != nil {
					return true
				}
				s.literals[v] = true
				if strings.ContainsFunc(v, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }) {
					s.arabic[name] = true
				}
			case *ast.Field:
				if n.Tag != nil { // kong's help is a key
					for _, v := range regexp.MustCompile(`"([a-z._]+)\\?"`).FindAllStringSubmatch(n.Tag.Value, -1) {
						s.literals[v[1]] = true
					}
				}
			case *ast.CallExpr:
				asks := false
				switch f := n.Fun.(type) {
				case *ast.SelectorExpr:
					asks = slices.Contains([]string{"T", "F", "N"}, f.Sel.Name)
				case *ast.Ident:
					asks = f.Name == "t"
				}
				if lit, is := first(n.Args).(*ast.BasicLit); asks && is && lit.Kind == token.STRING {
					if v, _ := strconv.Unquote(lit.Value); aKey.MatchString(v) {
						s.asked[v] = append(s.asked[v], files.Position(lit.Pos()).String())
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func first(args []ast.Expr) ast.Expr {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// Every key that the program asks for is in the catalogue, and every key there is asked for.
func TestNoWordIsMissingOrUnused(t *testing.T) {
	s, c := read(t), load(t, "ar")
	known := map[string]bool{}
	for k := range c.strings {
		known[k] = true
	}
	for k := range c.plurals {
		known[k] = true
	}
	for key, where := range s.asked {
		if !known[key] {
			t.Errorf("%s is asked for at %s, and is in no catalogue", key, strings.Join(where, ", "))
		}
	}
	// A key may be made of a beginning and a rest ("status." + …), or by a format ("date.%s.%02d").
	var made []*regexp.Regexp
	verb := regexp.MustCompile(`%[0-9]*[a-z]`)
	for v := range s.literals {
		switch {
		case verb.MatchString(v) && aKey.MatchString(verb.ReplaceAllString(v, "x")):
			made = append(made, regexp.MustCompile("^"+verb.ReplaceAllString(strings.ReplaceAll(v, ".", `\.`), ".+")+"$"))
		case (strings.HasSuffix(v, ".") || strings.HasSuffix(v, "_")) && aKey.MatchString(v+"x"):
			made = append(made, regexp.MustCompile("^"+regexp.QuoteMeta(v)+".+$"))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		if !s.literals[key] && !slices.ContainsFunc(made, func(r *regexp.Regexp) bool { return r.MatchString(key) }) {
			t.Errorf("%s is in the catalogues, and nothing asks for it", key)
		}
	}
}

// Words for people are in the catalogues. What knows the Arabic script itself
// (folding, parsing, shaping) names its letters.
func TestNoWordsAreLeftInCode(t *testing.T) {
	script := []string{
		"internal/arabic/", "internal/parse/", "internal/typeset/", "internal/search/", "internal/calendar/",
		"internal/briefing/",
	}
	for _, name := range slices.Sorted(maps.Keys(read(t).arabic)) {
		if !slices.ContainsFunc(script, func(dir string) bool { return strings.HasPrefix(name, dir) }) {
			t.Errorf("%s has Arabic words in a string", name)
		}
	}
}

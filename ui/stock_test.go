package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Fyne's own text runs left to right: no widget of its that shows words is used
// (DESIGN.md, "Why the text is ours"). Its widget package is here for BaseWidget alone.
func TestNoStockTextWidget(t *testing.T) {
	allowed := map[string][]string{
		"fyne.io/fyne/v2/widget":    {"BaseWidget"},
		"fyne.io/fyne/v2/container": {"New", "NewStack", "NewWithoutLayout", "NewClip", "Clip"},
		"fyne.io/fyne/v2/dialog":    {},
	}
	refused := map[string][]string{"fyne.io/fyne/v2/canvas": {"Text", "NewText"}}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "uitest") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		names := map[string]string{} // of packages in this file
		for _, i := range file.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			name := p[strings.LastIndexByte(p, '/')+1:]
			if i.Name != nil {
				name = i.Name.Name
			}
			names[name] = p
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, is := n.(*ast.SelectorExpr); is {
				if x, is := s.X.(*ast.Ident); is {
					list, watched := allowed[names[x.Name]]
					if watched && !slices.Contains(list, s.Sel.Name) || slices.Contains(refused[names[x.Name]], s.Sel.Name) {
						t.Errorf("%s uses %s.%s", files.Position(s.Pos()), x.Name, s.Sel.Name)
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
}

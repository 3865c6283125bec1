package compose

import (
	"context"
	"image"
	"testing"

	"bayan/internal/briefing"
)

func TestAFigureStandsWithItsParagraph(t *testing.T) {
	b := statementOf(t, 1)
	in := Input{Briefing: b}
	picture := image.NewRGBA(image.Rect(0, 0, 1366, 768))
	for i, p := range b.Paragraphs {
		if p.Kind == briefing.MeasureText {
			in.Figures = append(in.Figures, Figure{After: i, Picture: picture, Alt: "صورة النافذة"})
		}
	}
	doc, err := Compose(context.Background(), engine(t), in, options(t))
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for n, page := range doc.Pages {
		var words ElementID // of the paragraph above
		for _, item := range page.Items {
			switch v := item.(type) {
			case Text:
				if v.Element != Artifact && doc.Elements[v.Element].Role == RoleP {
					words = v.Element
				}
			case Image:
				figures++
				e := doc.Elements[v.Element]
				if e.Role != RoleFigure || e.Alt != "صورة النافذة" {
					t.Errorf("page %d: a figure is read as %s %q", n+1, e.Role, e.Alt)
				}
				if words == 0 || doc.Elements[words].Parent != e.Parent {
					t.Errorf("page %d: a figure without its paragraph", n+1)
				}
				if s := newSheetOf(t); v.Y < s.top || v.Y+v.H > s.bottom+0.01 || v.X < s.left || v.X+v.W > s.right+0.01 {
					t.Errorf("page %d: a figure at %v, %v past the text's edges", n+1, v.X, v.Y)
				}
			}
		}
	}
	if figures != len(in.Figures) || figures == 0 {
		t.Errorf("%d figures of %d", figures, len(in.Figures))
	}
}

func newSheetOf(t *testing.T) sheet {
	t.Helper()
	s, err := newSheet(A4, false, true)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

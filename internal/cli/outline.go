package cli

import (
	"context"
	"fmt"
	"strings"

	"bayan/internal/locale"
)

type outlineCmd struct {
	File string `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
	JSON bool   `name:"json" help:"help.json"`
}

// Run prints what was understood of a statement.
func (c *outlineCmd) Run(ctx context.Context, s *session) error {
	b, r, err := s.openReport(ctx, c.File)
	if err != nil {
		return err
	}
	o := b.Outline()
	if c.JSON {
		return s.json(o)
	}
	var out strings.Builder
	if o.Title != "" {
		fmt.Fprintf(&out, "%s\n\n", o.Title)
	}
	if len(o.Measures) == 0 {
		fmt.Fprintln(&out, s.words.T("measures.none"))
	} else {
		fmt.Fprintln(&out, s.words.N("measures.count", len(o.Measures), s.words.DefaultDigits()))
	}
	for _, m := range o.Measures {
		fmt.Fprintf(&out, "%s- %s\n", locale.Number(m.Number, s.words.DefaultDigits()), m.Title)
	}
	if o.Source != "" {
		fmt.Fprintf(&out, "\n%s\n", o.Source)
	}
	key, args := "outline.read_as", locale.Args{"format": isolate(s.words, string(r.Format))}
	if r.Encoding != "" {
		key, args["encoding"] = "outline.encoding", isolate(s.words, string(r.Encoding))
	}
	fmt.Fprintf(&out, "\n%s\n", s.words.F(key, args))
	return s.print(out.String())
}

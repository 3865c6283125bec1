package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"bayan/internal/locale"
)

// help prints what a command takes. Each line is one thing and what it is for;
// the column is narrow on purpose, so that Arabic beside Latin flags stays
// readable in a terminal that reorders and in one that does not.
func help(w io.Writer, words *locale.Catalogue, k *kong.Context) error {
	node := k.Selected()
	if node == nil {
		node = k.Model.Node
	}
	var b strings.Builder
	if node.Help != "" {
		fmt.Fprintf(&b, "%s\n\n", words.T(node.Help))
	} else {
		fmt.Fprintf(&b, "%s\n\n", words.T("help.program"))
	}
	fmt.Fprintf(&b, "  %s\n", synopsis(node))
	for _, arg := range node.Positional {
		line(&b, arg.Summary(), words.T(arg.Help))
	}
	if len(node.Children) > 0 {
		b.WriteByte('\n')
		for _, child := range node.Children {
			if !child.Hidden {
				line(&b, child.Name, words.T(child.Help))
			}
		}
	}
	b.WriteByte('\n')
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			name := "--" + f.Name
			if f.Short != 0 {
				name = "-" + string(f.Short) + ", " + name
			}
			if !f.IsBool() {
				name += " " + f.FormatPlaceHolder()
			}
			text := f.Help
			if f.Name == "help" {
				text = "help.help"
			}
			line(&b, name, words.T(text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func synopsis(node *kong.Node) string {
	s := "bayan"
	if path := node.FullPath(); path != "bayan" {
		s = path
	}
	for _, arg := range node.Positional {
		s += " " + arg.Summary()
	}
	if len(node.Children) > 0 {
		s += " <…>"
	}
	return s
}

func line(b *strings.Builder, name, text string) {
	if len(name) > 24 {
		fmt.Fprintf(b, "  %s\n  %24s  %s\n", name, "", text)
		return
	}
	fmt.Fprintf(b, "  %-24s  %s\n", name, text)
}

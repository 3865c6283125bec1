package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"bayan/internal/fault"
	"bayan/internal/locale"
)

// A package carries the command line's manual and its completions. Both are made
// from the grammar, so they cannot differ from it (tools/manual).

// model is the grammar without its hidden commands.
func model() ([]*kong.Node, []*kong.Flag, error) {
	parser, err := kong.New(&grammar{}, kong.Name("bayan"))
	if err != nil {
		return nil, nil, &fault.Error{Code: fault.Unknown, Op: "cli.model", Cause: err}
	}
	global := slices.DeleteFunc(slices.Clone(parser.Model.Flags), func(f *kong.Flag) bool { return f.Hidden || f.Name == "help" })
	return leaves(parser.Model.Node), global, nil
}

// leaves are the commands that do something, in the grammar's order.
func leaves(n *kong.Node) []*kong.Node {
	if len(n.Children) == 0 {
		return []*kong.Node{n}
	}
	var all []*kong.Node
	for _, child := range n.Children {
		if !child.Hidden {
			all = append(all, leaves(child)...)
		}
	}
	return all
}

// WriteManual writes bayan(1) in man(7). date is YYYY-MM-DD.
func WriteManual(w io.Writer, words *locale.Catalogue, version, date string) error {
	commands, global, err := model()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, ".TH BAYAN 1 %s %s\n", date, roff("Bayan "+version))
	fmt.Fprintf(&b, ".SH NAME\nbayan \\- %s\n", roff(words.T("manual.purpose")))
	b.WriteString(".SH SYNOPSIS\n")
	for _, c := range commands {
		fmt.Fprintf(&b, ".B %s\n%s\n.br\n", roff(c.FullPath()), roff(strings.TrimSpace(strings.TrimPrefix(synopsis(c), c.FullPath())+" …")))
	}
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(words.T("help.program")))
	b.WriteString(".SH OPTIONS\n")
	for _, f := range global {
		option(&b, words, f)
	}
	b.WriteString(".SH COMMANDS\n")
	for _, c := range commands {
		fmt.Fprintf(&b, ".SS %s\n%s\n", roff(c.FullPath()), roff(words.T(c.Help)))
		for _, arg := range c.Positional {
			fmt.Fprintf(&b, ".TP\n.I %s\n%s\n", roff(arg.Summary()), roff(words.T(arg.Help)))
		}
		for _, f := range c.Flags {
			option(&b, words, f)
		}
	}
	fmt.Fprintf(&b, ".SH EXIT STATUS\n%s\n", roff(words.T("manual.exit")))
	fmt.Fprintf(&b, ".SH ENVIRONMENT\n.TP\n.B BAYAN_DATA\n%s\n", roff(words.T("help.data")))
	_, err = io.WriteString(w, b.String())
	return err
}

func option(b *strings.Builder, words *locale.Catalogue, f *kong.Flag) {
	name := "--" + f.Name
	if f.Short != 0 {
		name = "-" + string(f.Short) + ", " + name
	}
	fmt.Fprintf(b, ".TP\n.B %s", roff(name))
	if !f.IsBool() {
		fmt.Fprintf(b, " \\fI%s\\fR", roff(f.FormatPlaceHolder()))
	}
	fmt.Fprintf(b, "\n%s\n", roff(words.T(f.Help)))
}

// roff escapes what man(7) would take for a request or typeset otherwise.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// WriteCompletion writes what a shell (bash, zsh or fish) completes.
func WriteCompletion(w io.Writer, words *locale.Catalogue, shell string) error {
	commands, global, err := model()
	if err != nil {
		return err
	}
	var b strings.Builder
	switch shell {
	case "bash", "zsh":
		bash(&b, commands, global, shell == "zsh")
	case "fish":
		fish(&b, words, commands, global)
	default:
		return &fault.Error{Code: fault.BadUsage, Op: "cli.WriteCompletion", Detail: shell}
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// bash completes commands, flags, the values that a flag is limited to, and
// files. zsh runs the same function through its own bashcompinit.
func bash(b *strings.Builder, commands []*kong.Node, global []*kong.Flag, zsh bool) {
	if zsh {
		b.WriteString("#compdef bayan\nautoload -U +X bashcompinit && bashcompinit\n")
	}
	b.WriteString("_bayan() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= word\n" +
		"\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\tcase \"$path $word\" in\n")
	for _, path := range commandPaths(commands) {
		start, last := "", path
		if i := strings.LastIndex(path, " "); i >= 0 {
			start, last = path[:i], path[i+1:]
		}
		fmt.Fprintf(b, "\t\t%q) path=%q ;;\n", start+" "+last, path)
	}
	b.WriteString("\t\tesac\n\tdone\n\tcase \"$prev\" in\n")
	seen := map[string]bool{}
	for _, f := range allFlags(commands, global) {
		if values := choices(f); values != "" && !seen[f.Name] {
			seen[f.Name] = true
			fmt.Fprintf(b, "\t--%s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", f.Name, values)
		}
	}
	b.WriteString("\tesac\n\tlocal words=\n\tcase \"$path\" in\n")
	fmt.Fprintf(b, "\t\"\") words=%q ;;\n", strings.Join(append(wordsAfter(commands, ""), flagWords(global)...), " "))
	for _, path := range commandPaths(commands) {
		words := wordsAfter(commands, path)
		for _, c := range commands {
			if relative(c) == path {
				words = append(words, flagWords(c.Flags)...)
			}
		}
		fmt.Fprintf(b, "\t%q) words=%q ;;\n", path, strings.Join(append(words, flagWords(global)...), " "))
	}
	b.WriteString("\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n" +
		"\t[[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- \"$cur\")); }\n}\ncomplete -F _bayan bayan\n")
}

func fish(b *strings.Builder, words *locale.Catalogue, commands []*kong.Node, global []*kong.Flag) {
	flag := func(f *kong.Flag, when string) {
		fmt.Fprintf(b, "complete -c bayan%s -l %s", when, f.Name)
		if f.Short != 0 {
			fmt.Fprintf(b, " -s %c", f.Short)
		}
		if values := choices(f); values != "" {
			fmt.Fprintf(b, " -x -a %q", values)
		} else if !f.IsBool() {
			b.WriteString(" -r")
		}
		fmt.Fprintf(b, " -d %q\n", words.T(f.Help))
	}
	for _, f := range global {
		flag(f, "")
	}
	fmt.Fprintf(b, "complete -c bayan -n __fish_use_subcommand -a %q\n", strings.Join(wordsAfter(commands, ""), " "))
	for _, path := range commandPaths(commands) {
		when := ""
		for _, word := range strings.Fields(path) {
			when += fmt.Sprintf(" -n %q", "__fish_seen_subcommand_from "+word)
		}
		if next := wordsAfter(commands, path); len(next) > 0 {
			fmt.Fprintf(b, "complete -c bayan%s -a %q\n", when, strings.Join(next, " "))
		}
		for _, c := range commands {
			if relative(c) == path {
				for _, f := range c.Flags {
					flag(f, when)
				}
			}
		}
	}
}

// relative is a command's path without the program's name.
func relative(n *kong.Node) string { return strings.TrimPrefix(n.FullPath(), "bayan ") }

// commandPaths are the commands and what leads to them ("measures", "measures set"), each once.
func commandPaths(commands []*kong.Node) []string {
	var all []string
	for _, c := range commands {
		words := strings.Fields(relative(c))
		for i := range words {
			if path := strings.Join(words[:i+1], " "); !slices.Contains(all, path) {
				all = append(all, path)
			}
		}
	}
	return all
}

// wordsAfter are the words that may follow a path.
func wordsAfter(commands []*kong.Node, path string) []string {
	var all []string
	for _, c := range commandPaths(commands) {
		if rest, ok := strings.CutPrefix(c, path); ok && rest != "" && (path == "" || rest[0] == ' ') {
			if rest = strings.TrimSpace(rest); !strings.Contains(rest, " ") {
				all = append(all, rest)
			}
		}
	}
	return all
}

func flagWords(flags []*kong.Flag) []string {
	var all []string
	for _, f := range flags {
		if !f.Hidden {
			all = append(all, "--"+f.Name)
		}
	}
	return all
}

func allFlags(commands []*kong.Node, global []*kong.Flag) []*kong.Flag {
	all := slices.Clone(global)
	for _, c := range commands {
		all = append(all, c.Flags...)
	}
	return all
}

// choices are the values that a flag is limited to, "" where it is not.
func choices(f *kong.Flag) string {
	return strings.Join(slices.DeleteFunc(f.EnumSlice(), func(s string) bool { return s == "" }), " ")
}

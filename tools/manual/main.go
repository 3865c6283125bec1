// Command manual writes bayan(1) or a shell's completions to standard output.
//
//	manual man VERSION DATE | bash | zsh | fish
package main

import (
	"fmt"
	"os"

	"bayan/internal/cli"
	"bayan/internal/locale"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

func write(args []string) error {
	words, err := locale.Load("en")
	if err != nil {
		return err
	}
	switch {
	case len(args) == 3 && args[0] == "man":
		return cli.WriteManual(os.Stdout, words, args[1], args[2])
	case len(args) == 1:
		return cli.WriteCompletion(os.Stdout, words, args[0])
	}
	return fmt.Errorf("usage: manual man VERSION DATE | bash | zsh | fish")
}

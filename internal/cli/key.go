package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"bayan/internal/fault"
	"bayan/internal/handover"
	"bayan/internal/locale"
)

type keyCmd struct {
	Show    keyShowCmd    `cmd:"" help:"help.key_show"`
	Trust   keyTrustCmd   `cmd:"" help:"help.key_trust"`
	Forget  keyForgetCmd  `cmd:"" help:"help.key_forget"`
	Backup  keyBackupCmd  `cmd:"" help:"help.key_backup"`
	Restore keyRestoreCmd `cmd:"" help:"help.key_restore"`
}

type keyShowCmd struct {
	JSON bool `name:"json" help:"help.json"`
}

// Run prints the office's own key and those that are known.
func (c *keyShowCmd) Run(s *session) error {
	ring := handover.RingAt(s.lib.Dir())
	own, has, err := ring.Own()
	if err != nil {
		return err
	}
	known, err := ring.Known()
	if err != nil {
		return err
	}
	if c.JSON {
		out := struct {
			Own   *signer  `json:"own"`
			Known []signer `json:"known"`
		}{Known: []signer{}}
		if has {
			out.Own = &signer{Key: own.Public().String(), Fingerprint: own.Public().Fingerprint(), Own: true}
		}
		for _, k := range known {
			out.Known = append(out.Known, signer{Key: k.Key.String(), Fingerprint: k.Key.Fingerprint(), Known: true, Name: k.Name})
		}
		return s.json(out)
	}
	var b strings.Builder
	if has {
		fmt.Fprintln(&b, s.words.T("key.own"))
		fmt.Fprintf(&b, "     %s\n     %s\n", own.Public(), own.Public().Fingerprint())
	} else {
		fmt.Fprintln(&b, s.words.Sentence(&fault.Error{Code: fault.NoKey, Op: "cli.key"}))
	}
	for _, k := range known {
		fmt.Fprintf(&b, "%s\n     %s\n     %s\n", k.Name, k.Key, k.Key.Fingerprint())
	}
	return s.print(b.String())
}

type keyTrustCmd struct {
	Key  string `arg:"" help:"help.key" placeholder:"KEY"`
	Name string `arg:"" help:"help.key_name" placeholder:"NAME"`
}

// Run makes another office's key known by a name.
func (c *keyTrustCmd) Run(ctx context.Context, s *session) error {
	key, err := s.key(c.Key)
	if err != nil {
		return err
	}
	name := strings.TrimSpace(c.Name)
	if name == "" {
		return &fault.Error{Code: fault.BadUsage, Op: "cli.key", Detail: s.words.F("usage.missing", locale.Args{"what": "NAME"})}
	}
	if err := handover.RingAt(s.lib.Dir()).Trust(ctx, key, name, s.Now()); err != nil {
		return err
	}
	return s.print(s.words.F("key.trusted", locale.Args{"name": isolate(s.words, name), "fingerprint": isolate(s.words, key.Fingerprint())}) + "\n")
}

// key is a key as a person gives it: as it is printed, or by the name that it is known by.
func (s *session) key(given string) (handover.Public, error) {
	known, err := handover.RingAt(s.lib.Dir()).Known()
	if err != nil {
		return handover.Public{}, err
	}
	for _, k := range known {
		if k.Name == given {
			return k.Key, nil
		}
	}
	key, err := handover.ParsePublic(strings.TrimSpace(given))
	if err != nil {
		return key, &fault.Error{Code: fault.BadKey, Op: "cli.key", Detail: given, Cause: err}
	}
	return key, nil
}

type keyForgetCmd struct {
	Key string `arg:"" help:"help.key" placeholder:"KEY"`
}

// Run makes a key unknown again.
func (c *keyForgetCmd) Run(ctx context.Context, s *session) error {
	key, err := s.key(c.Key)
	if err != nil {
		return err
	}
	if err := handover.RingAt(s.lib.Dir()).Forget(ctx, key); err != nil {
		return err
	}
	return s.print(s.words.F("key.forgotten", locale.Args{"fingerprint": isolate(s.words, key.Fingerprint())}) + "\n")
}

type keyBackupCmd struct {
	Out        string `short:"o" required:"" help:"help.out" placeholder:"OUT"`
	Passphrase string `name:"passphrase-file" required:"" help:"help.passphrase_file" placeholder:"F"`
}

// Run writes the office's key under a passphrase.
func (c *keyBackupCmd) Run(s *session) error {
	passphrase, err := s.passphrase(c.Passphrase)
	if err != nil {
		return err
	}
	return s.deliver(c.Out, func(w io.Writer) error { return handover.RingAt(s.lib.Dir()).Backup(w, passphrase) })
}

type keyRestoreCmd struct {
	Backup     string `arg:"" help:"help.backup" placeholder:"FILE"`
	Passphrase string `name:"passphrase-file" required:"" help:"help.passphrase_file" placeholder:"F"`
	Replace    bool   `help:"help.replace"`
}

// Run makes the key of a backup the office's own.
func (c *keyRestoreCmd) Run(ctx context.Context, s *session) error {
	passphrase, err := s.passphrase(c.Passphrase)
	if err != nil {
		return err
	}
	data, err := s.read(c.Backup)
	if err != nil {
		return err
	}
	key, err := handover.RingAt(s.lib.Dir()).Restore(ctx, c.Backup, data, passphrase, c.Replace)
	if err != nil {
		return err
	}
	return s.print(s.words.F("key.restored", locale.Args{"fingerprint": isolate(s.words, key.Public().Fingerprint())}) + "\n")
}

package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"bayan/internal/durable"
	"bayan/internal/fault"
	"bayan/internal/handover"
	"bayan/internal/locale"
	"bayan/internal/track"
)

// passphrase reads the first line of a file, without the newline that an editor leaves.
func (s *session) passphrase(file string) (string, error) {
	data, err := s.read(file)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(data), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}

type sealCmd struct {
	File       string   `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
	Out        string   `short:"o" required:"" help:"help.out" placeholder:"OUT.bayan"`
	Passphrase string   `name:"passphrase-file" xor:"for" required:"" help:"help.passphrase_file" placeholder:"F"`
	Recipient  []string `xor:"for" required:"" help:"help.recipient" placeholder:"age1…"`
}

// Run seals a statement with all that is kept of it, and says with which key.
func (c *sealCmd) Run(ctx context.Context, s *session) error {
	passphrase := ""
	if c.Passphrase != "" {
		var err error
		if passphrase, err = s.passphrase(c.Passphrase); err != nil {
			return err
		}
	}
	to, err := sealFor(passphrase, c.Recipient)
	if err != nil {
		return err
	}
	k, err := s.original(ctx, s.lib.Shelf(), c.File)
	if err != nil {
		return err
	}
	log, err := s.followUp(k.briefing.ID, "")
	if err != nil {
		return err
	}
	s.warn(log.Damage().Err(log.Path()))
	s.warn(log.ReadOnly())
	b, err := s.bundle(k, c.File, log)
	if err != nil {
		return err
	}
	key, err := s.seal(ctx, c.Out, b, to)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Stderr, s.sealed(c.Out, key))
	return nil
}

// sealFor is whom a file is sealed for: who has the passphrase, or age's recipients where there are any.
func sealFor(passphrase string, recipients []string) ([]handover.Recipient, error) {
	if len(recipients) > 0 {
		return handover.For(recipients...)
	}
	one, err := handover.ForPassphrase(passphrase)
	return []handover.Recipient{one}, err
}

// sealed says what was written and how others know its signature.
func (s *session) sealed(path string, key handover.Public) string {
	return s.words.F("seal.done", locale.Args{"path": isolate(s.words, path), "fingerprint": isolate(s.words, key.Fingerprint())})
}

type unsealCmd struct {
	Sealed     string `arg:"" help:"help.sealed" placeholder:"IN.bayan"`
	Out        string `short:"o" help:"help.folder" placeholder:"DIR"`
	Passphrase string `name:"passphrase-file" xor:"by" help:"help.passphrase_file" placeholder:"F"`
	Identity   string `xor:"by" help:"help.identity" placeholder:"F"`
	Trust      string `help:"help.trust" placeholder:"NAME"`
	JSON       bool   `name:"json" help:"help.json"`
}

// unsealing is what unseal found and did, as another program reads it; stable.
type unsealing struct {
	Signer   signer           `json:"signer"`
	Office   string           `json:"office"` // as it names itself
	Made     time.Time        `json:"made"`
	Briefing string           `json:"briefing"`
	Title    string           `json:"title"`
	Folder   string           `json:"folder,omitempty"` // where the parts were written
	New      int              `json:"new"`
	Apart    []track.Conflict `json:"apart,omitempty"`
	Kept     bool             `json:"kept"` // the statement was not in the library
	Marks    int              `json:"marks"`
	Slides   bool             `json:"slides"`
}

// Run says who signed a sealed file, and takes in what it brings; with -o its
// parts are written to a folder and nothing is taken in.
func (c *unsealCmd) Run(ctx context.Context, s *session) error {
	data, err := handover.Read(c.Sealed)
	if err != nil {
		return err
	}
	sealed, err := handover.Open(c.Sealed, data)
	if err != nil {
		return err
	}
	if c.Passphrase == "" && c.Identity == "" { // who signed it shows without
		if err := s.print(s.signer(sealed.Signer, "").said(s.words, "") + "\n"); err != nil {
			return err
		}
	}
	with, err := c.with(s, s.passphrase)
	if err != nil {
		return err
	}
	b, err := sealed.Unseal(ctx, with...)
	if err != nil {
		return err
	}
	u, err := understand(ctx, c.Sealed, b)
	if err != nil {
		return err
	}
	if c.Trust != "" {
		if err := handover.RingAt(s.lib.Dir()).Trust(ctx, sealed.Signer, c.Trust, s.Now()); err != nil {
			return err
		}
	}
	who := s.signer(sealed.Signer, b.Office)
	said := unsealing{Signer: who, Office: b.Office, Made: b.Made, Briefing: b.Briefing, Title: u.briefing.Meta.Title}
	if !c.JSON {
		if err := s.print(who.said(s.words, b.Office) + "\n" + s.made(b) + "\n"); err != nil {
			return err
		}
	}
	if c.Out != "" {
		said.Folder = c.Out
		if err := writeParts(c.Out, b); err != nil {
			return err
		}
		if c.JSON {
			return s.json(said)
		}
		fmt.Fprintln(s.Stderr, s.words.F("cli.written", locale.Args{"path": isolate(s.words, c.Out)}))
		return nil
	}
	device, err := s.lib.Device(s.Host, s.Random)
	if err != nil {
		return err
	}
	log, err := s.followUp(b.Briefing, device)
	if err != nil {
		return err
	}
	t, err := s.take(ctx, u, s.lib.Shelf(), log, "")
	if err != nil {
		return err
	}
	if c.JSON {
		said.New, said.Kept, said.Marks, said.Slides, said.Apart = t.New, t.Shelf, t.Marks, t.Slides, log.Conflicts()
		return s.json(said)
	}
	var out strings.Builder
	for _, line := range t.Said(s.words, s.words.DefaultDigits()) {
		fmt.Fprintln(&out, line)
	}
	out.WriteString(say(s.words, apart(rows(u.briefing, log, s.today()))))
	return s.print(out.String())
}

// with is what the file is to be opened with; read gives the passphrase that Passphrase names.
func (c *unsealCmd) with(s *session, read func(string) (string, error)) ([]handover.Identity, error) {
	switch {
	case c.Passphrase != "":
		passphrase, err := read(c.Passphrase)
		if err != nil {
			return nil, err
		}
		by, err := handover.ByPassphrase(passphrase)
		return []handover.Identity{by}, err
	case c.Identity != "":
		data, err := s.read(c.Identity)
		if err != nil {
			return nil, err
		}
		return handover.By(c.Identity, data)
	}
	return nil, &fault.Error{Code: fault.BadUsage, Op: "cli.unseal", Detail: s.words.F("usage.missing", locale.Args{"what": "--passphrase-file|--identity"})}
}

// made says what a sealed file holds and since when.
func (s *session) made(b *handover.Bundle) string {
	title := b.Title
	if title == "" {
		title = b.Name
	}
	day := b.Made.In(s.Now().Location()).Format(time.DateOnly)
	return s.words.F("sealed.about", locale.Args{"title": isolate(s.words, title), "day": date(s.words, s.words.DefaultDigits(), day)})
}

// Said is what a sealed file brought, a sentence each.
func (t taken) Said(words *locale.Catalogue, d locale.Digits) []string {
	var out []string
	if t.Shelf {
		out = append(out, words.T("unsealed.kept"))
	}
	out = append(out, words.N("measures.merged", t.New, d))
	if t.Marks > 0 {
		out = append(out, words.N("unsealed.marks", t.Marks, d))
	}
	if t.Slides {
		out = append(out, words.T("unsealed.slides"))
	}
	if t.Left {
		out = append(out, words.T("unsealed.slides_left"))
	}
	return out
}

// writeParts writes what was sealed as files of a folder; those of the same
// names are replaced, each whole or not at all.
func writeParts(dir string, b *handover.Bundle) error {
	if err := durable.MakeFolder(dir); err != nil {
		return durable.Fault("cli.unseal", dir, err)
	}
	name := b.Name
	if name == "" {
		name = "original"
	}
	parts := []struct {
		name string
		data []byte
	}{
		{name, b.Original}, {"followup.jsonl", b.FollowUp}, {"reading.json", b.Reading}, {"marks.json", b.Marks}, {"slides.json", b.Slides},
	}
	for i, p := range parts {
		if p.data == nil {
			continue
		}
		for _, other := range parts[1:] { // a name of the sender's making
			if i == 0 && strings.EqualFold(p.name, other.name) {
				p.name = "original"
			}
		}
		err := durable.Write(filepath.Join(dir, p.name), 0o666, func(w io.Writer) error {
			_, err := w.Write(p.data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

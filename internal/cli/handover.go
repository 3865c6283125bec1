package cli

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"strings"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/durable"
	"bayan/internal/fault"
	"bayan/internal/handover"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/track"
)

// kept is a statement with its file as it came.
type kept struct {
	briefing *briefing.Briefing
	name     string // of the file, "" where it has none
	data     []byte
	reading  library.Reading
}

// original reads a statement as open does, and keeps its bytes. One that is on
// the shelf is read as a person has it read there.
func (s *session) original(ctx context.Context, shelf *library.Shelf, file string) (kept, error) {
	if file == "" {
		b, err := parse.Bundled()
		return kept{briefing: b, name: assets.StatementName, data: assets.Statement}, err
	}
	data, err := s.read(file)
	if err != nil {
		return kept{}, err
	}
	k := kept{data: data, reading: library.Reading{Encoding: parse.Encoding(s.encoding)}}
	if file != "-" {
		k.name = filepath.Base(file)
	}
	b, _, err := k.reading.Read(ctx, k.name, data)
	if err != nil {
		return kept{}, err
	}
	k.briefing = b
	if s.encoding == "" {
		if e, err := shelf.Entry(ctx, b.ID); err == nil {
			k.reading = e.Reading
			k.briefing, _, err = k.reading.Read(ctx, k.name, data)
			if err != nil {
				return kept{}, err
			}
		}
	}
	return k, nil
}

// bundle is all that is handed over of a statement.
func (s *session) bundle(k kept, file string, log *track.Log) (*handover.Bundle, error) {
	settings, err := s.lib.Settings()
	s.warn(err)
	h, err := s.lib.HandOver(k.briefing, readFrom(file), k.reading)
	if err != nil {
		return nil, err
	}
	record, err := log.Lines()
	if err != nil {
		return nil, err
	}
	return &handover.Bundle{
		Briefing: k.briefing.ID, Title: k.briefing.Meta.Title, Name: k.name, Office: settings.Who, Made: s.Now(),
		Original: k.data, Reading: h.Reading, FollowUp: record, Marks: h.Marks, Slides: h.Slides,
	}, nil
}

// seal writes a sealed file, whole or not at all, signed with the office's key,
// which is made where there is none.
func (s *session) seal(ctx context.Context, out string, b *handover.Bundle, to []handover.Recipient) (handover.Public, error) {
	key, err := handover.RingAt(s.lib.Dir()).Make(ctx, s.Random)
	if err != nil {
		return handover.Public{}, err
	}
	write := func(w io.Writer) error { return handover.Seal(ctx, w, b, key, to...) }
	if out == "-" {
		return key.Public(), s.deliver(out, write)
	}
	return key.Public(), durable.Write(out, 0o666, write)
}

// signer is who sealed a file, as it is known here.
type signer struct {
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
	Known       bool   `json:"known"`
	Own         bool   `json:"own"`  // this office itself
	Name        string `json:"name"` // that a person here gave the key, "" where it is not known
	// Posing is the known office whose name an unknown key goes by, "" for none.
	Posing string `json:"posing,omitempty"`
}

// signer is whose key it is; office is what the sealer calls itself. Where the
// list of keys cannot be read nobody is known.
func (s *session) signer(key handover.Public, office string) signer {
	ring := handover.RingAt(s.lib.Dir())
	out := signer{Key: key.String(), Fingerprint: key.Fingerprint()}
	if own, ok, err := ring.Own(); err == nil && ok {
		out.Own = own.Public() == key
	}
	known, err := ring.Known()
	s.warn(err)
	for _, k := range known {
		switch {
		case k.Key == key:
			out.Known, out.Name, out.Posing = true, k.Name, ""
			return out
		case Mine(k.Name, office):
			out.Posing = k.Name
		}
	}
	return out
}

// said says whose signature a sealed file has: who is known by name, a stranger
// by the fingerprint that two people compare.
func (who signer) said(words *locale.Catalogue, office string) string {
	key, name := "signed.unknown", who.Name
	switch {
	case who.Own:
		key = "signed.own"
	case who.Known:
		key = "signed.known"
	case who.Posing != "":
		key, name = "signed.posing", who.Posing
	case office != "":
		key = "signed.claims"
	}
	fingerprint := strings.ReplaceAll(who.Fingerprint, " ", "\u00A0") // on one line, to be read out
	return words.F(key, locale.Args{"name": isolate(words, name), "office": isolate(words, office), "fingerprint": isolate(words, fingerprint)})
}

// unsealed is what came out of a sealed file, understood.
type unsealed struct {
	*handover.Bundle
	briefing *briefing.Briefing
	reading  library.Reading
	handed   library.Handed
	name     string // of the sealed file, for sentences
}

// understand reads a bundle's statement.
func understand(ctx context.Context, name string, b *handover.Bundle) (*unsealed, error) {
	u := &unsealed{Bundle: b, name: name, handed: library.Handed{Reading: b.Reading, Marks: b.Marks, Slides: b.Slides}}
	var err error
	if u.reading, err = u.handed.ReadingOf(name); err != nil {
		return nil, err
	}
	bundled, err := parse.Bundled()
	if err != nil {
		return nil, err
	}
	if u.briefing = bundled; bundled.ID != b.Briefing {
		if u.briefing, _, err = u.reading.Read(ctx, cmp.Or(b.Name, name), b.Original); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// taken is what a sealed file brought.
type taken struct {
	New    int  // entries of the follow-up
	Shelf  bool // the briefing was not on the shelf
	Marks  int
	Slides bool
	Left   bool // slides were edited here, so theirs were left
}

// take adds what a sealed file brings to the data folder: the statement to the
// shelf, the follow-up to log as a merge does, marks and slides. What would be
// refused is refused before anything is added. file is where the statement is
// read from here, "" where it is not.
func (s *session) take(ctx context.Context, u *unsealed, shelf *library.Shelf, log *track.Log, file string) (taken, error) {
	var t taken
	if err := u.handed.Check(u.name); err != nil {
		return t, err
	}
	if _, _, err := log.Preview(u.name, u.FollowUp); err != nil {
		return t, err
	}
	if err := log.ReadOnly(); err != nil {
		return t, err
	}
	bundled, err := parse.Bundled()
	if err != nil {
		return t, err
	}
	if u.Briefing != bundled.ID {
		e, err := shelf.Entry(ctx, u.Briefing)
		switch code := fault.CodeOf(err); {
		case err == nil && e.Binned.IsZero(): // as it is read here
		case err == nil || code == fault.NotFound:
			_, err = shelf.Keep(ctx, s.Now(), library.Kept{Name: u.Name, Data: u.Original, Reading: u.reading, Title: u.Title})
			if err != nil {
				return t, err
			}
			t.Shelf = true
		default:
			return t, err
		}
	}
	var damage track.Damage
	if t.New, damage, err = log.Merge(ctx, u.name, u.FollowUp); err != nil {
		return t, err
	}
	s.warn(damage.Err(u.name))
	more, err := s.lib.TakeOver(ctx, u.briefing, file, u.name, u.handed, s.Now())
	t.Marks, t.Slides, t.Left = more.Marks, more.Slides, more.Left
	return t, err
}

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/fault"
	"bayan/internal/library"
)

// A locked library is opened on the command line by a file with its passphrase,
// and the sentence that it is locked names the flag.
func TestALockedLibraryOnTheCommandLine(t *testing.T) {
	const passphrase = "عبارة المرور"
	p, said := process(t, nil)
	p.Args = []string{"seal", "-o", filepath.Join(t.TempDir(), "x.bayan"), "--lang", "en"}
	file := func(words string) string {
		path := filepath.Join(t.TempDir(), "passphrase")
		if err := os.WriteFile(path, []byte(words+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	p.Args = append(p.Args, "--passphrase-file", file("ختم"))
	ctx, lib := t.Context(), library.At(p.Getenv("BAYAN_DATA"))
	if _, err := lib.Shelf().Keep(ctx, p.Now(), library.Kept{Data: []byte("بيان\n1- خطوة:\nنص.")}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Shelf().Lock(ctx, passphrase, 4); err != nil {
		t.Fatal(err)
	}
	s, err := begin(p)
	if err != nil {
		t.Fatal(err)
	}
	defer s.end()
	if _, err := s.lib.Shelf().Entries(ctx); fault.CodeOf(err) != fault.LibraryLocked || s.fail(err) != 1 || !strings.Contains(said.String(), "--library-passphrase-file") {
		t.Errorf("%v: %s", err, said)
	}
	args := p.Args
	p.Args = append(args, "--library-passphrase-file", file("غيرها"))
	if code := Run(ctx, p); code != 1 {
		t.Errorf("a wrong passphrase: %d, %s", code, said)
	}
	p.Args = append(args, "--library-passphrase-file", file(passphrase))
	if code := Run(ctx, p); code != 0 {
		t.Errorf("the passphrase: %d, %s", code, said)
	}
}

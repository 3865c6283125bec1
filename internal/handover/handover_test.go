package handover

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"bayan/internal/fault"
)

var made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func bundle() *Bundle {
	original := []byte("مؤتمر بغداد\n1- خطوة:\nنص الخطوة.\n")
	sum := sha256.Sum256(original)
	return &Bundle{
		Briefing: hex.EncodeToString(sum[:]), Title: "مؤتمر بغداد", Name: "بيان.docx", Office: "سارة، مكتب المتابعة", Made: made,
		Original: original, Reading: []byte(`{"encoding":"utf-8"}`), FollowUp: []byte("{\"sum\":\"…\"}\n"), Marks: []byte(`{"version":1}`), Slides: []byte(`{"version":1}`),
	}
}

func key(seed byte) Key {
	return Key{ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))}
}

func identity(t testing.TB) *age.X25519Identity {
	t.Helper()
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func seal(t testing.TB, b *Bundle, k Key, to ...age.Recipient) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Seal(context.Background(), &out, b, k, to...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	one, other := identity(t), identity(t)
	data := seal(t, bundle(), key(1), one.Recipient(), other.Recipient())
	for _, with := range []age.Identity{one, other} {
		s, err := Open("f", data)
		if err != nil || s.Signer != key(1).Public() || s.ByPassphrase {
			t.Fatalf("%+v %v", s, err)
		}
		got, err := s.Unseal(context.Background(), with)
		if err != nil || !reflect.DeepEqual(got, bundle()) {
			t.Errorf("%+v %v", got, err)
		}
	}
	s, _ := Open("f", data)
	if _, err := s.Unseal(context.Background(), identity(t)); fault.CodeOf(err) != fault.WrongIdentity {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := s.Unseal(context.Background()); fault.CodeOf(err) != fault.WrongIdentity {
		t.Errorf("nobody: %v", err)
	}
	less := &Bundle{Briefing: bundle().Briefing, Original: bundle().Original, Made: made}
	s, err := Open("f", seal(t, less, key(1), one.Recipient()))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Unseal(context.Background(), one); err != nil || !reflect.DeepEqual(got, less) {
		t.Errorf("what is not there: %+v %v", got, err)
	}
}

func TestPassphrase(t *testing.T) {
	to, err := forPassphrase("سرّ المكتب", 10)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open("f", seal(t, bundle(), key(1), to))
	if err != nil || !s.ByPassphrase {
		t.Fatal(err)
	}
	for passphrase, code := range map[string]fault.Code{"سرّ المكتب": "", "سر المكتب": fault.WrongPassphrase} {
		with, _ := ByPassphrase(passphrase)
		got, err := s.Unseal(context.Background(), with)
		if code == "" && (err != nil || got.Title != bundle().Title) || code != "" && fault.CodeOf(err) != code {
			t.Errorf("%q: %v", passphrase, err)
		}
	}
	if _, err := ByPassphrase(""); fault.CodeOf(err) != fault.EmptyPassphrase {
		t.Error(err)
	}
	// What asks for more memory than ours ever does is refused, not worked at.
	heavy, _ := forPassphrase("x", work+1)
	s, err = Open("f", seal(t, bundle(), key(1), heavy))
	if err != nil {
		t.Fatal(err)
	}
	with, _ := ByPassphrase("x")
	if _, err := s.Unseal(context.Background(), with); fault.CodeOf(err) != fault.Tampered {
		t.Errorf("a costly one: %v", err)
	}
}

// Every byte counts: in the lines before, in age's header, in what is encrypted.
func TestChangedOrCutFilesAreRefused(t *testing.T) {
	b := bundle()
	b.FollowUp = bytes.Repeat([]byte("سطر\n"), 900)
	data := seal(t, b, key(1), identity(t).Recipient())
	if len(data) < 2000 {
		t.Fatalf("%d bytes", len(data))
	}
	refused := func(what string, data []byte) {
		t.Helper()
		s, err := Open("f", data)
		if code := fault.CodeOf(err); s != nil || code != fault.Tampered && code != fault.NotSealed {
			t.Errorf("%s: %v", what, err)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 2000 {
		at := i * len(data) / 2000
		if i < 400 { // the lines and the header, where a byte may mean the same written another way
			at = i
		}
		flipped := bytes.Clone(data)
		flipped[at] ^= byte(1 + r.IntN(255))
		refused(fmt.Sprintf("byte %d is %q", at, flipped[at]), flipped)
		flipped[at] = data[at] ^ 1<<r.IntN(8)
		refused(fmt.Sprintf("byte %d is %q", at, flipped[at]), flipped)
	}
	for percent := range 100 {
		refused(fmt.Sprintf("%d %% of it", percent), data[:len(data)*percent/100])
	}
	refused("one byte short", data[:len(data)-1])
	refused("one byte more", append(bytes.Clone(data), '\n'))
	refused("another's signature", append([]byte(strings.SplitAfter(string(seal(t, b, key(2), identity(t).Recipient())), "\n")[0]), data[bytes.IndexByte(data, '\n')+1:]...))
	refused("nothing", nil)
}

// signed is a file that some office really signed, whatever is in it.
func signed(encrypted string, k Key) []byte {
	body := signerWord + k.Public().String() + "\n" + encrypted
	return []byte(signatureWord + base64.RawStdEncoding.EncodeToString(ed25519.Sign(k.private, []byte(body))) + "\n" + body)
}

func encrypted(t testing.TB, plain []byte, to age.Recipient) string {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type file struct {
	name string
	data []byte
	kind byte
	size int64 // declared, where not 0
}

func archived(files ...file) []byte {
	var b bytes.Buffer
	t := tar.NewWriter(&b)
	for _, f := range files {
		h := tar.Header{Name: f.name, Size: int64(len(f.data)), Mode: 0o600, Typeflag: f.kind}
		if f.kind == 0 {
			h.Typeflag = tar.TypeReg
		}
		if f.size > 0 {
			h.Size = f.size
		}
		if h.Typeflag == tar.TypeSymlink {
			h.Linkname = "/etc/passwd"
		}
		if err := t.WriteHeader(&h); err == nil {
			t.Write(f.data)
		}
	}
	t.Close()
	return b.Bytes()
}

// An office that is not what it seems can sign anything.
func TestHostileInside(t *testing.T) {
	who := identity(t)
	good := bundle()
	about := fmt.Appendf(nil, `{"format":1,"briefing":%q,"made":"2026-11-24T09:00:00Z"}`, good.Briefing)
	manifest, original := file{name: manifestName, data: about}, file{name: "original", data: good.Original}
	many := strings.Repeat("-> X25519 "+strings.Repeat("A", 43)+"\n"+strings.Repeat("A", 43)+"\n", 1000)
	for name, c := range map[string]struct {
		sealed []byte
		code   fault.Code
	}{
		"a tar alone":            {signed(string(archived(manifest, original)), key(3)), fault.Tampered},
		"no tar":                 {signed(encrypted(t, []byte("نص"), who.Recipient()), key(3)), fault.Tampered},
		"nothing inside":         {signed(encrypted(t, nil, who.Recipient()), key(3)), fault.Tampered},
		"nothing encrypted":      {signed("", key(3)), fault.Tampered},
		"a thousand recipients":  {signed("age-encryption.org/v1\n"+many+"--- "+strings.Repeat("A", 43)+"\n", key(3)), fault.Tampered},
		"no manifest":            {signed(encrypted(t, archived(original), who.Recipient()), key(3)), fault.Tampered},
		"no original":            {signed(encrypted(t, archived(manifest), who.Recipient()), key(3)), fault.Tampered},
		"another original":       {signed(encrypted(t, archived(manifest, file{name: "original", data: []byte("غيره")}), who.Recipient()), key(3)), fault.Tampered},
		"twice":                  {signed(encrypted(t, archived(manifest, original, original), who.Recipient()), key(3)), fault.Tampered},
		"out of order":           {signed(encrypted(t, archived(manifest, file{name: "slides.json"}, original), who.Recipient()), key(3)), fault.Tampered},
		"a way out":              {signed(encrypted(t, archived(manifest, original, file{name: "../../x", data: []byte("x")}), who.Recipient()), key(3)), fault.Tampered},
		"a link":                 {signed(encrypted(t, archived(manifest, file{name: "original", kind: tar.TypeSymlink}), who.Recipient()), key(3)), fault.Tampered},
		"10 GB declared":         {signed(encrypted(t, archived(manifest, file{name: "original", size: 10 << 30}), who.Recipient()), key(3)), fault.TooLarge},
		"more declared than is":  {signed(encrypted(t, archived(manifest, file{name: "original", size: 1 << 20}), who.Recipient()), key(3)), fault.Tampered},
		"of a later program":     {signed(encrypted(t, archived(file{name: manifestName, data: []byte(`{"format":2}`)}), who.Recipient()), key(3)), fault.NewerFormat},
		"a manifest that is not": {signed(encrypted(t, archived(file{name: manifestName, data: []byte(`{"format":`)}), who.Recipient()), key(3)), fault.Tampered},
	} {
		s, err := Open("f", c.sealed)
		if err == nil {
			_, err = s.Unseal(context.Background(), who)
		}
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	// The whole container of a later program.
	later := strings.Replace(signerWord, "/1", "/2", 1) + key(3).Public().String() + "\nx"
	later = signatureWord + base64.RawStdEncoding.EncodeToString(ed25519.Sign(key(3).private, []byte(later))) + "\n" + later
	if _, err := Open("f", []byte(later)); fault.CodeOf(err) != fault.NewerFormat {
		t.Errorf("a later container: %v", err)
	}
}

func TestNamesNeverLeadOutOfAFolder(t *testing.T) {
	for name, want := range map[string]string{
		"بيان.docx": "بيان.docx", "../../etc/passwd": "passwd", `C:\ملفات\بيان.pdf`: "بيان.pdf", "..": "", "/": "", "": "", " . ": "",
		"x\u202Efdp.exe": "xfdp.exe", "a\x00b\n": "ab", "C:": "C", ".bashrc": "bashrc", "نمی\u200Cشود.txt": "نمی\u200Cشود.txt",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// A stranger's name for itself stands in a sentence of ours, also in a terminal.
func TestAnOfficeSaysNothingBesidesItsName(t *testing.T) {
	b := bundle()
	b.Office, b.Title = "مكتب\u2069 معروف\n\x1b[2J", "بيان\x1b]0;x\a"
	one := identity(t)
	s, err := Open("f", seal(t, b, key(1), one.Recipient()))
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Unseal(context.Background(), one)
	if err != nil || got.Office != "مكتب معروف[2J" || got.Title != "بيان]0;x" {
		t.Errorf("%q %q %v", got.Office, got.Title, err)
	}
}

func TestBounds(t *testing.T) {
	big := bundle()
	big.Marks = make([]byte, 3<<20)
	if err := Seal(context.Background(), io.Discard, big, key(1), identity(t).Recipient()); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("too large: %v", err)
	}
	over := make([]byte, MaxSealed+1)
	copy(over, signatureWord)
	if _, err := Open("f", over); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("too large to open: %v", err)
	}
	most := 0
	for _, p := range bundle().parts() {
		most += p.most
	}
	if most > MaxSealed-1<<20 {
		t.Errorf("the parts may be %d bytes, which cannot be opened", most)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Seal(ctx, io.Discard, bundle(), key(1), identity(t).Recipient()); fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("sealing on: %v", err)
	}
	who := identity(t)
	s, err := Open("f", seal(t, bundle(), key(1), who.Recipient()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Unseal(ctx, who); fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("unsealing on: %v", err)
	}
	by, _ := forPassphrase("x", 2)
	for name, to := range map[string][]age.Recipient{"none": nil, "a passphrase and another": {by, who.Recipient()}} {
		if err := Seal(context.Background(), io.Discard, bundle(), key(1), to...); fault.CodeOf(err) != fault.BadRecipient {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSameBundleIsTheSameBytes(t *testing.T) {
	var one, other bytes.Buffer
	if err := errors.Join(writeArchive(&one, bundle()), writeArchive(&other, bundle())); err != nil {
		t.Fatal(err)
	}
	if one.String() != other.String() {
		t.Error("two archives of one bundle")
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ملف.bayan")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(dir, "large")
	if err := errors.Join(os.WriteFile(large, nil, 0o600), os.Truncate(large, MaxSealed+1)); err != nil {
		t.Fatal(err)
	}
	if data, err := Read(path); err != nil || string(data) != "x" {
		t.Error(err)
	}
	sealed := filepath.Join(dir, "s")
	if err := os.WriteFile(sealed, seal(t, bundle(), key(1), identity(t).Recipient()), 0o600); err != nil {
		t.Fatal(err)
	}
	if !Is(sealed) || Is(path) || Is(dir) || Is("") {
		t.Error("a sealed file is told by its name")
	}
	for path, code := range map[string]fault.Code{dir: fault.IsFolder, large: fault.TooLarge, filepath.Join(dir, "no"): fault.NotFound} {
		if _, err := Read(path); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	who, err := age.ParseX25519Identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seal(f, bundle(), key(1), who.Recipient()), []byte(nil))
	f.Add([]byte(nil), archived(file{name: manifestName, data: []byte(`{"format":1}`)}, file{name: "original", data: []byte("x")}))
	var whole bytes.Buffer
	if err := writeArchive(&whole, bundle()); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(signatureWord), whole.Bytes())
	f.Fuzz(func(t *testing.T, container, inside []byte) {
		if s, err := Open("f", container); err == nil {
			_, _ = s.Unseal(context.Background(), who) // must end, with whatever
		}
		s := &Sealed{name: "f"}
		b, err := s.readArchive(bytes.NewReader(inside))
		if err != nil {
			return
		}
		// What is taken in can be handed on, and is then the same.
		var again bytes.Buffer
		if err := writeArchive(&again, b); err != nil {
			if b.Made.Year() < 1970 || b.Made.Year() > 2200 { // ustar's clock
				return
			}
			t.Fatal(err)
		}
		c, err := s.readArchive(&again)
		if err != nil || !reflect.DeepEqual(c.Original, b.Original) || c.Name != b.Name || !bytes.Equal(c.FollowUp, b.FollowUp) {
			t.Errorf("%v: %+v, %+v", err, b, c)
		}
	})
}

// An identity that is pasted where a recipient belongs is not said again, in a
// terminal or in a report of what went wrong.
func TestAnIdentityGivenAsARecipientIsNotRepeated(t *testing.T) {
	secret := identity(t).String()
	if _, err := For(secret); fault.CodeOf(err) != fault.BadRecipient || strings.Contains(fmt.Sprintf("%v %+v", err, err), secret) {
		t.Error("it is")
	}
	if _, err := For("age1x"); !strings.Contains(fmt.Sprintf("%+v", err.(*fault.Error).Detail), "age1x") {
		t.Errorf("what is no recipient is not named: %v", err)
	}
}

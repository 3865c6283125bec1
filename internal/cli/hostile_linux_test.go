package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Bounds of what any file may cost (issue 8).
const (
	mostCPU    = 2 * time.Second
	mostMemory = 200 << 10 // KiB
)

// hostileFiles is the environment variable that makes this test's binary the
// program that opens what a folder holds.
const hostileFiles = "BAYAN_HOSTILE"

// opened is what became of one file.
type opened struct {
	Name, Said string
	Code       int
	CPU        time.Duration
	Memory     int // KiB, the most that the process has held so far
}

// A process of its own opens the files of the folder one by one as `bayan
// outline FILE` does.
func TestHostileFilesAreOpened(t *testing.T) {
	dir := os.Getenv(hostileFiles)
	if dir == "" {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(os.NewFile(3, "results"))
	for _, e := range entries {
		p, said := process(t, nil, "outline", filepath.Join(dir, e.Name()))
		before := processor(t)
		code := Run(context.Background(), p)
		if err := out.Encode(opened{e.Name(), said.String(), code, processor(t) - before, held(t)}); err != nil {
			t.Fatal(err)
		}
	}
}

func processor(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// held is VmHWM of proc(5): ru_maxrss would count what the process that started this one held.
func held(t *testing.T) (kib int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		t.Fatal(err)
	}
	return kib
}

// open runs the program over files and returns what became of each.
func open(t *testing.T, files map[string][]byte) []opened {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHostileFilesAreOpened$")
	c.Env, c.ExtraFiles = append(os.Environ(), hostileFiles+"="+dir), []*os.File{w}
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	var out []opened
	for d := json.NewDecoder(r); ; {
		var o opened
		if err := d.Decode(&o); err != nil {
			break
		}
		out = append(out, o)
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("the program ended with %v after %d of %d files\n%s", err, len(out), len(files), said.String())
	}
	if len(out) != len(files) {
		t.Errorf("%d of %d files were opened", len(out), len(files))
	}
	var most opened
	for _, o := range out {
		most.CPU, most.Memory = max(most.CPU, o.CPU), max(most.Memory, o.Memory)
		if o.CPU > mostCPU && !raced {
			t.Errorf("%s took %v of CPU, want %v at most", o.Name, o.CPU, mostCPU)
		}
		if o.Memory > mostMemory && !raced {
			t.Errorf("%d KiB were held with %s, want %d at most", o.Memory, o.Name, mostMemory)
		}
	}
	t.Logf("%d files: at most %v of CPU for one, %d MiB for all", len(out), most.CPU.Round(time.Millisecond), most.Memory>>10)
	return out
}

// refused opens files that must all end with a sentence and exit code 1.
func refused(t *testing.T, files map[string][]byte) {
	t.Helper()
	for _, o := range open(t, files) {
		if o.Code != 1 || strings.TrimSpace(o.Said) == "" || strings.Count(o.Said, "\n") != 1 {
			t.Errorf("%s: exit code %d, said %q", o.Name, o.Code, o.Said)
		}
	}
}

// aBomb in a part stands for 300 MB of blanks, which are 300 KB in the file.
const aBomb = "\x00bomb"

// packed is a zip of parts, name and content by turns.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		before, after, blank := strings.Cut(parts[i+1], aBomb)
		if err == nil {
			_, err = io.WriteString(w, before)
		}
		for n := 0; blank && err == nil && n < 300; n++ {
			_, err = w.Write(blanks)
		}
		if err == nil {
			_, err = io.WriteString(w, after)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostilePackagesEndWithASentence(t *testing.T) {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	const o = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`
	docx := func(body string) []byte {
		return packed(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document "+w+"><w:body>"+body+"</w:body></w:document>")
	}
	odt := func(body string) []byte {
		return packed(t, "content.xml", "<office:document-content "+o+"><office:body><office:text>"+body+"</office:text></office:body></office:document-content>")
	}
	laughs := `<!DOCTYPE l [<!ENTITY a "ha">`
	for c := 'b'; c <= 'j'; c++ {
		laughs += "<!ENTITY " + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`
	}
	laughs += "]>"
	many := []string{"[Content_Types].xml", "<Types/>"}
	for i := range 200 {
		many = append(many, "word/"+strings.Repeat("x", i)+".xml", strings.Repeat(" ", 1<<20))
	}
	many = append(many, "word/document.xml", "<w:document "+w+"/>")
	entries := []string{"[Content_Types].xml", "<Types/>"}
	for i := range 20_000 {
		entries = append(entries, "p/"+string(rune('a'+i%26))+strings.Repeat("y", i%50), "")
	}
	secret := filepath.Join(t.TempDir(), "secret.xml")
	if err := os.WriteFile(secret, []byte("<w:document "+w+"><w:body><w:p><w:r><w:t>سر</w:t></w:r></w:p></w:body></w:document>"), 0o600); err != nil {
		t.Fatal(err)
	}
	outside := `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="../../../../../../../../` + secret + `"/></Relationships>`
	refused(t, map[string][]byte{
		"bomb.docx": docx(aBomb), "bomb.odt": odt(aBomb), "bomb in parts.docx": packed(t, many...),
		"10 GB.docx": declared(t, docx("<w:p/>"), "word/document.xml"), "10 GB.odt": declared(t, odt("<text:p/>"), "content.xml"),
		"laughs.docx":        packed(t, "[Content_Types].xml", "<Types/>", "word/document.xml", laughs+"<w:document "+w+"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"),
		"laughs.odt":         packed(t, "content.xml", laughs+"<a>&j;</a>"),
		"outside entity.odt": packed(t, "content.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file://`+secret+`">]><a>&x;</a>`),
		"nested.docx":        docx(strings.Repeat("<w:p>", 100_000)), "nested.odt": odt(strings.Repeat("<text:p>", 100_000)),
		"nested.md": []byte(strings.Repeat("> ", 100_000) + "x"), "nested lists.html": []byte("<html>" + strings.Repeat("<ul><li>", 100_000)),
		"entries.docx": packed(t, entries...), "outside.docx": packed(t, "[Content_Types].xml", "<Types/>", "_rels/.rels", outside),
		"spaces.odt": odt("<text:p>" + strings.Repeat(`<text:s text:c="1000000"/>`, 1000) + "</text:p>"),
		"rows.docx":  docx(strings.Repeat("<w:tbl><w:tr><w:tc>", 80)),
		"lines.txt":  []byte(strings.Repeat("1-\n", 5<<20)),
	})
}

// What is large but is text is read, within the same bounds.
func TestLargeTextsAreReadWithinTheBounds(t *testing.T) {
	const most = 4 << 20
	lines := strings.Repeat("1- خطوة:\nنصها.\n", 49_000)
	files := map[string][]byte{"letters.txt": bytes.Repeat([]byte("x"), most), "words.txt": []byte(strings.Repeat("كلمة ", most/9)), "lines.txt": []byte(lines)}
	for _, o := range open(t, files) {
		if o.Code != 0 {
			t.Errorf("%s: exit code %d, said %q", o.Name, o.Code, o.Said)
		}
	}
	refused(t, map[string][]byte{
		"letters.txt": bytes.Repeat([]byte("x"), 16<<20), "letters.html": append([]byte("<html>"), bytes.Repeat([]byte("x "), 8<<20-4)...),
		"words.md": []byte("# x\n" + strings.Repeat("كلمة ", 16<<20/9-1)),
	})
}

// declared rewrites the zip so that a part says it unpacks to 10 GB (ZIP64, APPNOTE 4.5.3).
func declared(t *testing.T, data []byte, part string) []byte {
	t.Helper()
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	for at >= 0 && !bytes.HasPrefix(data[at+46:], []byte(part)) {
		at = bytes.LastIndex(data[:at], []byte("PK\x01\x02"))
	}
	if at < 0 {
		t.Fatal("no such part")
	}
	extra := []byte{1, 0, 8, 0, 0, 0xE4, 0x0B, 0x54, 2, 0, 0, 0} // 10,000,000,000
	entry := bytes.Clone(data[at : at+46])
	copy(entry[24:], "\xFF\xFF\xFF\xFF") // see the extra field
	entry[30], entry[31] = byte(len(extra)), 0
	out := append(bytes.Clone(data[:at]), entry...)
	out = append(append(append(out, part...), extra...), data[at+46+len(part):]...)
	end := bytes.LastIndex(out, []byte("PK\x05\x06"))
	out[end+12] += byte(len(extra)) // the directory's size
	return out
}

func TestTruncatedFilesEndWithASentence(t *testing.T) {
	for _, file := range []string{"bundled.docx", "bundled.odt", "plan.docx", "plan.odt"} {
		data, err := os.ReadFile(filepath.Join("..", "parse", "testdata", "office", file))
		if err != nil {
			t.Fatal(err)
		}
		files := map[string][]byte{}
		for percent := range 100 {
			files[strings.Repeat("x", percent)+file] = data[:len(data)*percent/100]
		}
		refused(t, files)
	}
}

func TestRandomBytesWithEveryMagicEndWithASentence(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 20261124))
	files := map[string][]byte{}
	for name, magic := range map[string]string{
		"zip": "PK\x03\x04", "empty zip": "PK\x05\x06", "pdf": "%PDF-1.7\n", "rtf": `{\rtf1`, "doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "png": "\x89PNG\r\n\x1A\n",
		"jpeg": "\xFF\xD8\xFF", "utf-8": "\xEF\xBB\xBF", "utf-16le": "\xFF\xFE", "utf-16be": "\xFE\xFF", "html": "<!doctype html>", "xml": `<?xml version="1.0"?>`, "front": "---\ntitle: x\n---\n",
	} {
		for n, size := range []int{1 << 10, 1 << 16, 1 << 20, 8 << 20} {
			data := make([]byte, size)
			for i := range data {
				data[i] = byte(random.Uint32())
			}
			files[name+strings.Repeat("+", n)] = append([]byte(magic), data...)
		}
	}
	refused(t, files)
}

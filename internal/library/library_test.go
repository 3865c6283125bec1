package library

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bayan/internal/fault"
)

func TestFolder(t *testing.T) {
	for _, c := range []struct {
		os, flag string
		env      map[string]string
		want     string
	}{
		{"linux", "", map[string]string{"HOME": "/home/س"}, "/home/س/.local/share/bayan"},
		{"linux", "", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/bayan"},
		{"linux", "", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "x"}, "/h/.local/share/bayan"},
		{"darwin", "", map[string]string{"HOME": "/h"}, "/h/Library/Application Support/Bayan"},
		{"windows", "", map[string]string{"AppData": "/a"}, "/a/Bayan"},
		{"windows", "", nil, ""},
		{"linux", "", map[string]string{"HOME": "/h", "BAYAN_DATA": "/b"}, "/b"},
		{"linux", "/f", map[string]string{"HOME": "/h", "BAYAN_DATA": "/b"}, "/f"},
	} {
		got := Where{Flag: c.flag, OS: c.os, Getenv: func(k string) string { return c.env[k] }}.Folder()
		if got != filepath.FromSlash(c.want) {
			t.Errorf("%s %v: %s", c.os, c.env, got)
		}
	}
}

func TestDataIsKeptBesideAPortableProgram(t *testing.T) {
	stick := t.TempDir()
	w := Where{Program: filepath.Join(stick, "bayan"), OS: "linux", Getenv: func(k string) string { return map[string]string{"HOME": "/h"}[k] }}
	if got := w.Folder(); got != "/h/.local/share/bayan" {
		t.Errorf("an installed program keeps its data in %s", got)
	}
	if err := os.WriteFile(filepath.Join(stick, Portable), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := w.Folder(); got != filepath.Join(stick, "data") {
		t.Errorf("a portable program keeps its data in %s", got)
	}
	if w.Flag = "/f"; w.Folder() != "/f" {
		t.Error("--data does not win")
	}
}

func TestDeviceIsMadeOnceForEachMachine(t *testing.T) {
	l := At(filepath.Join(t.TempDir(), "بيانات"))
	a, err := l.Device("host-a", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := l.Device("host-b", rand.Reader)
	again, _ := l.Device("host-a", rand.Reader)
	if a != again || a == b || a == "" {
		t.Errorf("%q, %q, %q", a, b, again)
	}
}

func TestSettingsKeepWhatTheyDoNotKnow(t *testing.T) {
	l := At(t.TempDir())
	write := func(text string) {
		if err := os.WriteFile(l.settings(), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"future":{"a":1},"who":"x"}`)
	if err := l.Change(func(s *Settings) { s.Who = "سارة" }); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(l.settings())
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil || all["who"] != "سارة" || all["future"] == nil {
		t.Errorf("%s %v", data, err)
	}
	write(`{"who":`)
	if _, err := l.Settings(); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("damaged settings: %v", err)
	}
	if err := l.Change(func(s *Settings) { s.Who = "هدى" }); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Settings(); err != nil || s.Who != "هدى" {
		t.Errorf("%+v %v", s, err)
	}
	if kept, _ := os.ReadFile(l.settings() + ".damaged"); string(kept) != `{"who":` {
		t.Error("the damaged file is gone")
	}
}

func TestPlaces(t *testing.T) {
	l := At(t.TempDir())
	if p, err := l.Load("b"); err != nil || p.Paragraph != -1 {
		t.Errorf("never open: %+v %v", p, err)
	}
	want := Place{Paragraph: 7, Part: 0.25, Zoom: 1.1}
	if err := l.Save("b", want); err != nil {
		t.Fatal(err)
	}
	if p, err := l.Load("b"); err != nil || p != want {
		t.Errorf("%+v %v", p, err)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ملف")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := At(filepath.Join(file, "data"))
	_, err := l.Device("h", rand.Reader)
	for what, err := range map[string]error{
		"writable": l.Writable(), "device": err, "place": l.Save("b", Place{}), "settings": l.Change(func(s *Settings) { s.Who = "x" }),
	} {
		if fault.CodeOf(err) != fault.DataReadOnly {
			t.Errorf("%s: %v", what, err)
		}
	}
	log, closer := NewLog(l.Log(), time.Now)
	log.Info("dropped")
	if err := closer.Close(); err != nil {
		t.Error(err)
	}
}

func TestLogRotates(t *testing.T) {
	l := At(t.TempDir())
	day := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	log, closer := NewLog(l.Log(), func() time.Time { return day })
	for range 3 * LogLimit / 1000 {
		log.Info("open", "size", strings.Repeat("9", 900))
	}
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(l.Dir())
	if len(entries) != 2 {
		t.Errorf("%v", entries)
	}
	for _, e := range entries {
		if info, _ := e.Info(); info.Size() > LogLimit+2000 {
			t.Errorf("%s has %d bytes", e.Name(), info.Size())
		}
	}
	data, _ := os.ReadFile(l.Log())
	if !bytes.HasPrefix(data, []byte(`{"time":"2026-11-24T09:00:00Z","level":"INFO","msg":"open","size":"999`)) {
		t.Errorf("%.80s", data)
	}
}

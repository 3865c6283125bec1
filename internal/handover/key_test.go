package handover

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"bayan/internal/fault"
)

func TestOneKeyIsMadeForAnOffice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if _, ok, err := RingAt(dir).Own(); ok || err != nil {
		t.Fatalf("before any was made: %v %v", ok, err)
	}
	if err := RingAt(dir).Backup(&bytes.Buffer{}, "x"); fault.CodeOf(err) != fault.NoKey {
		t.Errorf("a backup of nothing: %v", err)
	}
	var wait sync.WaitGroup
	keys := make([]Key, 8)
	for i := range keys {
		wait.Go(func() {
			var err error
			if keys[i], err = RingAt(dir).Make(context.Background(), rand.Reader); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for _, k := range keys {
		if k.Public() != keys[0].Public() {
			t.Fatal("two keys for one office")
		}
	}
	info, err := os.Stat(filepath.Join(dir, "office.key"))
	if err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("%v %v: others may read the key", info.Mode(), err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	here := RingAt(t.TempDir())
	k, err := here.Make(ctx, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	var backup bytes.Buffer
	if err := here.backup(&backup, "سرّ", 10); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(backup.String(), strings.TrimPrefix(strings.TrimSpace(k.text()), ownWord)) {
		t.Error("the key stands in its backup")
	}
	there := RingAt(t.TempDir())
	if _, err := there.Restore(ctx, "f", backup.Bytes(), "سر", false); fault.CodeOf(err) != fault.WrongPassphrase {
		t.Errorf("another passphrase: %v", err)
	}
	if _, err := there.Restore(ctx, "f", []byte("x"), "سرّ", false); fault.CodeOf(err) != fault.NotBackup {
		t.Errorf("no backup: %v", err)
	}
	for range 2 { // again is no harm
		got, err := there.Restore(ctx, "f", backup.Bytes(), "سرّ", false)
		own, _, _ := there.Own()
		if err != nil || got.Public() != k.Public() || own.Public() != k.Public() {
			t.Errorf("%v", err)
		}
	}
	third := RingAt(t.TempDir())
	mine, err := third.Make(ctx, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := third.Restore(ctx, "f", backup.Bytes(), "سرّ", false); fault.CodeOf(err) != fault.KeyExists {
		t.Errorf("over another key: %v", err)
	}
	if own, _, _ := third.Own(); own.Public() != mine.Public() {
		t.Error("the key that was there is gone")
	}
	if _, err := third.Restore(ctx, "f", backup.Bytes(), "سرّ", true); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(third.own(), []byte("تالف"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := third.Make(ctx, rand.Reader); fault.CodeOf(err) != fault.DamagedFile {
		t.Errorf("a damaged key must not be replaced unseen: %v", err)
	}
}

func TestAKeyIsKnownOnceAPersonSaysSo(t *testing.T) {
	ctx := context.Background()
	r := RingAt(t.TempDir())
	if all, err := r.Known(); len(all) > 0 || err != nil {
		t.Error("a stranger is known", err)
	}
	for _, name := range []string{"مكتب الجمارك", "إدارة الجمارك"} {
		if err := r.Trust(ctx, key(1).Public(), name, made); err != nil {
			t.Fatal(err)
		}
		if err := r.Trust(ctx, key(2).Public(), "خفر السواحل", made); err != nil {
			t.Fatal(err)
		}
	}
	all, err := r.Known()
	if err != nil || len(all) != 2 || all[0].Name != "إدارة الجمارك" || !all[0].Since.Equal(made) {
		t.Errorf("%+v %v", all, err)
	}
	if err := r.Forget(ctx, key(1).Public()); err != nil {
		t.Fatal(err)
	}
	if all, _ := r.Known(); len(all) != 1 || all[0].Key != key(2).Public() {
		t.Errorf("after one was forgotten: %+v", all)
	}
	for text, code := range map[string]fault.Code{"{": fault.DamagedFile, `{"version":2}`: fault.NewerFormat} {
		if err := os.WriteFile(r.list(), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := r.Trust(ctx, key(3).Public(), "x", made); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", text, err)
		}
		if data, _ := os.ReadFile(r.list()); string(data) != text {
			t.Errorf("%s was replaced", text)
		}
	}
}

func TestPublicKeysAreWrittenOneWay(t *testing.T) {
	k := key(1).Public()
	if got, err := ParsePublic(k.String()); err != nil || got != k {
		t.Error(err)
	}
	for _, text := range []string{"", "x", k.String() + "=", k.String() + "\n", k.String()[:42]} {
		if _, err := ParsePublic(text); fault.CodeOf(err) != fault.BadKey {
			t.Errorf("%q: %v", text, err)
		}
	}
	if f := k.Fingerprint(); len(strings.Fields(f)) != 8 || len(f) != 39 {
		t.Error(f)
	}
}

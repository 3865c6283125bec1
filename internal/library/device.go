package library

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"bayan/internal/durable"
)

var deviceID = regexp.MustCompile(`^[0-9a-f]{20}$`)

// Device is this machine's identity in the follow-up, made once. host is the
// machine's name: a data folder that is copied to another machine, or carried
// on a stick, gets another identity there, for two that count events under one
// name would hide what they set apart. It says nothing of the machine or its user.
func (l *Library) Device(host string, random io.Reader) (string, error) {
	const op = "library.Device"
	sum := sha256.Sum256([]byte(host))
	path := filepath.Join(l.dir, "device-"+hex.EncodeToString(sum[:6]))
	if id, ok := readDevice(path); ok {
		return id, nil
	}
	if err := durable.MakeFolder(l.dir); err != nil {
		return "", readOnly(op, l.dir, err)
	}
	var b [10]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", readOnly(op, l.dir, err)
	}
	made := hex.EncodeToString(b[:])
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, made+"\n")
		return err
	})
	if err != nil {
		return "", readOnly(op, l.dir, err)
	}
	if id, ok := readDevice(path); ok { // perhaps another process's, which came just after
		return id, nil
	}
	return made, nil
}

func readDevice(path string) (string, bool) {
	data, err := os.ReadFile(path)
	id := strings.TrimSpace(string(data))
	return id, err == nil && deviceID.MatchString(id)
}

package kashida

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestTableIsUnicodes checks the committed table against the machine's copy of the database, whatever its
// version, in the letters that both know.
func TestTableIsUnicodes(t *testing.T) {
	f, err := os.Open("/usr/share/unicode/ArabicShaping.txt")
	if err != nil {
		t.Fatalf("Debian's unicode-data is needed: %v", err)
	}
	defer f.Close()
	want := map[string]kind{"R": right, "L": leftJoins, "D": dual, "C": causing, "T": transparent}
	n := 0
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		fields := strings.Split(sc.Text(), "; ")
		if strings.HasPrefix(sc.Text(), "#") || len(fields) < 4 {
			continue
		}
		r, err := strconv.ParseUint(fields[0], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		if r < 0x0600 || r > 0x06FF && r < 0x0750 || r > 0x077F && r < 0x0870 || r > 0x08FF {
			continue
		}
		n++
		if got := classOf(rune(r)).kind; got != want[fields[2]] {
			t.Errorf("U+%04X: joining type %d, the database has %s", r, got, fields[2])
		}
	}
	if n < 250 {
		t.Errorf("only %d letters read", n)
	}
}

package cli

import "testing"

func TestMineIsTheSameNameOrOffice(t *testing.T) {
	const who = "سارة الجبوري، إدارة المنافذ"
	for owner, want := range map[string]bool{
		"سارة الجبوري، إدارة المنافذ": true,
		"اداره  المنافذ":              true, // as it is typed in haste
		"إدارة المنافذ · الأمن":       true, // one of several
		"سارة":          false,
		"الأمن الجنائي": false,
		"":              false,
	} {
		if Mine(who, owner) != want {
			t.Errorf("%q is mine: %v", owner, !want)
		}
	}
	if Mine("", "") {
		t.Error("nobody owns what nobody owns")
	}
}

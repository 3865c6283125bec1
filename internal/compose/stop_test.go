package compose

import (
	"context"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/parse"
)

func parseEnglish() (*briefing.Briefing, error) {
	return parse.Parse("test", []byte("Opening words.\n1- First step:\nIts text.\n"), briefing.Meta{Title: "A statement", Language: "en"})
}

func TestProgressIsToldAndWorkStops(t *testing.T) {
	o := options(t)
	ctx, cancel := context.WithCancel(t.Context())
	last, calls := -1, 0
	o.Progress = func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
		if calls++; calls == 2 {
			cancel()
		}
	}
	_, err := Compose(ctx, engine(t), Input{Briefing: statementOf(t, 40)}, o)
	if fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("a stopped export: %v", err)
	}
	o.Progress = nil
}

func TestChoicesThatCannotBe(t *testing.T) {
	b := statementOf(t, 1)
	for name, c := range map[string]struct {
		change func(*Options)
		want   fault.Code
	}{
		"paper":    {func(o *Options) { o.Paper = "A9" }, fault.BadUsage},
		"template": {func(o *Options) { o.Template = "poster" }, fault.BadUsage},
		"font":     {func(o *Options) { o.Font = "Comic" }, fault.BadFont},
		"date":     {func(o *Options) { o.Date = "2026-13-01" }, fault.BadDate},
		"hijri":    {func(o *Options) { o.Date = "2100-01-01" }, fault.DateOutOfRange},
	} {
		o := options(t)
		c.change(&o)
		if _, err := Compose(t.Context(), engine(t), Input{Briefing: b}, o); fault.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/track"
)

type measuresCmd struct {
	List listCmd `cmd:"" help:"help.measures_list"`
	Set  setCmd  `cmd:"" help:"help.measures_set"`
	Add  addCmd  `cmd:"" help:"help.measures_add"`
	Log  logCmd  `cmd:"" help:"help.measures_log"`

	Export measuresExportCmd `cmd:"" help:"help.measures_export"`
	Merge  mergeCmd          `cmd:"" help:"help.measures_merge"`
}

// of is which statement's measures are meant.
type of struct {
	File string `short:"f" help:"help.file" placeholder:"FILE"`
	JSON bool   `name:"json" help:"help.json"`
}

// look opens a statement and its log for reading, and says what is damaged.
func (o *of) look(ctx context.Context, s *session) (*briefing.Briefing, *track.Log, error) {
	b, err := s.open(ctx, o.File)
	if err != nil {
		return nil, nil, err
	}
	log, err := s.followUp(b.ID, "")
	if err != nil {
		return nil, nil, err
	}
	s.warn(log.Damage().Err(log.Path()))
	s.warn(log.ReadOnly())
	return b, log, nil
}

// change opens them for writing; who is the person's name, kept where one is given.
func (o *of) change(ctx context.Context, s *session, who string) (*briefing.Briefing, *track.Log, string, error) {
	b, err := s.open(ctx, o.File)
	if err != nil {
		return nil, nil, "", err
	}
	device, err := s.lib.Device(s.Host, s.Random)
	if err != nil {
		return nil, nil, "", err
	}
	if who, err = s.who(who); err != nil {
		return nil, nil, "", err
	}
	log, err := s.followUp(b.ID, device)
	if err != nil {
		return nil, nil, "", err
	}
	return b, log, who, nil
}

// who is the name and office that changes are signed with: given once, then kept.
func (s *session) who(given string) (string, error) {
	settings, err := s.lib.Settings()
	s.warn(err)
	if given == "" || given == settings.Who {
		return settings.Who, nil
	}
	return given, s.lib.ChangeWho(given)
}

type listCmd struct {
	of `embed:""`
}

// Run prints the measures and how far each has come.
func (c *listCmd) Run(ctx context.Context, s *session) error {
	b, log, err := c.look(ctx, s)
	if err != nil {
		return err
	}
	all := rows(b, log, s.today())
	if c.JSON {
		return s.json(all)
	}
	if len(all) == 0 {
		return s.print(s.words.T("measures.none") + "\n")
	}
	return s.print(say(s.words, all))
}

type setCmd struct {
	of     `embed:""`
	N      string  `arg:"" help:"help.n" placeholder:"N"`
	Status *string `help:"help.status" placeholder:"todo|doing|done|dropped"`
	Owner  *string `help:"help.owner" placeholder:"T"`
	Due    *string `help:"help.due" placeholder:"YYYY-MM-DD"`
	Note   *string `help:"help.note" placeholder:"T"`
	// Evidence are paths, each with a flag of its own: a comma may stand in a file's name.
	Evidence []string `help:"help.evidence" placeholder:"FILE" sep:"none"`
	Who      string   `help:"help.who" placeholder:"T"`
}

// Run sets fields of one measure and prints it as it is now.
func (c *setCmd) Run(ctx context.Context, s *session) error {
	var changes []track.Change
	for _, f := range []struct {
		field track.Field
		value *string
	}{{track.Status, c.Status}, {track.Owner, c.Owner}, {track.Due, c.Due}, {track.Note, c.Note}} {
		if f.value == nil {
			continue
		}
		value := strings.TrimSpace(*f.value)
		if f.field == track.Due {
			value = ascii(value)
		}
		changes = append(changes, f.field.To(value))
	}
	if c.Evidence != nil {
		changes = append(changes, track.Evidence.To(paths(c.Evidence)))
	}
	if len(changes) == 0 {
		return &fault.Error{Code: fault.BadUsage, Op: "cli.set", Detail: s.words.F("usage.missing", locale.Args{"what": "--status|--owner|--due|--note|--evidence"})}
	}
	b, log, who, err := c.change(ctx, s, c.Who)
	if err != nil {
		return err
	}
	r, err := find(rows(b, log, s.today()), c.N)
	if err != nil {
		return err
	}
	if err := log.Set(ctx, who, r.ID, changes...); err != nil {
		return err
	}
	return s.now(b, log, r.ID, c.JSON)
}

// paths are files as the record holds them: whole, so that they are found from
// any folder, and one a line. An empty one adds nothing.
func paths(files []string) string {
	var out []string
	for _, f := range files {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, strings.ReplaceAll(absolute(f), "\n", " "))
		}
	}
	return strings.Join(out, "\n")
}

// now prints one measure after a change, and what the log was found to lack.
func (s *session) now(b *briefing.Briefing, log *track.Log, id string, asJSON bool) error {
	s.warn(log.Damage().Err(log.Path()))
	for _, r := range rows(b, log, s.today()) {
		if r.ID != id {
			continue
		}
		if asJSON {
			return s.json(r)
		}
		return s.print(say(s.words, []row{r}))
	}
	return nil
}

type addCmd struct {
	of    `embed:""`
	Title string `arg:"" help:"help.title" placeholder:"TITLE"`
	Who   string `help:"help.who" placeholder:"T"`
}

// Run adds an item that is not in the statement.
func (c *addCmd) Run(ctx context.Context, s *session) error {
	title := strings.TrimSpace(c.Title)
	if title == "" {
		return &fault.Error{Code: fault.BadUsage, Op: "cli.add", Detail: s.words.F("usage.missing", locale.Args{"what": "TITLE"})}
	}
	b, log, who, err := c.change(ctx, s, c.Who)
	if err != nil {
		return err
	}
	id, err := log.NewItem(ctx, who, track.Title.To(title))
	if err != nil {
		return err
	}
	return s.now(b, log, id, c.JSON)
}

type logCmd struct {
	of `embed:""`
	N  string `arg:"" optional:"" help:"help.n" placeholder:"N"`
}

// entry is an event as another program reads it; stable.
type entry struct {
	Key    string    `json:"key"`
	ID     string    `json:"id"`
	Time   time.Time `json:"time"`
	Who    string    `json:"who"`
	Device string    `json:"device"`
	Field  string    `json:"field"`
	Value  string    `json:"value"`
}

// Run prints what was set, oldest first.
func (c *logCmd) Run(ctx context.Context, s *session) error {
	b, log, err := c.look(ctx, s)
	if err != nil {
		return err
	}
	all := rows(b, log, s.today())
	id := ""
	if c.N != "" {
		r, err := find(all, c.N)
		if err != nil {
			return err
		}
		id = r.ID
	}
	history := log.History(id)
	said := entries(history, all)
	if c.JSON {
		return s.json(said)
	}
	digits, zone := s.words.DefaultDigits(), s.Now().Location()
	var out strings.Builder
	for i, e := range history {
		fmt.Fprintf(&out, "%s- %s (%s)\n", locale.Rewrite(said[i].Key, digits), What(s.words, digits, e), When(s.words, digits, e, zone))
	}
	if len(history) == 0 {
		fmt.Fprintln(&out, s.words.T("measures.no_history"))
	}
	return s.print(out.String())
}

// entries are events with the keys that the list shows.
func entries(history []track.Event, all []row) []entry {
	keys := map[string]string{}
	for _, r := range all {
		keys[r.ID] = r.Key
	}
	out := []entry{}
	for _, e := range history {
		key, ok := keys[e.Measure]
		if !ok {
			key = "?" // of a measure that this statement does not have
		}
		out = append(out, entry{key, e.Measure, e.Time, e.Who, e.Device, string(e.Field), e.Value})
	}
	return out
}

type mergeCmd struct {
	of  `embed:""`
	Log string `arg:"" help:"help.log" placeholder:"LOG"`
}

// Run adds another office's log to this one and prints what came of it.
func (c *mergeCmd) Run(ctx context.Context, s *session) error {
	data, err := s.read(c.Log)
	if err != nil {
		return err
	}
	b, log, _, err := c.change(ctx, s, "")
	if err != nil {
		return err
	}
	added, damage, err := log.Merge(ctx, c.Log, data)
	if err != nil {
		return err
	}
	s.warn(damage.Err(c.Log))
	if c.JSON {
		return s.json(struct {
			New   int              `json:"new"`
			Apart []track.Conflict `json:"apart"`
		}{added, log.Conflicts()})
	}
	if err := s.print(s.words.N("measures.merged", added, s.words.DefaultDigits()) + "\n"); err != nil {
		return err
	}
	return s.print(say(s.words, apart(rows(b, log, s.today()))))
}

// apart are the rows that have values set apart.
func apart(all []row) []row {
	return slices.DeleteFunc(all, func(r row) bool { return len(r.Apart) == 0 })
}

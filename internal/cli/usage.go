package cli

import (
	"regexp"
	"strings"

	"bayan/internal/fault"
	"bayan/internal/locale"
)

// usage turns what kong says of the arguments (English sentences, and no types)
// into fault.BadUsage whose detail is in the person's language. The patterns
// are kong's as pinned in go.mod; a test goes through each. What none of them
// knows still names the first flag or word that kong quotes.
func usage(words *locale.Catalogue, err error) error {
	message := strings.ToValidUTF8(err.Error(), "?")
	detail := ""
	for _, p := range usagePatterns {
		if m := p.pattern.FindStringSubmatch(message); m != nil {
			detail = words.F("usage."+p.key, locale.Args{"what": m[1]})
			break
		}
	}
	if detail == "" {
		detail = strings.Trim(named.FindString(message), `"`)
	}
	return &fault.Error{Code: fault.BadUsage, Op: "cli.usage", Detail: detail, Cause: err}
}

var named = regexp.MustCompile(`--?[\pL\d][\pL\d-]*|"[^"]*"`)

var usagePatterns = []struct {
	pattern *regexp.Regexp
	key     string
}{
	{regexp.MustCompile(`^unknown flag (\S+?)(,|$)`), "unknown_flag"},
	{regexp.MustCompile(`^unexpected argument (.+?)(, did you mean|$)`), "unexpected"},
	{regexp.MustCompile(`^missing flags?: (--[\w-]+)`), "missing"},
	{regexp.MustCompile(`^(?:missing positional arguments|expected) "?<([\w-]+)>`), "missing"},
	{regexp.MustCompile(`^expected (?:one of )?(".*")`), "missing"},
	{regexp.MustCompile(`^(--[\w-]+|-\w)[^ :]* must be one of`), "bad_value"},
	{regexp.MustCompile(`^(--[\w-]+|-\w)[^ :]*: `), "bad_value"},
}

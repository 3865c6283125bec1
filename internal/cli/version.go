package cli

import (
	"runtime"
	"runtime/debug"
	"strings"
)

// Build is which program this is.
type Build struct {
	Version string // "v1.2.0", set by the linker or by go install; "devel" where nobody did
	Commit  string // short, with "+" where the tree was changed
	Tags    string // build tags
}

// Built reads what the go command wrote into the program. version is the
// linker's, which wins.
func Built(version string) Build {
	b := Build{Version: version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if b.Version == "" {
		b.Version = info.Main.Version
	}
	dirty := false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			dirty = s.Value == "true"
		case "-tags":
			b.Tags = s.Value
		}
	}
	if b.Version == "" || b.Version == "(devel)" {
		b.Version = "devel"
	}
	if dirty && b.Commit != "" {
		b.Commit += "+"
	}
	return b
}

type versionCmd struct {
	JSON bool `name:"json" help:"help.json"`
}

// Run prints which program this is.
func (c *versionCmd) Run(s *session) error {
	if c.JSON {
		return s.json(map[string]string{
			"version": s.Build.Version, "commit": s.Build.Commit, "tags": s.Build.Tags,
			"go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH,
		})
	}
	parts := []string{s.words.T("app.name"), s.Build.Version}
	if s.Build.Commit != "" {
		parts = append(parts, s.Build.Commit)
	}
	parts = append(parts, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	return s.print(strings.Join(parts, " ") + "\n")
}

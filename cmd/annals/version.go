package main

import (
	"flag"
	"fmt"
	"runtime/debug"
	"strings"
)

const versionHelp = ``

func versionFlags(*flag.FlagSet) func(console, []string) error {
	return func(c console, _ []string) error {
		_, err := fmt.Fprintf(c.out, "annals %s\n", version())
		return err
	}
}

// version tells the version by what the Go tool wrote into the program: a
// module's version, or the commit it was built from and whether that was changed.
func version() string {
	built, ok := debug.ReadBuildInfo()
	if !ok {
		return "of unknown origin"
	}
	setting := map[string]string{}
	for _, s := range built.Settings {
		setting[s.Key] = s.Value
	}
	v := strings.Trim(built.Main.Version, "()")
	if v == "devel" || v == "" {
		v = "devel"
		if r := setting["vcs.revision"]; r != "" {
			v += " " + r[:min(12, len(r))]
		}
		if setting["vcs.modified"] == "true" {
			v += " (changed)"
		}
	}
	return fmt.Sprintf("%s, %s, %s/%s", v, built.GoVersion, setting["GOOS"], setting["GOARCH"])
}

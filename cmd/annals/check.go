package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"

	"annals/timeline/site"
)

const checkHelp = `
DIR is the folder of a site that annals build wrote, public if none is named. Looked for
are links and references that lead nowhere, ids that stand twice, pages that are no valid HTML or say
a wrong address, feeds, sitemaps and data that cannot be read, events without evidence, those that went
and left no page, and what a strict content policy would block. Each is said with its file and line;
with any, the exit code is 1.`

func checkFlags(*flag.FlagSet) func(console, []string) error {
	return func(c console, args []string) error {
		dir, err := oneFolder(args)
		if err != nil {
			return err
		}
		problems, err := site.Check(dir)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: no folder of a site: make one with annals build -o %[1]s", dir)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		for _, p := range problems {
			c.say("%s", p)
		}
		if len(problems) > 0 {
			return fmt.Errorf("%s: %s: mend the template or the page of prose that it comes from, and build again", dir, count(len(problems), "fault"))
		}
		c.say("%s: no faults", dir)
		return nil
	}
}

// oneFolder returns the folder of a site that args name, public where they
// name none.
func oneFolder(args []string) (string, error) {
	switch len(args) {
	case 0:
		return "public", nil
	case 1:
		return args[0], nil
	}
	return "", misuse(fmt.Sprintf("%s: it takes one site at a time: name one folder", args[1]))
}

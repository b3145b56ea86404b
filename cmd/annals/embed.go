package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"annals/timeline"
	"annals/timeline/site"
)

const embedHelp = `
ARCHIVE is what annals build reads. Choose events by name, dates, status, IDs, or the key ones. The
folder then holds a file for each way to put them into a page, and index.html to look at and
to copy from. None loads anything or runs a script, but for the helpers of the iframe.

inline  HTML with its style inside, to be pasted
plain   the same without a style, for systems that take styles, classes and details away
shadow  the same, shut off from the styles of the page around it
iframe  a page of its own, the code that frames it, and a script for its height, which also answers Pym;
        it asks for --at`

func embedFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t     telling
		some  choosing
		x     site.Embed
		order string
	)
	t.flags(flags)
	t.langFlag(flags)
	some.flags(flags)
	dir := flags.String("o", "embed", "write the embed to `DIR`")
	mode := flags.String("mode", "all", "write it for `MODE`: all, "+strings.Join(site.EmbedModes(), ", "))
	address(flags, &x.At, "at", "DIR will stand at `URL`: an iframe asks for it there")
	address(flags, &t.settings.BaseURL, "base-url", "the site stands at `URL`: events link to their pages there")
	flags.StringVar(&t.settings.Title, "title", "", "call the timeline `TITLE`")
	templates := flags.String("templates", "", "take embed.html and embed.css from `FOLDER` before ours")
	flags.Var(oneOf(&order, option[string]{"oldest", "oldest"}, option[string]{"newest", "newest"}), "order", "`ORDER`: the oldest or the newest event first")
	return func(c console, paths []string) error {
		choice, err := some.choice()
		if err != nil {
			return err
		}
		if *mode != "all" {
			x.Modes = listed(*mode)
			for _, name := range x.Modes {
				if !slices.Contains(site.EmbedModes(), name) {
					return misuse(fmt.Sprintf("--mode %s: write some of all, %s", name, strings.Join(site.EmbedModes(), ", ")))
				}
			}
		}
		ours, err := folder("--templates", *templates)
		if err != nil {
			return err
		}
		a, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		x.Events = told.Choose(choice)
		if missing := absent(told, choice.IDs); len(missing) > 0 {
			return fmt.Errorf("--ids: no event has the ID %s: annals events --format csv lists them", strings.Join(missing, ", "))
		}
		x.Newest = order == "newest"
		files, err := site.WriteEmbed(*dir, told, x, site.Options{
			Title:     a.Settings.Title,
			BaseURL:   a.Settings.BaseURL,
			Lang:      t.pagesLang(a),
			Templates: ours,
			Version:   version(),
		})
		if err != nil {
			return err
		}
		c.say("%s in %s: %s", count(len(x.Events), "event"), *dir, strings.Join(files, ", "))
		return t.lost(a)
	}
}

// absent returns the IDs to which no event of t answers.
func absent(t *timeline.Timeline, ids []string) (missing []string) {
	for _, id := range ids {
		if t.Find(id) == nil {
			missing = append(missing, id)
		}
	}
	return missing
}

package main

import (
	"flag"
	"fmt"
	"time"

	"annals/timeline/site"
)

const exportHelp = `
DIR is the folder of a Hugo site, or will be one. It gets a section "timeline" with its layouts,
a file of data, and a shortcode that shows events in a story:

    {{< annals name="Meng" from="2018-12-01" to="2019-12-31" key=15 title="The case" >}}

What stands there already is never changed: a file of an earlier export is replaced or removed, unless
somebody has changed it. A folder without settings gets some, and layouts around the pages.

--pages gives each event a page of its own; --data one page for all, for archives of many thousands.`

func exportFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t     telling
		some  choosing
		x     site.HugoExport
		pages bool
		form  string
	)
	t.flags(flags)
	t.langFlag(flags)
	some.flags(flags)
	dir := flags.String("o", "hugo", "write into `DIR`")
	flags.Var(oneOf(&form, option[string]{"hugo", "hugo"}), "format", "write for `PROGRAM`: hugo")
	flags.BoolVar(&pages, "pages", false, "a page an event (the default)")
	flags.BoolVar(&x.Data, "data", false, "one page of them all")
	address(flags, &t.settings.BaseURL, "base-url", "a site of annals build stands at `URL`: quotations link to their articles there")
	flags.StringVar(&t.settings.Title, "title", "", "call the timeline `TITLE`")
	return func(c console, paths []string) error {
		if pages && x.Data {
			return misuse("--pages and --data exclude each other: write one")
		}
		choice, err := some.choice()
		if err != nil {
			return err
		}
		a, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		x.Events, x.Today = told.Choose(choice), time.Now()
		r, err := site.WriteHugo(*dir, told, x, site.Options{
			Title: a.Settings.Title, Description: a.Settings.Description, BaseURL: a.Settings.BaseURL, Lang: t.pagesLang(a),
		})
		if err != nil {
			return err
		}
		for _, name := range r.Kept {
			c.complain(fmt.Errorf("%s/%s: it is not as annals left it, and stays: remove it to have ours", *dir, name))
		}
		c.say("%s in %s: %s written, %d removed, %s for Hugo to make", count(len(x.Events), "event"), *dir, count(r.Written, "file"), r.Removed, count(r.Pages, "page"))
		return t.lost(a)
	}
}

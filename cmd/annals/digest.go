package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"annals/timeline"
	"annals/timeline/site"
)

const digestHelp = `
An explainer wants a dozen dates, not a thousand. A day is a key date where many
articles mention it, also against how many appeared around it, open with it, tell of
something that happened on it, are about that, and come back to it later. With each
date stand the sentences that tell it best, word for word, and whose they are.
Without --dates there are as many as stand out from the rest.

ARCHIVE is what annals build reads. --from and --to bound the dates, and when the
articles were published that are asked.

text      a date a line, its sentences below it
markdown  the same as a list, each sentence with a link to its article where that has an address
jsonl     a line a date: {"date", "articles", "summary": […], "sources": […]}`

func digestFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t        telling
		d        timeline.Digest
		from, to day
		print    func(io.Writer, []timeline.KeyDate) error
	)
	t.flags(flags)
	flags.IntVar(&d.Dates, "dates", 0, "give `L` dates; 0 are as many as stand out")
	flags.IntVar(&d.Sentences, "sentences", 1, "give at most `K` sentences a date")
	about := flags.String("about", "", "give sentences that hold one of the `TERMS`: \"oil spill,BP\"")
	flags.Var(&from, "from", "give no date before `DATE`")
	flags.Var(&to, "to", "give no date after `DATE`")
	flags.Var(oneOf(&print, option[func(io.Writer, []timeline.KeyDate) error]{"text", digestText},
		option[func(io.Writer, []timeline.KeyDate) error]{"markdown", digestMarkdown},
		option[func(io.Writer, []timeline.KeyDate) error]{"jsonl", digestJSONL}), "format", "print `FORMAT`: text, markdown or jsonl")
	return func(c console, paths []string) (err error) {
		switch {
		case d.Dates < 0:
			return misuse(fmt.Sprintf("--dates %d: it cannot be less than none: leave it out to have as many as stand out", d.Dates))
		case d.Sentences < 1:
			return misuse(fmt.Sprintf("--sentences %d: a date needs one to tell it: write 1 or more", d.Sentences))
		}
		if *about != "" {
			d.About = strings.Split(*about, ",")
		}
		if d.From, d.To, err = between(from, to); err != nil {
			return err
		}
		a, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		keys := told.Digest(d)
		switch {
		case len(keys) > 0:
		case *about == "" && d.From.IsZero() && d.To.IsZero():
			return fmt.Errorf("no day is told of, and a digest is of days: annals events lists what is known less exactly")
		default:
			return fmt.Errorf("no day between these bounds is told of in a sentence about that: widen --from, --to and --about")
		}
		w := bufio.NewWriter(c.out)
		if err := print(w, keys); err != nil {
			return err
		}
		return errors.Join(w.Flush(), t.lost(a))
	}
}

// digestText prints a date a line and its sentences below it.
func digestText(w io.Writer, keys []timeline.KeyDate) error {
	for i, k := range keys {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %s\n", k.Day.Start.Format(time.DateOnly), count(len(k.Articles), "article"))
		for _, q := range k.Sentences {
			fmt.Fprintf(w, "    %s\n        %s\n", plain(oneLine(q.Text())), plain(oneLine(source(q.Article))))
		}
	}
	return nil
}

// digestMarkdown prints a list that an explainer can begin with.
func digestMarkdown(w io.Writer, keys []timeline.KeyDate) error {
	for _, k := range keys {
		fmt.Fprintf(w, "- **%s**\n", k.Day.Start.Format("2 January 2006"))
		for _, q := range k.Sentences {
			fmt.Fprintf(w, "  %s", site.Markdown(q.Text()))
			name := site.Markdown(source(q.Article))
			if url := q.Article.URL; strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
				name = fmt.Sprintf("[%s](<%s>)", name, site.MarkdownAddress(url))
			}
			fmt.Fprintf(w, " (%s)\n", name)
		}
	}
	return nil
}

// digestJSONL prints a line a date.
func digestJSONL(w io.Writer, keys []timeline.KeyDate) error {
	type row struct {
		Date     string   `json:"date"`
		Articles int      `json:"articles"`
		Summary  []string `json:"summary"`
		Sources  []string `json:"sources"`
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, k := range keys {
		r := row{Date: k.Day.Start.Format(time.DateOnly), Articles: len(k.Articles)}
		for _, q := range k.Sentences {
			r.Summary = append(r.Summary, q.Text())
			r.Sources = append(r.Sources, q.Article.ID)
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// source names an article by who published it and its title.
func source(a *timeline.Article) string {
	name := a.Title
	if a.Source != "" {
		name = a.Source + ", " + name
	}
	if a.Title == "" {
		name = a.ID
	}
	if when := a.Published.When; !when.IsZero() {
		name += ", " + when.Start.Format(time.DateOnly)
	}
	return name
}

// oneLine returns s without line ends and doubled spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

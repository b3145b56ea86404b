package timex

import (
	"fmt"
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// The text of the benchmarks: a story of the sort that newspapers print, and
// prose without a date.
const (
	storyText = `The harbour board said on Tuesday that the new lock would open in
March 2014, nearly two years later than planned. Work began on 12 April 2009
and was to end by the third quarter of 2012. A storm on the night of 3 November
closed the site for six weeks.

"We have waited since 2006," said Ada Holm, who runs a fleet of nine barges and
has sat on the board for the past seven years. The price rose to $41 million
from $26.5 million a year earlier, the board reported last week. Its chairman
resigned in early January; the vote on his successor is set for Feb. 20.

Traders on the quay were less patient. Some had moved their warehouses inland
when the old lock jammed in the summer of 2010, and few have come back. The
board expects 1,200 ships to pass each month, up from 870 now.
`
	plainText = `The path climbs between two walls of loose stone and comes out on
a moor where nothing stands but a shelter of planks. Whoever walks there learns
to listen: the ground rings hollow over the old workings, and sheep keep to the
edge of it. Below lies the river, brown and slow, with a mill that has lost its
wheel. The miller's house is let to a painter who keeps bees and speaks to
nobody. She paints the same ash tree over and over, in every light, and gives
the pictures to the carrier for his trouble.
`
)

var benchDCT = calendar.Date(2013, 2, 12)

func repeat(text string, size int) string { return strings.Repeat(text+"\n", size/len(text)+1) }

func benchmark(b *testing.B, g *Grammar, text string) {
	b.Helper()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	g.Tag(text)
	for b.Loop() {
		g.Tag(text)
	}
}

func BenchmarkTagNews(b *testing.B)  { benchmark(b, english(b), repeat(storyText, 100_000)) }
func BenchmarkTagProse(b *testing.B) { benchmark(b, english(b), repeat(plainText, 100_000)) }

// BenchmarkTagManyRules tags with ten times the rules: its cost is hardly more
// than that of BenchmarkTagNews.
func BenchmarkTagManyRules(b *testing.B) {
	benchmark(b, manyRules(b), repeat(storyText, 100_000))
}

// manyRules returns the English grammar with nine times its rules added.
func manyRules(t testing.TB) *Grammar {
	var more strings.Builder
	rules := len(english(t).rules)
	for i := range 9 * rules {
		switch i % 3 {
		case 0:
			fmt.Fprintf(&more, "DATE the festival%d of YEAR = year(YEAR)\n", i)
		case 1:
			fmt.Fprintf(&more, "DATE PERIOD into the reign%d = after(ref, PERIOD)\n", i)
		case 2:
			fmt.Fprintf(&more, "DATE MONTH of the census%d = near(dct, cycle(MONTH, month, year))\n", i)
		}
	}
	g, err := english(t).With("many.rules", strings.NewReader(more.String()))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Texts made to be slow are not: each is tagged at a rate that does not depend
// on its length.
func BenchmarkTagAdversarial(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"may", "may "}, {"May", "May "}, {"digits", "1"}, {"numbers", "12 "}, {"letters", "a"},
		{"nested", "three weeks before "}, {"years", "1999-"}, {"commas", "March , "}, {"the", "the last the "},
		{"amounts", "1 year "}, {"ranges", "between May and July "}, {"slashes", "3/4/2019 "},
	} {
		for _, size := range []int{100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, size), func(b *testing.B) {
				benchmark(b, english(b), strings.Repeat(c.text, size/len(c.text)))
			})
		}
	}
}

// So is each anchored, though what one means depends on the words around it and
// on those before.
func BenchmarkAnchorAdversarial(b *testing.B) {
	g := english(b)
	for _, c := range []struct{ name, start, text string }{
		{"figures", "2050 ", "15:00 "}, {"weekdays", "", "Friday "}, {"stretches", "1905 ", "the past two weeks "}, {"slashes", "", "3/4/2019 "},
	} {
		for _, size := range []int{100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, size), func(b *testing.B) {
				text := c.start + strings.Repeat(c.text, size/len(c.text))
				found := g.Tag(text)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					g.Anchor(text, found, benchDCT, News)
				}
			})
		}
	}
}

func BenchmarkAnchorNews(b *testing.B) {
	g := english(b)
	text := repeat(storyText, 100_000)
	found := g.Tag(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		g.Anchor(text, found, benchDCT, Auto)
	}
}

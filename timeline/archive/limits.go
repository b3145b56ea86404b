package archive

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Limits are the sizes beyond which nothing is read, since an archive may be
// broken, or made to break what reads it. Where one is zero it is that of
// [DefaultLimits].
type Limits struct {
	// Article is how many bytes an article has at most, as it is stored: a page
	// with its markup, a line of JSON, a part of a mail.
	Article int64

	// Ratio is how many times its own size a compressed file may be once
	// unpacked, where that is more than 10 MB.
	Ratio int64

	// Unpacked is how many bytes a container may unpack to, with all the
	// containers in it.
	Unpacked int64

	// Aside is how many bytes a file in a container may have that must be laid
	// aside to be read: a zip, an EPUB or a PDF within another container.
	Aside int64

	// Nesting is how many containers may lie in each other.
	Nesting int64

	// Depth is how many elements of HTML or XML may lie in each other.
	Depth int64

	// Records is how many articles a file may hold.
	Records int64
}

// DefaultLimits are those that hold where nobody has set others.
var DefaultLimits = Limits{
	Article:  32 << 20,
	Ratio:    200,
	Unpacked: 1 << 40,
	Aside:    4 << 30,
	Nesting:  4,
	Depth:    1000,
	Records:  100_000_000,
}

// over returns l, and where l says nothing what below says.
func (l Limits) over(below Limits) Limits {
	return Limits{
		Article:  cmp.Or(l.Article, below.Article),
		Ratio:    cmp.Or(l.Ratio, below.Ratio),
		Unpacked: cmp.Or(l.Unpacked, below.Unpacked),
		Aside:    cmp.Or(l.Aside, below.Aside),
		Nesting:  cmp.Or(l.Nesting, below.Nesting),
		Depth:    cmp.Or(l.Depth, below.Depth),
		Records:  cmp.Or(l.Records, below.Records),
	}
}

// writtenLimits are [limits] as it stands in annals.toml.
type writtenLimits struct {
	Article  amount `toml:"article"`
	Ratio    amount `toml:"ratio"`
	Unpacked amount `toml:"unpacked"`
	Aside    amount `toml:"aside"`
	Nesting  amount `toml:"nesting"`
	Depth    amount `toml:"depth"`
	Records  amount `toml:"records"`
}

// limitKeys are its keys.
var limitKeys = []string{"article", "ratio", "unpacked", "aside", "nesting", "depth", "records"}

func (w writtenLimits) limits() Limits {
	return Limits{
		Article: int64(w.Article), Ratio: int64(w.Ratio), Unpacked: int64(w.Unpacked), Aside: int64(w.Aside),
		Nesting: int64(w.Nesting), Depth: int64(w.Depth), Records: int64(w.Records),
	}
}

// An amount is a number, or a number of bytes: 4, "64 MB".
type amount int64

// byteUnits are what amounts of bytes are written with, the largest first.
var byteUnits = [...]struct {
	name string
	size int64
}{{"TB", 1 << 40}, {"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"B", 1}}

// UnmarshalTOML reads an amount.
func (a *amount) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case int64:
		if v > 0 {
			*a = amount(v)
			return nil
		}
	case string:
		for _, u := range byteUnits {
			number, ok := strings.CutSuffix(strings.ToUpper(strings.TrimSpace(v)), u.name)
			if !ok {
				continue
			}
			n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
			if err != nil || n <= 0 || n > (1<<62)/u.size {
				break
			}
			*a = amount(n * u.size)
			return nil
		}
	}
	return fmt.Errorf(`%v is no limit: write it as 4 or as "64 MB"`, v)
}

// bytesOf returns an amount of bytes as a person writes it: 32 MB.
func bytesOf(n int64) string {
	for _, u := range byteUnits {
		if n >= u.size && n%u.size == 0 {
			return strconv.FormatInt(n/u.size, 10) + " " + u.name
		}
	}
	return strconv.FormatInt(n, 10) + " B"
}

package archive

import (
	"net/url"
	"path"
	"strings"

	"annals/timeline/calendar"
)

// fromURL reads the date that many sites put in an address:
// /2018/12/06/arrest.html, /2018/12/, /news-20181206.
func fromURL(address string) []evidence {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return nil
	}
	return pathDate(u.Path, urlPath)
}

// fromPath reads the date in a path of the archive: Jekyll's names begin with
// it, and folders may be years, months and days.
func fromPath(name string) []evidence {
	return pathDate("/"+strings.TrimSuffix(name, path.Ext(name)), fileName)
}

func pathDate(p string, b basis) []evidence {
	parts := strings.Split(p, "/")
	var found []evidence
	for i := len(parts) - 1; i >= 0; i-- {
		if when := nameDate(parts[i]); !when.IsZero() {
			found = append(found, clear(when, b))
		}
		y, rest, ok := digits(parts[i], 4)
		if !ok || rest != "" || i+1 >= len(parts) {
			continue
		}
		m, rest := number(parts[i+1])
		if m == 0 {
			m, rest = int(month(strings.ToLower(parts[i+1]))), ""
		}
		d := 0
		if i+2 < len(parts) {
			if n, rest := number(parts[i+2]); rest == "" {
				d = n
			}
		}
		if when := day(y, m, d); m > 0 && rest == "" && !when.IsZero() {
			found = append(found, clear(when, b))
		}
	}
	return found
}

// nameDate reads the date at the start or the end of a name:
// 2018-12-06-arrest, arrest_2018-12-06, arrest-20181206.
func nameDate(name string) calendar.Interval {
	for _, length := range [...]int{10, 8} { // 2018-12-06, 20181206
		if len(name) < length {
			continue
		}
		if when := isoDate(name[:length]); when.Unit == calendar.Day && (len(name) == length || !isDigit(name[length])) {
			return when
		}
		at := len(name) - length
		if when := isoDate(name[at:]); when.Unit == calendar.Day && at > 0 && !isDigit(name[at-1]) {
			return when
		}
	}
	return calendar.Interval{}
}

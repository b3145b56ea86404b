package timex

import (
	"fmt"
	"strings"
	"time"

	"annals/timeline/calendar"
)

// ParseDate reads a date that a person typed at the time now: EDTF first
// ("2018-12", "2018-12-01/..", "1990~"), then dates as they are written
// ("1 December 2018", "December 2018", "yesterday").
func ParseDate(s string, now time.Time) (calendar.Value, error) {
	s = strings.TrimSpace(s)
	if v, err := calendar.ParseEDTF(s); err == nil {
		return v, nil
	}
	today := calendar.Date(now.Year(), int(now.Month()), now.Day())
	switch strings.ToLower(s) {
	case "today":
		return calendar.On(today), nil
	case "yesterday":
		return calendar.On(calendar.Date(now.Year(), int(now.Month()), now.Day()-1)), nil
	}
	for _, layout := range typedLayouts {
		t, err := time.Parse(layout, s)
		switch {
		case err != nil:
		case strings.Contains(layout, "2 ") || strings.Contains(layout, "2,") || strings.Contains(layout, "02"):
			return calendar.On(calendar.Date(t.Year(), int(t.Month()), t.Day())), nil
		default:
			return calendar.On(calendar.Date(t.Year(), int(t.Month()), 0)), nil
		}
	}
	return calendar.Value{}, fmt.Errorf("%q is no date: write it as 2018-12-01, 2018-12, 2018, 1 December 2018 or yesterday", s)
}

// typedLayouts are the ways in which people write a whole date.
var typedLayouts = []string{
	time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02 15:04:05",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
	"January 2006", "Jan 2006",
}

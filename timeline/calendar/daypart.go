package calendar

import "time"

// A Part is a part of the day. Nobody knows when it begins: the hours that its
// intervals have are nominal, serve to put them in order and are printed nowhere.
type Part uint8

// The parts of the day, in order.
const (
	Morning Part = iota + 1
	Daytime
	Midday
	Afternoon
	Evening
	Night // of the day on which it begins, and not a minute longer
)

// partHours are the nominal hours. No two parts start together, so that a part
// is known by its start.
var partHours = [...][2]int{
	Morning: {0, 12}, Daytime: {8, 18}, Midday: {11, 14}, Afternoon: {12, 18}, Evening: {18, 21}, Night: {21, 24},
}

// partCodes are the names of TIMEX3: 2013-02-12TMO.
var partCodes = [...]string{Morning: "MO", Daytime: "DT", Midday: "MI", Afternoon: "AF", Evening: "EV", Night: "NI"}

// partAt returns the part of the day to which an hour belongs.
func partAt(hour int) Part {
	for _, p := range [...]Part{Night, Evening, Afternoon} {
		if hour >= partHours[p][0] {
			return p
		}
	}
	return Morning
}

// partFrom returns the part of the day that starts with an hour, or failing
// that the one to which it belongs.
func partFrom(hour int) Part {
	for p := Morning; p <= Night; p++ {
		if partHours[p][0] == hour {
			return p
		}
	}
	return partAt(hour)
}

// on returns the part p of the day that starts at midnight.
func (p Part) on(midnight time.Time) Interval {
	h := partHours[p]
	return Interval{midnight.Add(time.Duration(h[0]) * time.Hour), midnight.Add(time.Duration(h[1]) * time.Hour), DayPart}
}

package calendar

// A Unit is a size of calendar time, and so also a granularity: the unit to
// which a date is known. The zero Unit is none.
type Unit uint8

// The units, from fine to coarse.
const (
	NoUnit Unit = iota
	Second
	Minute
	Hour
	DayPart // morning, afternoon, evening, night: no fixed hours
	Day
	Weekend
	Week
	Month
	Quarter
	Season
	Half
	Year
	Decade
	Century
	Millennium
)

var unitNames = [...]string{
	"none", "second", "minute", "hour", "daypart", "day", "weekend", "week", "month",
	"quarter", "season", "half", "year", "decade", "century", "millennium",
}

// String returns the name that rule files and exports use: "day", "month".
func (u Unit) String() string { return unitNames[u] }

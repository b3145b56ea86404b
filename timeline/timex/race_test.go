//go:build race

package timex

// raceDetected says that the race detector is at work, under which pools forget.
const raceDetected = true

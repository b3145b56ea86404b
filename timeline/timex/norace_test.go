//go:build !race

package timex

const raceDetected = false

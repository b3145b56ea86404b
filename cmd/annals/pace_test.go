package main

import "testing"

// Little in use may grow by as much as is spare, much by a half, and less where it stays below 1.4 GB by that.
func TestPace(t *testing.T) {
	for inUse, want := range map[uint64]int{0: 3200, 32 << 20: 400, 128 << 20: 100, 256 << 20: 50, 900 << 20: 50, 1000 << 20: 40, 1120 << 20: 25, 1150 << 20: 50, 4 << 30: 50} {
		if got := annalsPace.percent(inUse); got != want {
			t.Errorf("%d MB may grow by %d %%, not by %d", inUse>>20, got, want)
		}
	}
}

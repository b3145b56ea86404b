package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A pace says how far memory may fill between two collections of what is no longer used. Go lets it double. That is often for a small
// archive, which is read within a few collections, and much for a large one, which has a gigabyte in use.
type pace struct {
	spare uint64 // bytes that may always be filled
	least uint64 // hundredths of what is in use that may be filled beside it
	most  uint64 // bytes that are not to be exceeded, where half of least is enough for that
}

// annalsPace is that of the command. Beside Go's own, 1,000 stories cost 7 % less work (BenchmarkBuild), and 19,000 a fifth less memory
// for as much. With what is not on the heap, 1.4 GB on it let a machine of 2 GB build 100,000 events (BenchmarkLarge in timeline/site).
var annalsPace = pace{spare: 128 << 20, least: 50, most: 1400 << 20}

// hold keeps the pace from now on: it is found anew after every collection.
func (p pace) hold() {
	debug.SetGCPercent(p.percent(inUse()))
	// What nobody refers to is gone after the next collection, and with it the turn comes round.
	runtime.AddCleanup(&struct{ turn *pace }{}, pace.hold, p)
}

// percent returns by how many hundredths memory may grow of which so many bytes are in use.
func (p pace) percent(inUse uint64) int {
	const little = 4 << 20 // before the first collection none is known
	inUse = max(inUse, little)
	percent := max(p.least, 100*p.spare/inUse)
	if left := 100 * (max(p.most, inUse) - inUse) / inUse; left >= p.least/2 {
		percent = min(percent, left)
	}
	return int(percent)
}

// inUse returns how many bytes the last collection found in use.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

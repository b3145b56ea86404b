package archive

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// Taken are the ids that are no longer free. They are kept as hashes, so that an archive of
// many millions of articles can be read in little memory: two that fall together
// by chance cost one of them a number that it would not have needed.
type taken struct {
	hashes map[uint64]bool
	next   map[uint64]int // what was last put behind an id that is taken
}

// free returns an id that is not taken, and takes it: id itself if it can be,
// so that the ids of an archive stay what they are when another is read beside it.
func (t *taken) free(archive, id string) string {
	if t.hashes == nil {
		t.hashes, t.next = map[uint64]bool{}, map[uint64]int{}
	}
	if t.hashes[hash(id)] && !strings.Contains(id, "#") {
		id = archive + "/" + id
	}
	whole := id
	for t.hashes[hash(id)] {
		n := max(t.next[hash(whole)], 1) + 1
		t.next[hash(whole)] = n
		id = whole + "~" + strconv.Itoa(n)
	}
	t.hashes[hash(id)] = true
	return id
}

func hash(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}

package timeline

import (
	"sync"

	"annals/internal/prose"
)

// Stems keeps the stems of words that were met, for all who read at once. The zero
// stems is empty.
type stems struct {
	parts [16]struct { // by the word, so that few wait for each other
		sync.RWMutex
		of map[uint64]uint64 // hash of language and word to that of its stem
	}
}

// of returns the hash of the stem of a word.
func (s *stems) of(lang, word string) uint64 {
	hash, _ := nextWord(word)
	return s.ofHashed(lang, word, hash)
}

// ofHashed returns the hash of the stem of a word of which nextWord gives the hash.
func (s *stems) ofHashed(lang, word string, key uint64) uint64 {
	for i := range len(lang) {
		key = mix(key, uint64(lang[i]))
	}
	part := &s.parts[key%uint64(len(s.parts))]
	part.RLock()
	stem, known := part.of[key]
	part.RUnlock()
	if known {
		return stem
	}
	stem, _ = nextWord(prose.Stem(lang, word))
	part.Lock()
	defer part.Unlock()
	if part.of == nil {
		part.of = map[uint64]uint64{}
	}
	part.of[key] = stem
	return stem
}

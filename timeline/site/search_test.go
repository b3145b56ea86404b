package site

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// Every word of an event's headline, names, places and quotations leads to it, through files of which each is small.
func TestSearchFindsEveryEvent(t *testing.T) {
	told := large(700, 2)
	told.Events[3].Headline = "Élan retrouvé à Noël"
	dir := write(t, told, Options{})
	load := func(name string, into any) {
		t.Helper()
		data, err := os.ReadFile(dir + "/search/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 2*searchShard {
			t.Errorf("%s: %d bytes", name, len(data))
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	var list searchList
	load("list", &list)
	if list.Events != 700 || !slices.IsSorted(list.Starts) {
		t.Fatalf("%+v", list)
	}
	find := func(word string) map[string]bool {
		i, found := slices.BinarySearch(list.Starts, word)
		if !found {
			i--
		}
		words := map[string][]int{}
		load(fmt.Sprintf("words-%d", i), &words)
		ids := map[string]bool{}
		at := 0
		for _, d := range words[word] {
			at += d
			var hits []searchHit
			load(fmt.Sprintf("events-%d", at/list.Block), &hits)
			ids[hits[at%list.Block][0]] = true
		}
		return ids
	}
	for _, i := range []int{3, 99, 500} {
		x := told.Events[i]
		for word := range searchWords(x.Headline + " " + x.Names[0].Name + " the matter was closed") {
			if !find(word)[x.ID] {
				t.Errorf("%q does not lead to %s %q", word, x.ID, x.Headline)
			}
		}
	}
	if got := slices.Collect(searchWords("Élan, l’été d’İzmir: 3½ ΟΔΟΣ")); strings.Join(got, " ") != "elan l ete d izmir 3½ οδοσ" {
		t.Errorf("%q", got)
	}
}

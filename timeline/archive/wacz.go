package archive

import (
	"bufio"
	"cmp"
	"encoding/json"
	"path"
	"strings"

	"github.com/klauspost/compress/zip"
)

// A WACZ is a zip of web archives with a list of their pages.

// Where what is read lies in a WACZ.
const (
	archiveFolder = "archive/"
	pagesFolder   = "pages/"
)

// unpackWACZ gives the web archives in a WACZ.
func unpackWACZ(in *input, yield func(*input) error) error {
	z, cut, err := openCutZip(in)
	if err != nil {
		return err
	}
	in.titles = map[string]string{}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, pagesFolder) && path.Ext(f.Name) == ".jsonl" {
			in.addTitles(f)
		}
	}
	return cmp.Or(zipEntries(in, z, archiveFolder, yield), cut)
}

// mostTitles is how many titles of pages are held.
const mostTitles = 100_000

// addTitles adds the titles that a list of pages gives. A list that is broken costs
// no more than the titles of pages that have none themselves.
func (in *input) addTitles(f *zip.File) {
	list, err := zipEntry(in, f, f.Name, in.spending(nil))
	if err != nil {
		return
	}
	defer list.Close()
	lines := bufio.NewScanner(list)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(in.titles) < mostTitles {
		var page struct{ URL, Title string }
		if json.Unmarshal(lines.Bytes(), &page) == nil && page.URL != "" && page.Title != page.URL {
			in.titles[page.URL] = page.Title
		}
	}
}

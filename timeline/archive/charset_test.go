package archive

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Saved pages are in any encoding, and often say another.
func TestEncodingsOfPages(t *testing.T) {
	const (
		french   = "Le café près de l’hôtel a fermé lundi, après cent ans : « c’est la fin », a dit la patronne à Élise."
		russian  = "Мост открыли в понедельник, через девять лет после того, как старый упал в реку, и все пришли посмотреть."
		chinese  = "大桥星期一开通了，距离旧桥掉进河里已经九年，大家都来看热闹，市长也发表了讲话。"
		mandarin = "大橋星期一開通了，距離舊橋掉進河裡已經九年，大家都來看熱鬧，市長也發表了講話。"
		japan    = "橋は月曜日に開通した。古い橋が川に落ちてから九年が経ち、町の人々はみな見物に来た。"
		korea    = "다리는 월요일에 개통되었다. 옛 다리가 강에 무너진 지 구 년 만이며, 모두가 구경하러 왔다."
	)
	for name, c := range map[string]struct {
		as          encoding.Encoding
		label, text string
	}{
		"Windows-1252":                    {charmap.Windows1252, "windows-1252", french},
		"Windows-1252 that says Latin 1":  {charmap.Windows1252, "iso-8859-1", french},
		"Windows-1252 that says UTF-8":    {charmap.Windows1252, "utf-8", french},
		"Windows-1252 that says nothing":  {charmap.Windows1252, "", french},
		"Windows-1252 that says nonsense": {charmap.Windows1252, "x-sample", french},
		"UTF-8 that says Latin 1":         {unicode.UTF8, "iso-8859-1", french},
		"UTF-8 with a mark":               {unicode.UTF8BOM, "", russian},
		"UTF-16 with a mark":              {unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "", french},
		"UTF-16 without one":              {unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "", french},
		"UTF-16 the other way round":      {unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-8", russian},
		"KOI8-R":                          {charmap.KOI8R, "koi8-r", russian},
		"KOI8-R that says nothing":        {charmap.KOI8R, "", russian},
		"Windows-1251":                    {charmap.Windows1251, "windows-1251", russian},
		"Windows-1251 that says nothing":  {charmap.Windows1251, "", russian},
		"GB 18030":                        {simplifiedchinese.GB18030, "gb18030", chinese},
		"GB 18030 that says GB 2312":      {simplifiedchinese.GB18030, "gb2312", chinese},
		"GB 18030 that says UTF-8":        {simplifiedchinese.GB18030, "utf-8", chinese},
		"Big5":                            {traditionalchinese.Big5, "big5", mandarin},
		"Shift JIS":                       {japanese.ShiftJIS, "shift_jis", japan},
		"Shift JIS that says nothing":     {japanese.ShiftJIS, "", japan},
		"EUC-JP":                          {japanese.EUCJP, "euc-jp", japan},
		"ISO-2022-JP":                     {japanese.ISO2022JP, "iso-2022-jp", japan},
		"EUC-KR":                          {korean.EUCKR, "euc-kr", korea},
	} {
		page := "<!DOCTYPE html><html><head><meta charset=\"" + c.label + "\"></head><body><article><p>" + strings.Repeat(c.text+" ", 3) + "</p></article></body></html>"
		if c.label == "" {
			page = strings.Replace(page, `<meta charset="">`, "", 1)
		}
		data, err := encoding.ReplaceUnsupported(c.as.NewEncoder()).String(page)
		if err != nil {
			t.Fatal(name, err)
		}
		d, err := readHTML(data, Best)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !strings.Contains(d.Text, c.text) {
			t.Errorf("%s: %.120q", name, d.Text)
		}
	}
}

// A page that was saved twice in the wrong encoding is read as it was meant, and none
// that only looks so is touched.
func TestMangledPages(t *testing.T) {
	for text, want := range map[string]string{
		"CafÃ© prÃ¨s de lâ€™hÃ´tel":                    "Café près de l’hôtel",
		"ÐœÐ¾Ñ\u0081Ñ‚ Ð¾Ñ‚ÐºÑ€Ñ‹Ð»Ð¸":                 "Мост открыли",
		"Das StÃ¼ck „Faust“ lÃ¤uft, Ã¼brigens, weiter": "Das StÃ¼ck „Faust“ lÃ¤uft, Ã¼brigens, weiter", // half of it is right
		"The sign Ã is a letter":                       "The sign Ã is a letter",
		"São Paulo, Ãgua":                              "São Paulo, Ãgua",
	} {
		if got := mended(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

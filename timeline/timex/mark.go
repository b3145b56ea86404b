package timex

// The marks that join words: hyphens and dashes, slashes, colons, apostrophes.

// readMark reads a mark, which is known where it joins what is beside it.
func (x *islander) readMark() bool {
	i := x.pos
	text := x.text
	b := text[i]
	x.pos++
	prev, next := other, other
	if i > 0 {
		prev = int(classOf[text[i-1]])
	}
	if i+1 < len(text) {
		next = int(classOf[text[i+1]])
	}
	name := ""
	switch b {
	case '-', '+':
		switch {
		case b == '-' && next == mark && text[i+1] == '-': // a dash in ASCII
			x.pos++
			if x.pos < len(text) && text[x.pos] == '-' {
				return false
			}
			name = "–"
		case prev >= letter && prev != mark && (next >= letter && next != mark || next == mark && text[i+1] == '\''), b == '+' && prev == digit:
			name = string(b)
		case b == '-' && prev <= line && next <= line:
			name = "–"
		case b == '-' && prev == mark && text[i-1] == '.' && (next == letter || next == digit): // Jan.-March
			name = "-"
		}
	case '/', ':', '.':
		if prev >= letter && prev != mark && next >= letter && next != mark {
			name = string(b)
		}
		if b == ':' && next == mark { // http://
			for x.pos < len(text) && classOf[text[x.pos]] != space && classOf[text[x.pos]] != line {
				x.pos++
			}
		}
	case ',':
		name = ","
	case '\'', '`':
		return x.readApostrophe(i, i+1, prev, next)
	}
	return name != "" && x.pushMark(i, x.pos, name)
}

// readApostrophe reads an apostrophe: the one of '98, or one with the letters
// that follow it, "'s".
func (x *islander) readApostrophe(i, after, prev, next int) bool {
	text := x.text
	if next == digit && prev != digit {
		return x.pushMark(i, after, "'")
	}
	if prev != letter && prev != digit && prev != wide && (prev != mark || text[i-1] != '.') || next != letter {
		return x.pushMark(i, after, "’") // of a genitive: two weeks' notice
	}
	j := after
	for j < len(text) && classOf[text[j]] == letter {
		j++
	}
	w := x.g.lexicon.apostrophe(text[after:j])
	x.pos = j
	return w != nil && x.push(token{start: i, end: j, word: w})
}

// readWideMark reads a mark that is not ASCII: a dash or a curly apostrophe.
func (x *islander) readWideMark(r rune, size int) bool {
	i := x.pos
	x.pos += size
	prev, next := other, other
	if i > 0 {
		prev = int(classOf[x.text[i-1]])
	}
	if x.pos < len(x.text) {
		next = int(classOf[x.text[x.pos]])
	}
	switch r {
	case '‐', '‑', '−': // hyphens and minus
		if prev >= letter && next >= letter {
			return x.pushMark(i, x.pos, "-")
		}
	case '–', '—', '‒', '―':
		if r == '–' && prev >= letter && next >= letter {
			return x.pushMark(i, x.pos, "-")
		}
		return x.pushMark(i, x.pos, "–")
	case '’', '‘', 'ʼ':
		return x.readApostrophe(i, x.pos, prev, next)
	case '£', '€', '¥', '₹', '₽', '₩', '₿': // an amount
		if next == digit {
			x.skipWord()
		}
	case '½', '¼', '¾':
		return x.pushMark(i, x.pos, string(r))
	}
	return false
}

func (x *islander) pushMark(start, end int, name string) bool {
	w := x.g.lexicon.fold(name)
	return w != nil && x.push(token{start: start, end: end, word: w})
}

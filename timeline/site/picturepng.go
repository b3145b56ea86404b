package site

import (
	"bufio"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// fineness is how many dots of a PNG make one of the width that is asked for: screens and paper show two.
const fineness = 2

// png draws p as PNG.
func (p *picture) png(w *bufio.Writer) error {
	c := &canvas{
		image: image.NewRGBA(image.Rect(0, 0, int(p.width*fineness), int(p.height*fineness))),
		faces: map[lettering]font.Face{},
	}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(colourOf(paper)), image.Point{}, draw.Src)
	for _, s := range p.shapes {
		if s.text != "" {
			if err := c.text(s); err != nil {
				return err
			}
			continue
		}
		if s.line != "" { // a line lies half within its shape and half around it
			const half = .75
			c.rounded(s.x-half, s.y-half, s.w+2*half, s.h+2*half, s.round+half, s.line)
			c.rounded(s.x+half, s.y+half, s.w-2*half, s.h-2*half, s.round-half, s.fill)
			continue
		}
		c.rounded(s.x, s.y, s.w, s.h, s.round, s.fill)
	}
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, fewColours(c.image))
}

// fewColours returns a picture in 256 colours at most, which is a fifth as large: it has few, and the
// blends of each with the paper.
func fewColours(from *image.RGBA) image.Image {
	const blends = 50
	var palette color.Palette
	index := map[color.RGBA]uint8{}
	for _, name := range []string{ink, rubric, muted, faint, "#e9c9bd"} {
		c, on := colourOf(name), colourOf(paper)
		for i := range blends {
			blend := func(a, b uint8) uint8 { return uint8((int(a)*i + int(b)*(blends-1-i)) / (blends - 1)) }
			palette = append(palette, color.RGBA{blend(c.R, on.R), blend(c.G, on.G), blend(c.B, on.B), 255})
		}
	}
	to := image.NewPaletted(from.Bounds(), palette)
	var last color.RGBA // most dots are as the one before
	var lastAt uint8
	for i := range to.Pix {
		c := color.RGBA{from.Pix[4*i], from.Pix[4*i+1], from.Pix[4*i+2], 255}
		if c == last {
			to.Pix[i] = lastAt
			continue
		}
		at, known := index[c]
		if !known {
			at = uint8(palette.Index(c))
			index[c] = at
		}
		to.Pix[i] = at
		last, lastAt = c, at
	}
	return to
}

// A canvas is a PNG being drawn.
type canvas struct {
	image *image.RGBA
	faces map[lettering]font.Face // by size and weight
}

// colourOf returns a colour as styles write it: #9c281c.
func colourOf(hex string) color.RGBA {
	n, _ := strconv.ParseUint(hex[1:], 16, 32) // one of our own
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

// rounded fills a rectangle with round corners.
func (c *canvas) rounded(x, y, w, h, round float64, fill string) {
	const arc = .5523 // how far the handles of a quarter of a circle reach, of its radius
	left, top := int(x*fineness)-1, int(y*fineness)-1
	wide, high := int(w*fineness)+4, int(h*fineness)+4
	r := vector.NewRasterizer(wide, high)
	r.DrawOp = draw.Over
	at := func(px, py float64) (float32, float32) {
		return float32(px*fineness - float64(left)), float32(py*fineness - float64(top))
	}
	move := func(px, py float64) { a, b := at(px, py); r.MoveTo(a, b) }
	line := func(px, py float64) { a, b := at(px, py); r.LineTo(a, b) }
	curve := func(ax, ay, bx, by, px, py float64) {
		a, b := at(ax, ay)
		d, e := at(bx, by)
		f, g := at(px, py)
		r.CubeTo(a, b, d, e, f, g)
	}
	q := max(0, min(round, w/2, h/2))
	k := q * (1 - arc)
	move(x+q, y)
	line(x+w-q, y)
	curve(x+w-k, y, x+w, y+k, x+w, y+q)
	line(x+w, y+h-q)
	curve(x+w, y+h-k, x+w-k, y+h, x+w-q, y+h)
	line(x+q, y+h)
	curve(x+k, y+h, x, y+h-k, x, y+h-q)
	line(x, y+q)
	curve(x, y+k, x+k, y, x+q, y)
	r.ClosePath()
	r.Draw(c.image, image.Rect(left, top, left+wide, top+high), image.NewUniform(colourOf(fill)), image.Point{})
}

func (c *canvas) text(s shape) error {
	key := lettering{size: s.size, bold: s.bold}
	if c.faces[key] == nil {
		face, err := opentype.NewFace(typeface(s.bold), &opentype.FaceOptions{Size: s.size * fineness, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return err
		}
		c.faces[key] = face
	}
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(colourOf(s.fill)), Face: c.faces[key],
		Dot: fixed.Point26_6{X: fixed.Int26_6(s.x * fineness * 64), Y: fixed.Int26_6(s.y * fineness * 64)}}
	d.DrawString(s.text)
	return nil
}

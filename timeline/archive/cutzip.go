package archive

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zip"
)

// A zip lists its files at its end. Of one that was cut off the list is missing, but each
// file also has a header of its own before it: by these the list is written again, for as
// far as the zip goes.

// mostRelisted is how many files are listed again.
const mostRelisted = 1 << 18

// openCutZip reads a zip whose list of files may be missing. Then cut says so.
func openCutZip(in *input) (z *zip.Reader, cut, err error) {
	z, err = openZip(in)
	if err == nil {
		return z, nil, nil
	}
	at, size, held := in.at()
	if held != nil {
		return nil, nil, held
	}
	list, files := relisted(at, size)
	if files == 0 {
		return nil, nil, err
	}
	z, again := zipOver(appended{at, size, list}, size+int64(len(list)))
	if again != nil {
		return nil, nil, err
	}
	return z, &fault{reason: fmt.Sprintf("is cut off: only what stands before, %s, could be read", count(files, "file")), do: "fetch it again"}, nil
}

// The parts of a zip, by the numbers that they begin with.
const (
	fileHeader     = 0x04034b50
	listHeader     = 0x02014b50
	listEnd        = 0x06054b50
	dataDescriptor = 0x08074b50
)

// The sizes of these parts, without names and the like.
const (
	fileHeaderSize = 30
	listHeaderSize = 46
	descriptorSize = 16
)

// relisted returns the list of the files that stand in a zip one after another from its beginning,
// and how many they are.
func relisted(at io.ReaderAt, size int64) (list []byte, files int) {
	var head [fileHeaderSize]byte
	for offset := int64(0); offset < math.MaxUint32 && files < mostRelisted; files++ {
		if _, err := at.ReadAt(head[:], offset); err != nil || binary.LittleEndian.Uint32(head[:]) != fileHeader {
			break
		}
		flags, names := binary.LittleEndian.Uint16(head[6:]), int64(binary.LittleEndian.Uint16(head[26:]))
		name := make([]byte, names)
		if _, err := at.ReadAt(name, offset+fileHeaderSize); err != nil {
			break
		}
		begin := offset + fileHeaderSize + names + int64(binary.LittleEndian.Uint16(head[28:]))
		sums := [12]byte(head[14:26]) // its checksum, and its sizes packed and unpacked
		next := begin + int64(binary.LittleEndian.Uint32(sums[4:]))
		if flags&8 != 0 { // they stand behind it
			sums, next = described(at, begin, size)
		}
		if next > size { // it is cut off itself
			binary.LittleEndian.PutUint32(sums[4:], uint32(min(max(size-begin, 0), math.MaxUint32-1)))
			next = size
		}
		list = binary.LittleEndian.AppendUint32(list, listHeader)
		list = append(list, head[4], head[5], head[4], head[5])
		list = binary.LittleEndian.AppendUint16(list, flags&^8)
		list = append(list, head[8:14]...)
		list = append(list, sums[:]...)
		list = binary.LittleEndian.AppendUint16(list, uint16(names))
		list = append(list, make([]byte, listHeaderSize-30-4)...)
		list = binary.LittleEndian.AppendUint32(list, uint32(offset))
		list = append(list, name...)
		offset = next
	}
	length := len(list)
	list = binary.LittleEndian.AppendUint32(list, listEnd)
	list = append(list, 0, 0, 0, 0)
	list = binary.LittleEndian.AppendUint16(list, uint16(files))
	list = binary.LittleEndian.AppendUint16(list, uint16(files))
	list = binary.LittleEndian.AppendUint32(list, uint32(length))
	list = binary.LittleEndian.AppendUint32(list, uint32(size))
	return append(list, 0, 0), files
}

// described returns the checksum and the sizes of a file that stand behind it, and where the next
// one begins: past the end of the zip where the file does not end in it.
func described(at io.ReaderAt, begin, size int64) (sums [12]byte, next int64) {
	r := bufio.NewReaderSize(io.NewSectionReader(at, begin, max(size-begin, 0)), 64<<10)
	for read := int64(0); ; {
		b, err := r.Peek(descriptorSize)
		if err != nil {
			binary.LittleEndian.PutUint32(sums[8:], math.MaxUint32-1) // nobody knows, and so it ends too early
			return sums, size + 1
		}
		if binary.LittleEndian.Uint32(b) == dataDescriptor && int64(binary.LittleEndian.Uint32(b[8:])) == read {
			return [12]byte(b[4:]), begin + read + descriptorSize
		}
		r.Discard(1)
		read++
	}
}

// Appended is a file with something behind it.
type appended struct {
	io.ReaderAt
	size   int64
	behind []byte
}

// ReadAt reads anywhere.
func (a appended) ReadAt(p []byte, at int64) (n int, err error) {
	if at < a.size {
		if n, err = a.ReaderAt.ReadAt(p[:min(int64(len(p)), a.size-at)], at); err != nil && !errors.Is(err, io.EOF) || n == len(p) {
			return n, err
		}
		at += int64(n)
	}
	if at-a.size > int64(len(a.behind)) {
		return n, io.EOF
	}
	more := copy(p[n:], a.behind[at-a.size:])
	if n += more; n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

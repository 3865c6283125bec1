// Command corpus makes the benchmark's texts, one paragraph a line, from what bench/text/fetch has fetched.
package main

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

func main() {
	quran := flag.String("quran", "", "quran-json's quran.json")
	firefox := flag.String("firefox", "", "Firefox's Arabic language pack, an xpi")
	words := flag.String("words", "", "aspell's word list, one a line, flags after a slash")
	statement := flag.String("statement", "", "the bundled statement")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()

	vocalised, err := verses(*quran)
	check(err)
	write(*out, "vocalised.txt", vocalised)
	write(*out, "plain.txt", unmarked(vocalised))

	modern, err := messages(*firefox)
	check(err)
	write(*out, "modern.txt", modern)

	vocabulary, err := lines(*words)
	check(err)
	write(*out, "drawn.txt", draw(vocabulary, 200_000))

	text, err := lines(*statement)
	check(err)
	write(*out, "statement.txt", slices.Repeat(text, 400))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func write(dir, name string, paragraphs []string) {
	check(os.WriteFile(filepath.Join(dir, name), []byte(strings.Join(paragraphs, "\n")+"\n"), 0o644))
}

func lines(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' || r == '\r' }), err
}

// verses joins verses to paragraphs of at least 60 words, since a verse alone seldom fills a line.
func verses(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var suras []struct {
		Verses []struct{ Text string }
	}
	if err := json.Unmarshal(data, &suras); err != nil {
		return nil, err
	}
	var paragraphs []string
	for _, s := range suras {
		var words []string
		for _, v := range s.Verses {
			words = append(words, strings.Fields(v.Text)...)
			if len(words) >= 60 {
				paragraphs = append(paragraphs, strings.Join(words, " "))
				words = nil
			}
		}
		if len(words) > 0 {
			paragraphs = append(paragraphs, strings.Join(words, " "))
		}
	}
	return paragraphs, nil
}

// unmarked takes marks, small letters and signs away and writes plain letters for the Quran's own.
func unmarked(paragraphs []string) []string {
	plain := strings.NewReplacer("ٱ", "ا", "ـ", "", "ی", "ي", "ہ", "ه")
	var out []string
	for _, p := range paragraphs {
		p = strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.Mn, unicode.Lm, unicode.So, unicode.Cf) && r != 'ـ' {
				return -1
			}
			return r
		}, plain.Replace(p))
		out = append(out, strings.Join(strings.Fields(p), " "))
	}
	return out
}

var (
	message   = regexp.MustCompile(`(?m)^(?:[a-z][\w-]*| +\.[a-z]+) = (.+)$`)
	arabic    = regexp.MustCompile(`[\x{0620}-\x{064A}]{2}`)
	placeable = regexp.MustCompile(`\{[^}]*\}|<[^>]*>`)
)

// messages reads the sentences of a language pack and joins them to paragraphs of at least 60 words.
func messages(xpi string) ([]string, error) {
	z, err := zip.OpenReader(xpi)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var paragraphs, words []string
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".ftl") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, err
		}
		for _, m := range message.FindAllStringSubmatch(string(data), -1) {
			if s := placeable.ReplaceAllString(m[1], "Firefox"); arabic.MatchString(s) {
				words = append(words, strings.Fields(s)...)
			}
			if len(words) >= 60 {
				paragraphs = append(paragraphs, strings.Join(words, " "))
				words = nil
			}
		}
	}
	return paragraphs, nil
}

// draw takes n words from the vocabulary, the k-th of a shuffled 100,000 with frequency 1/(k+2.7), by a fixed seed.
func draw(vocabulary []string, n int) []string {
	r := rand.New(rand.NewPCG(3, 71))
	r.Shuffle(len(vocabulary), func(i, j int) { vocabulary[i], vocabulary[j] = vocabulary[j], vocabulary[i] })
	vocabulary = vocabulary[:min(len(vocabulary), 100_000)]
	zipf := rand.NewZipf(r, 1.0001, 2.7, uint64(len(vocabulary)-1))
	var paragraphs []string
	var b strings.Builder
	w := bufio.NewWriter(&b)
	for i := range n {
		word, _, _ := strings.Cut(vocabulary[zipf.Uint64()], "/")
		w.WriteString(word)
		if i%80 == 79 || i == n-1 {
			w.WriteByte('.')
			w.Flush()
			paragraphs = append(paragraphs, b.String())
			b.Reset()
		} else if i%13 == 12 {
			w.WriteString("، ")
		} else {
			w.WriteByte(' ')
		}
	}
	return paragraphs
}

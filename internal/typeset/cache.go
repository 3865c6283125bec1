package typeset

import (
	"slices"
	"sync"

	"github.com/go-text/typesetting/language"
)

// cache keeps shaped words and parts of words. It is bounded: each of its shards forgets what has not been asked for during the last
// shardWords new words. It holds only words that shaping alone draws as they are drawn in their text: see pieces.go.
type cache struct {
	shards [shards]shard
}

const (
	shards     = 32
	shardWords = 1024 // 32 × 2 × 1024 words at most: 20 MB for a library's vocabulary, 2 MB for a statement's
	// longestWord is the longest that is kept.
	longestWord = 48
)

type shard struct {
	mu         sync.Mutex
	young, old map[uint64]*word
}

// setting is what a word's shape depends on beside its text.
type wordSetting struct {
	face     *Face
	script   language.Script
	language language.Language
	odd      bool // level
	lead     bool // after a space
	// A part of a word is joined to the letter before it, or after it.
	joinedBefore, joinedAfter bool
}

type word struct {
	wordSetting
	text  []rune
	shape *shape
}

// hash is FNV-1a over the runes, begun with what the setting has of its own.
func (s *wordSetting) hash(text []rune) uint64 {
	h := s.face.salt
	for i, is := range [...]bool{s.odd, s.lead, s.joinedBefore, s.joinedAfter} {
		if is {
			h ^= 1 << (60 + i)
		}
	}
	for _, r := range text {
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h ^ h>>29
}

// is says that a word is the one asked for.
func (w *word) is(text []rune, s *wordSetting) bool {
	return w.wordSetting == *s && slices.Equal(w.text, text)
}

// get gives a word, nil where it is not known.
func (c *cache) get(h uint64, text []rune, s *wordSetting) *word {
	sh := &c.shards[h%shards]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	w, ok := sh.young[h]
	if !ok {
		if w, ok = sh.old[h]; ok {
			sh.add(h, w)
		}
	}
	if !ok || !w.is(text, s) {
		return nil
	}
	return w
}

// put keeps a word's shape. Of two words with one hash the later is kept.
func (c *cache) put(h uint64, text []rune, s *wordSetting, made *shape) *word {
	w := &word{wordSetting: *s, text: slices.Clone(text), shape: made}
	sh := &c.shards[h%shards]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.add(h, w)
	return w
}

// recent are the words that a worker met last, each where its hash says: most of a text's words are among them, and
// asked for without a lock.
type recent [4096]*word

// known gives a word from the recent ones or from the cache, nil where neither has it.
func (w *worker) known(c *cache, h uint64, text []rune, s *wordSetting) *shape {
	at := &w.recent[h%uint64(len(w.recent))]
	if *at == nil || !(*at).is(text, s) {
		found := c.get(h, text, s)
		if found == nil {
			return nil
		}
		*at = found
	}
	return (*at).shape
}

// keep puts a word's shape into the cache.
func (w *worker) keep(c *cache, h uint64, text []rune, s *wordSetting, made *shape) {
	w.recent[h%uint64(len(w.recent))] = c.put(h, text, s, made)
}

func (s *shard) add(h uint64, w *word) {
	switch {
	case s.young == nil: // a short text fills none of them
		s.young = map[uint64]*word{}
	case len(s.young) >= shardWords:
		s.old, s.young = s.young, make(map[uint64]*word, shardWords)
	}
	s.young[h] = w
}

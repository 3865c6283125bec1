// Package kashida decides where a justified line of Arabic may be elongated,
// and by how much. It is arithmetic over runes and numbers: it knows no font
// and no shaper, imports nothing of ours, and keeps no state. The typeset
// engine gives it words and widths, asks the font about what it proposes, and
// draws the result.
//
// # Joints
//
// A joint is the place between two joined letters a → b of one word. The
// first matching row decides; 1 is the best priority; on a tie the joint
// nearest the word's end is better. "Final" means that b does not join
// onward. "Teeth" are the initial or medial letters of the Beh, Noon, Yeh,
// Farsi Yeh and Nya groups. Letters are told apart by Unicode Joining_Group.
//
//	row   a → b                                            result        source
//	F1    Lam → Alef, marks between them or not            never         all
//	F2    Lam → anything                                   never         Af; M: الـ… is ugly
//	F3    Kaf, Gaf → anything                              never         Af
//	F4    anything → Hah group, Sad                        never         Af; M: Amiri unstacks مح لح فح
//	F5    anything → Ain that is not final                 never         Af
//	F6    anything → final Yeh, ى, Yeh Barree              never         LO, B06, Q
//	      (but Seen, Sad → final Yeh is P4)
//	F7    beside ZWNJ or ZWJ; before ء; after letters      never         LO
//	      that do not join onward
//	P0    a bare tatweel typed by the word's writer        only place    MS
//	P1    anything → word-final Heh, Teh Marbuta           P1            B06, MS
//	      (after Ain or Hah: P3)
//	P1    Seen, Sad → Alef, teeth, Lam, Kaf, Seen, Tah     P1            MS, B06
//	P2    anything → Dal                                   P2            MS
//	P3    anything → Tah                                   P3            B06
//	P3    teeth, Feh, Qaf, Tah → Alef                      P3            MS, B06
//	P4    other letters → Alef                             P4            MS, B06
//	P3    anything → final Lam, Kaf                        P3            MS
//	P4    anything → a tooth followed by final Reh, Yeh    P4            MS
//	      or Noon
//	P5    anything → any other final letter                P5            MS
//	P6    anything → final Waw, Ain, Feh, Qaf              last resort   MS; Af forbids
//	–     any other medial joint                           no candidate  MS
//
// Sources: MS is Microsoft's priority list (Internet Explorer 5.5), as
// LibreOffice restates it in i18nutil/source/utility/kashida.cxx; LO is
// LibreOffice's later changes there; B06 is Benatia, Elyaakoubi and Lazrek,
// "Arabic text justification", TUGboat 27:2 (2006), and Af is Afifi's
// manual, both as aliftype/raqim-kashida quotes them; Q is al-Qalqashandi;
// M was measured with Amiri 1.002 and Noto Naskh Arabic. What the writer
// typed (P0) comes before the F rows, since it is in the text already: it is
// lengthened or left, never joined by a second one.
//
// # Words
//
// One joint a word. Four letters or more, the article counted, marks and
// tatweels not; three letters only at P1 (or P0); one or two never. Never
// الله, لله, اللهم with or without particles before them. Never in tokens
// with digits, with letters of another script, with a full stop inside
// (abbreviations, addresses), with Quranic annotation signs, nor between
// ﴿ and ﴾. A tatweel that carries U+0670, U+0654 or U+0655 is the seat of
// that mark: it counts neither as a letter nor as a kashida, and no kashida
// stands beside it.
//
// # Fonts
//
// A joint that HarfBuzz flags safe to insert tatweel takes one to seven units with no other glyph changed:
// tried at all joints of 17,500 distinct words, 20,887 joints. Amiri flags 14,933 of them, Noto Naskh and
// Noto Kufi all, Plex 19,286. The one exception is three units before a plain ا in Amiri (3,949 of 3,987).
//
// # Lines
//
// Line.Plan shares a line's slack between spaces and joints; its comment has
// the steps. The caller does not ask for kashida on the last line of a
// paragraph, in headings, contents, tables, centred or letter-spaced text.
package kashida

//go:generate go run ./gen -out table.go

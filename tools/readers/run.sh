#!/bin/sh
# run.sh BAYAN: what PDFium, pdf.js, MuPDF and poppler read in the files that the program BAYAN writes,
# and whether poppler paints them as the preview does. Needs Node 20.19, Go, poppler-utils and qpdf.
set -eu
[ $# -eq 1 ] || { echo "usage: run.sh BAYAN" >&2; exit 2; }
bayan=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$here"
[ -d node_modules ] || npm install --no-package-lock --no-audit --no-fund --loglevel=error
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BAYAN_DATA="$work/data"
statement=$root/assets/statement/baghdad-2024.txt
briefing() { "$bayan" export --date 2024-07-22 "$@"; }

for font in amiri naskh plex; do
	for kashida in none light full; do
		briefing --font "$font" --kashida "$kashida" -o "$work/full-$font-$kashida.pdf" "$statement"
	done
done
briefing --classification 'للاستخدام الرسمي' --watermark مسودة --copy 7 --holder الوكيل -o "$work/full-marked.pdf" "$statement"
for file in "$work"/full-*.pdf; do
	qpdf --check "$file" >/dev/null
	pdffonts "$file" | awk 'NR > 2 && !/yes yes yes/ { print "not embedded, subset or mapped: " $0; bad = 1 } END { exit bad }'
done
node require.mjs 1 "$statement" "$work"/full-*.pdf

# Where MuPDF's search puts its boxes.
for font in amiri naskh plex; do node search.mjs "$statement" "$work/full-$font-full.pdf"; done

# The words of the other templates.
"$bayan" outline --json "$statement" | node -e '
	const o = JSON.parse(require("fs").readFileSync(0));
	console.log(o.measures.map(m => m.title).join("\n"));' > "$work/titles.txt"
for template in summary followup; do briefing --template $template -o "$work/$template.pdf" "$statement"; done
node require.mjs 1 "$work/titles.txt" "$work/summary.pdf" "$work/followup.pdf"

# Slides and handouts: a measure's title is on the overview and on its own slide.
briefing --template slides -o "$work/slides.pdf" "$statement"
briefing --template slides --theme light --paper 4:3 --classification سري --watermark مسودة -o "$work/slides-light.pdf" "$statement"
for n in 2 4; do briefing --template handout --per-page $n -o "$work/handout-$n.pdf" "$statement"; done
node require.mjs 1 "$statement" "$work"/slides*.pdf "$work"/handout-*.pdf

# The form, filled in and saved by one reader and read by another.
node forms.mjs "$work/followup.pdf" "$work"

# Hard lines: those that the encoding was tuned on, and others.
for lines in tuned own; do
	briefing -o "$work/lines-$lines.pdf" "lines-$lines.txt"
	node require.mjs 0.95 "lines-$lines.txt" "$work/lines-$lines.pdf"
done

# The same bytes again, on one processor.
GOMAXPROCS=1 "$bayan" export --date 2024-07-22 -o "$work/again.pdf" "$statement"
cmp "$work/again.pdf" "$work/full-amiri-none.pdf"

cd "$root" && go test -count=1 -tags readers ./tools/readers

#!/bin/sh
# run.sh BAYAN: holds every template that the program BAYAN writes against veraPDF (PDF/UA-1 and PDF/A-2a
# in one file), qpdf and pdfcpu, in Arabic and English. run.sh FILE.pdf... does the same with the files named.
# Needs Java, Maven (which brings veraPDF from its own repository), qpdf, imagemagick and Go.
set -eu
[ $# -ge 1 ] || { echo "usage: run.sh BAYAN | FILE.pdf..." >&2; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/bayan/verapdf-1.28.2
if [ ! -d "$cache" ]; then
	rm -rf "$cache.part"
	mvn -q -f "$root/tools/conformance/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache.part"
	mv "$cache.part" "$cache"
fi
case $1 in
*.pdf) ;;
*)
	bayan=$(realpath "$1")
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	cat > "$work/emblem.svg" <<-SVG
		<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#A67C2E"/></svg>
	SVG
	for copy in 1 2 3 4 5 6 7 8 9; do cat "$root/assets/statement/baghdad-2024.txt"; echo; done > "$work/long.txt"
	export BAYAN_DATA="$work/data"
	"$bayan" measures set 1 --status 'done' --owner 'وكالة الوزارة' --due 2024-05-12 >/dev/null
	"$bayan" measures set 2 --status doing --note 'بانتظار توقيع مذكرة رقم 12' >/dev/null
	"$bayan" measures add 'تشكيل لجنة مشتركة' >/dev/null
	"$bayan" measures add 'Send the minutes to UNODC' >/dev/null
	convert -size 60x40 gradient:teal-gold "$work/emblem.png"
	convert "$work/emblem.png" "$work/emblem.jpeg"
	for lang in ar en; do
		for template in full summary followup; do
			for calendar in both gregorian hijri; do
				"$bayan" export --lang $lang --template $template --calendar $calendar --date 2024-07-22 \
					-o "$work/$template-$lang-$calendar.pdf"
			done
			for emblem in svg png jpeg; do
				"$bayan" export --lang $lang --template $template --date 2024-07-22 --classification 'سري' --watermark 'مسودة' \
					--copy 7 --holder 'الوكيل' --emblem "$work/emblem.$emblem" --kashida full -o "$work/$template-$lang-marked-$emblem.pdf"
			done
		done
	done
	for lang in ar en; do
		"$bayan" export --lang $lang --template slides --date 2024-07-22 -o "$work/slides-$lang.pdf"
		"$bayan" export --lang $lang --template slides --theme light --paper 4:3 --date 2024-07-22 --classification 'سري' \
			--watermark 'مسودة' --copy 7 --emblem "$work/emblem.svg" -o "$work/slides-$lang-marked.pdf" "$work/long.txt"
		for n in 2 4; do
			"$bayan" export --lang $lang --template handout --per-page $n --notes --date 2024-07-22 --watermark 'مسودة' \
				-o "$work/handout-$lang-$n.pdf"
		done
	done
	for font in naskh plex; do "$bayan" export --date 2024-07-22 --font $font --landscape -o "$work/full-$font.pdf"; done
	for paper in A3 Letter; do "$bayan" export --date 2024-07-22 --paper $paper -o "$work/full-$paper.pdf"; done
	for lines in tuned own; do "$bayan" export --date 2024-07-22 -o "$work/lines-$lines.pdf" "$root/tools/readers/lines-$lines.txt"; done
	printf 'حرف بلا رسم: \360\220\216\200 هنا.\n' > "$work/missing.txt"
	"$bayan" export --date 2024-07-22 -o "$work/missing.pdf" "$work/missing.txt"
	"$bayan" export --date 2024-07-22 -o "$work/long.pdf" "$work/long.txt"
	set -- "$work"/*.pdf
	;;
esac
for file in "$@"; do qpdf --check "$file" >/dev/null || { echo "qpdf: $file"; exit 1; }; done
(cd "$root" && go test -count=1 -tags conformance ./tools/conformance -args "$@")
for profile in ua1 2a; do
	# Its exit status is non-zero where a file does not conform.
	java -cp "$cache/*" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v "$@"
done

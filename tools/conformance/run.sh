#!/bin/sh
# Holds the PDF writer's samples, or the files named, against veraPDF (ua1 and 2a) and qpdf.
# Needs Java, Maven (which brings veraPDF from its own repository) and qpdf.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/bayan/verapdf-1.28.2
if [ ! -d "$cache" ]; then
	mvn -q -f "$root/tools/conformance/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache.part"
	mv "$cache.part" "$cache"
fi
if [ $# -eq 0 ]; then
	samples=$(mktemp -d)
	trap 'rm -rf "$samples"' EXIT
	(cd "$root" && BAYAN_PDF_SAMPLES="$samples" go test -count=1 -run '^TestSamples$' ./internal/pdf)
	set -- "$samples"/*.pdf
fi
for file in "$@"; do qpdf --check "$file" >/dev/null || { echo "qpdf: $file"; exit 1; }; done
for profile in ua1 2a; do
	# Its exit status is non-zero where a file does not conform.
	java -cp "$cache/*" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v "$@"
done

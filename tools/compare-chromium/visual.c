/* Writes the visual order of each line of standard input, base direction right to left, by ICU's ubidi:
   the characters from left to right, mirrored where UAX #9 L4 says so. Its output for
   internal/typeset/testdata/hard-lines.txt is hard-lines.visual.txt, which the tests hold us to. */
#include <stdio.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ustring.h>

int main(void)
{
	char line[4096], out[8192];
	UChar logical[4096], visual[4096];
	while (fgets(line, sizeof line, stdin)) {
		UErrorCode e = U_ZERO_ERROR;
		int32_t n;
		UBiDi *b = ubidi_open();
		line[strcspn(line, "\n")] = 0;
		u_strFromUTF8(logical, 4096, &n, line, -1, &e);
		ubidi_setPara(b, logical, n, 1, NULL, &e);
		n = ubidi_writeReordered(b, visual, 4096, UBIDI_DO_MIRRORING, &e);
		u_strToUTF8(out, sizeof out, NULL, visual, n, &e);
		ubidi_close(b);
		if (U_FAILURE(e)) {
			fprintf(stderr, "%s\n", u_errorName(e));
			return 1;
		}
		puts(out);
	}
	return 0;
}

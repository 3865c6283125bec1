/* Lays a text out with Pango: wrapped at 600 pixels, justified, 16 pixels an em, one paragraph a line.
   pango FAMILY TEXT prints words, lines, and seconds of CPU time for a first pass, a second pass over the same
   text with new layouts, and a re-wrap of the kept layouts at 450 pixels. FONTCONFIG_FILE names the fonts. */
#include <pango/pangoft2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static PangoLayout *lay(PangoContext *context, PangoFontDescription *font, const char *text, int length)
{
	PangoLayout *l = pango_layout_new(context);
	pango_layout_set_font_description(l, font);
	pango_layout_set_text(l, text, length);
	pango_layout_set_width(l, 600 * PANGO_SCALE);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(l, TRUE);
	pango_layout_get_line_count(l); /* itemises, shapes, breaks, orders and justifies */
	return l;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: pango FAMILY TEXT\n");
		return 2;
	}
	gchar *text;
	gsize size;
	GError *error = NULL;
	if (!g_file_get_contents(argv[2], &text, &size, &error)) {
		fprintf(stderr, "%s\n", error->message);
		return 1;
	}
	gchar **paragraphs = g_strsplit(g_strchomp(text), "\n", -1);
	int n = g_strv_length(paragraphs), words = 0;
	for (int i = 0; i < n; i++) {
		gchar **w = g_strsplit(paragraphs[i], " ", -1);
		for (int j = 0; w[j]; j++)
			words += *w[j] != 0;
		g_strfreev(w);
	}

	PangoFontMap *map = pango_ft2_font_map_new();
	pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
	PangoContext *context = pango_font_map_create_context(map);
	pango_context_set_base_dir(context, PANGO_DIRECTION_RTL);
	pango_context_set_language(context, pango_language_from_string("ar"));
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, argv[1]);
	pango_font_description_set_absolute_size(font, 16 * PANGO_SCALE);

	/* The font's tables are read before the clock runs, and it is the font that was asked for. */
	g_object_unref(lay(context, font, "\xd8\xa7", -1));
	PangoFont *loaded = pango_font_map_load_font(map, context, font);
	PangoFontDescription *got = pango_font_describe(loaded);
	if (strcmp(pango_font_description_get_family(got), argv[1]) != 0) {
		fprintf(stderr, "asked for %s, got %s\n", argv[1], pango_font_description_get_family(got));
		return 1;
	}

	PangoLayout **kept = g_new(PangoLayout *, n);
	int lines = 0;
	double t0 = cpu();
	for (int i = 0; i < n; i++) {
		kept[i] = lay(context, font, paragraphs[i], -1);
		lines += pango_layout_get_line_count(kept[i]);
	}
	double t1 = cpu();
	for (int i = 0; i < n; i++) {
		g_object_unref(kept[i]);
		kept[i] = NULL;
	}
	double t2 = cpu();
	for (int i = 0; i < n; i++)
		kept[i] = lay(context, font, paragraphs[i], -1);
	double t3 = cpu();
	for (int i = 0; i < n; i++) {
		pango_layout_set_width(kept[i], 450 * PANGO_SCALE);
		pango_layout_get_line_count(kept[i]);
	}
	double t4 = cpu();
	printf("%d %d %.6f %.6f %.6f\n", words, lines, t1 - t0, t3 - t2, t4 - t3);
	return 0;
}

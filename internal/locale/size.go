package locale

// FileSize writes a size in bytes, in units of 1000 of them, as file managers do.
func (c *Catalogue) FileSize(bytes int64, d Digits) string {
	if bytes < 999_500 {
		return c.F("export.kilobytes", Args{"n": Number(int(max(1, (bytes+500)/1000)), d)})
	}
	tenths := int((bytes + 50_000) / 100_000)
	mark := c.T("export.decimal_mark." + [...]string{"latn", "arab", "pers"}[d])
	return c.F("export.megabytes", Args{"n": Number(tenths/10, d) + mark + Number(tenths%10, d)})
}

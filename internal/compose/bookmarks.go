package compose

// bookmark notes a place for the outline; where it is on the pages is known later.
func (b *builder) bookmark(title string, level int, e ElementID) {
	b.outline = append(b.outline, OutlineItem{Title: title, Level: level})
	b.marked = append(b.marked, e)
}

// place finds the bookmarks' elements on the pages.
func (b *builder) place(pages []Page) {
	at := make(map[ElementID]int, len(b.marked))
	for i, e := range b.marked {
		at[e] = i
	}
	for n := range pages {
		for _, item := range pages[n].Items {
			t, ok := item.(Text)
			if !ok || t.Element == Artifact {
				continue
			}
			if i, ok := at[t.Element]; ok {
				delete(at, t.Element)
				b.outline[i].Page, b.outline[i].Y = n, t.Y+t.Layout.Lines[t.Line].Top
			}
		}
	}
}

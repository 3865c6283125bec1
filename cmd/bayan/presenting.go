package main

import (
	"context"
	"encoding/json"

	"bayan/internal/cli"
	"bayan/internal/deck"
	"bayan/ui/present"
)

// decks keeps what a person has changed of a statement's slides.
type decks struct{ window cli.Window }

func (d decks) Deck() (deck.Edits, error) {
	e, err := d.window.Library.Deck(d.window.Briefing.ID)
	return e, logged(d.window, "deck", err)
}

func (d decks) ChangeDeck(ctx context.Context, change func(deck.Edits) deck.Edits) (deck.Edits, error) {
	e, err := d.window.Library.ChangeDeck(ctx, d.window.Briefing.ID, change)
	return e, logged(d.window, "change_deck", err)
}

// presentingOf is what was last chosen of presenting; what cannot be read is as good as nothing.
func presentingOf(w cli.Window) present.Choices {
	var c present.Choices
	if len(w.Settings.Present) > 0 && json.Unmarshal(w.Settings.Present, &c) != nil {
		return present.Choices{}
	}
	return c
}

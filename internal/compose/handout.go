package compose

import "context"

func (b *builder) handout(ctx context.Context) (*Document, error) { return b.slides(ctx) }

package export

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// preview shows a page of the document, which of how many it is, and the file's size.
type preview struct {
	widget.BaseWidget
	kit           *widgets.Kit
	words         *locale.Catalogue
	digits        locale.Digits
	presenter     *Presenter
	watched       bool // a file is waited for
	ground, shade *canvas.Rectangle
	page          *canvas.Raster
	place, size   *text.Label
	back, on      *widgets.IconButton
	progress      *widgets.Progress
	wheel         float32
}

var _ fyne.Scrollable = (*preview)(nil)

const (
	previewEdge = 30 // logical pixels beside the page
	previewTop  = 16
	previewFoot = 46 // under the page
)

func newPreview(k *widgets.Kit, words *locale.Catalogue, digits locale.Digits, p *Presenter) *preview {
	v := &preview{
		kit: k, words: words, digits: digits, presenter: p,
		ground: canvas.NewRectangle(k.Palette.Track), shade: canvas.NewRectangle(color.White),
		place:    text.NewLabel(k.Kit, "", text.UI(13, k.Palette.Ink)),
		size:     text.NewLabel(k.Kit, "", text.UI(13, k.Palette.Ink)),
		back:     widgets.NewIconButton(k, widgets.IconBack(), words.T("export.previous_page"), func() { p.Turn(-1) }),
		on:       widgets.NewIconButton(k, widgets.IconForward(), words.T("export.next_page"), func() { p.Turn(1) }),
		progress: widgets.NewProgress(k),
	}
	v.shade.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x38}, BlurRadius: 16, Offset: fyne.NewPos(0, 4), Variant: canvas.BoxShadow}
	// The panel is rounded, and this is its end side.
	if k.Dir {
		v.ground.TopLeftCornerRadius, v.ground.BottomLeftCornerRadius = widgets.SheetRadius, widgets.SheetRadius
	} else {
		v.ground.TopRightCornerRadius, v.ground.BottomRightCornerRadius = widgets.SheetRadius, widgets.SheetRadius
	}
	v.page = canvas.NewRaster(v.paint)
	v.ExtendBaseWidget(v)
	v.tell()
	return v
}

// paint gives the page's picture at the screen's own pixels.
func (v *preview) paint(w, h int) image.Image {
	picture := v.presenter.Picture(w)
	if picture != nil && picture.Bounds().Dx() == w && picture.Bounds().Dy() == h {
		return picture
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	if picture == nil {
		return dst
	}
	b := picture.Bounds()
	switch {
	case b.Dx() == w && abs(b.Dy()-h) <= 2: // rounded elsewhere
		draw.Draw(dst, dst.Rect, picture, b.Min, draw.Src)
	case math.Abs(float64(b.Dy())/float64(b.Dx())-float64(h)/float64(w)) < 0.02: // until this size is painted
		draw.ApproxBiLinear.Scale(dst, dst.Rect, picture, b, draw.Src, nil)
	}
	return dst
}

func abs(n int) int { return max(n, -n) }

// tell brings words and progress in step with the presenter.
func (v *preview) tell() {
	p := v.presenter
	num := func(n int) string { return locale.Number(n, v.digits) }
	if n := p.Pages(); n > 0 {
		v.place.SetText(v.words.F("export.page_of", locale.Args{"page": num(p.Page() + 1), "pages": num(n)}))
	}
	busy, part := p.Busy()
	watched := busy && (p.Long() || v.watched)
	switch {
	case p.Bytes() > 0:
		v.size.SetText(v.words.FileSize(int64(p.Bytes()), v.digits)) // no dot before it: that is a zero beside ٠-٩
	case watched || !busy:
		v.size.SetText("…")
	}
	v.progress.Set(part)
	if watched {
		v.progress.Show()
	} else {
		v.progress.Hide()
	}
	for _, b := range []*widgets.IconButton{v.back, v.on} {
		if p.Pages() > 1 {
			b.Show()
		} else {
			b.Hide()
		}
	}
}

// Scrolled turns a page for a notch of the wheel.
func (v *preview) Scrolled(e *fyne.ScrollEvent) {
	const notch = 10
	if e.Scrolled.DY*v.wheel < 0 {
		v.wheel = 0
	}
	v.wheel += e.Scrolled.DY
	switch {
	case v.wheel <= -notch:
		v.wheel = 0
		v.presenter.Turn(1)
	case v.wheel >= notch:
		v.wheel = 0
		v.presenter.Turn(-1)
	}
}

// CreateRenderer implements fyne.Widget.
func (v *preview) CreateRenderer() fyne.WidgetRenderer {
	lay := func(s fyne.Size) {
		if s.Width <= 2*previewEdge {
			return
		}
		v.ground.Resize(s)
		w, h := v.presenter.PageSize()
		room := fyne.NewSize(s.Width-2*previewEdge, s.Height-previewTop-previewFoot)
		k := min(float64(room.Width)/w, float64(room.Height)/h)
		page := fyne.NewSize(whole(w*k), whole(h*k))
		at := fyne.NewPos(whole(float64(s.Width-page.Width)/2), previewTop+whole(float64(room.Height-page.Height)/2))
		for _, o := range []fyne.CanvasObject{v.shade, v.page} {
			o.Resize(page)
			o.Move(at)
		}
		v.progress.Resize(fyne.NewSize(page.Width, 4))
		v.progress.Move(fyne.NewPos(at.X, s.Height-previewFoot+6))
		v.foot(s)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{v.ground, v.shade, v.page, v.progress, v.place, v.back, v.on, v.size}, Arrange: lay,
		Min: func() fyne.Size { return fyne.NewSize(200, 200) },
		Update: func() {
			v.tell()
			lay(v.Size())
			v.page.Refresh()
		},
	}
}

// foot lays the line under the page in the middle.
func (v *preview) foot(s fyne.Size) {
	const gap = 12
	row := []fyne.CanvasObject{v.place, v.back, v.on, v.size}
	width := float32(-gap)
	for _, o := range row {
		if o.Visible() {
			width += o.MinSize().Width + gap
		}
	}
	line := fyne.NewSize(s.Width, 28)
	v.kit.Dir.Row(line, (s.Width-width)/2, gap, row...)
	for _, o := range row {
		o.Move(o.Position().AddXY(0, s.Height-previewFoot+12))
	}
}

func whole(v float64) float32 { return float32(math.Round(v)) }

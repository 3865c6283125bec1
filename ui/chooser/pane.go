package chooser

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(880, 600) }

// Options are what a pane is made with.
type Options struct {
	Request Request
	Words   *locale.Catalogue
	Digits  locale.Digits
	Months  locale.Months
	Disk    Disk
	Begin   func(func()) // runs what waits for the disk on another goroutine
	Post    func(func()) // and back to the pane's
	Done    func(path string)
	Leave   func()
}

// Pane is the chooser's content: places at the start side, the folder's files
// beside them under the way to it, and a field that finds, or names.
type Pane struct {
	widget.BaseWidget
	kit *widgets.Kit
	opt Options

	title, caption *text.Label
	message        *text.Label
	ground         *canvas.Rectangle // of the places
	places         *widgets.Rows
	files          *list
	way            *way
	field          *widgets.Field
	kinds          *widgets.Select
	accept, cancel *widgets.Button

	folder    string // "" shows what was chosen lately
	round     int    // of reading: what comes late of another folder is dropped
	there     []File
	shown     []File
	paths     []string // of there
	at        []string // paths of shown
	kind      int
	spots     []Place
	replacing string // the path that a person was asked about
}

// New makes a pane at the first of the disk's places.
func New(k *widgets.Kit, o Options) *Pane {
	p := &Pane{opt: o}
	own := *k
	own.Keys = func(e *fyne.KeyEvent) { p.Key(e) }
	own.Shortcut = nil
	p.kit = &own
	t, pal := o.Words.T, k.Palette
	p.title = text.NewLabel(k.Kit, o.Request.Title, text.UI(18, pal.Ink).Bold())
	p.message = text.NewLabel(k.Kit, "", text.UI(12.5, pal.Late)).Wrapping()
	words, hint := "chooser.find", "chooser.find_hint"
	if o.Request.Save {
		words, hint = "chooser.name", "chooser.name"
	}
	p.caption = text.NewLabel(k.Kit, t(words), text.UI(12.5, pal.Muted).Bold())
	p.places = widgets.NewRows(p.kit, t("chooser.places"), pal.Panel, widgets.RowCalls{Open: func(i int) { p.visit(p.spots[i].Path) }})
	p.ground = canvas.NewRectangle(pal.Panel)
	p.ground.CornerRadius = 8
	p.files = newList(p.kit)
	p.files.moved, p.files.open = p.chosen, p.enter
	p.files.typed, p.files.other = p.retype, func(e *fyne.KeyEvent) { p.Key(e) }
	p.way = newWay(p.kit, p.visit)
	p.field = widgets.NewField(p.kit, t(hint), 1, text.EditorCalls{
		Changed: func(string) { p.changed() }, Submit: p.Accept, Escape: o.Leave, Key: func(e *fyne.KeyEvent) {
			if !p.Key(e) {
				p.files.key(e)
			}
		},
	})
	var names []string
	for _, kind := range o.Request.Kinds {
		names = append(names, kind.Words)
	}
	if len(names) > 1 {
		p.kinds = widgets.NewSelect(p.kit, t("chooser.kind"), names, 0, func(i int) { p.kind = i; p.sift() })
	}
	p.accept = widgets.NewButton(p.kit, t(p.verb()), true, p.Accept)
	p.cancel = widgets.NewButton(p.kit, t("action.cancel"), false, o.Leave)
	p.ExtendBaseWidget(p)
	p.spots = o.Disk.Places()
	if !o.Request.Save && len(o.Disk.Recent()) > 0 {
		p.spots = append([]Place{{Key: "recent"}}, p.spots...)
	}
	p.showPlaces()
	if o.Request.Save {
		p.field.Editor().SetText(o.Request.Name)
		p.field.Editor().SelectAll() // what is typed is another name
	}
	first := ""
	for _, s := range p.spots {
		if s.Path != "" {
			first = s.Path
			break
		}
	}
	p.visit(first)
	return p
}

func (p *Pane) showPlaces() {
	var rows []widgets.Row
	for _, s := range p.spots {
		part := text.Part{Words: s.Words, Apart: true}
		if s.Key != "" {
			part = text.Part{Words: p.opt.Words.T("chooser." + s.Key)}
		}
		rows = append(rows, widgets.Row{Height: lineH, Words: part.Words, Draw: func(marked bool) fyne.CanvasObject {
			style := text.UI(13.5, p.kit.Palette.Ink)
			if marked {
				style = text.UI(13.5, p.kit.Palette.Accent).Bold()
			}
			label := text.NewLabel(p.kit.Kit, "", style)
			label.SetParts(part)
			return widgets.NewLine(p.kit, label, 12)
		}})
	}
	p.places.Set(rows)
}

// First is what has the focus when the sheet opens.
func (p *Pane) First() fyne.Focusable { return p.field.Editor() }

func (p *Pane) verb() string {
	if p.opt.Request.Save {
		return "action.save"
	}
	return "action.open"
}

// Key takes what no control has a use for.
func (p *Pane) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		p.opt.Leave()
	case fyne.KeyBackspace:
		if p.folder != "" {
			p.visit(filepath.Dir(p.folder))
		}
	default:
		return false
	}
	return true
}

// retype takes a letter that was typed on a list into the field.
func (p *Pane) retype(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p.field.Editor())
	}
	p.field.Editor().TypedRune(r)
}

// visit goes to a folder; "" to what was chosen lately.
func (p *Pane) visit(folder string) {
	p.round++
	round := p.round
	p.folder = folder
	p.way.set(folder, p.opt.Words.T("chooser.recent"))
	at := -1
	for i, s := range p.spots {
		if s.Path == folder {
			at = i
		}
	}
	p.places.Mark(at)
	if !p.opt.Request.Save {
		p.field.Editor().SetText("")
	}
	p.say("")
	p.opt.Begin(func() {
		var files []File
		var paths []string
		var err error
		if folder == "" {
			for _, path := range p.opt.Disk.Recent() {
				if f, ok := p.opt.Disk.Describe(path); ok {
					files, paths = append(files, f), append(paths, path)
				}
			}
		} else {
			files, err = p.opt.Disk.Read(folder)
			sorted(files)
			for _, f := range files {
				paths = append(paths, filepath.Join(folder, f.Name))
			}
		}
		p.opt.Post(func() {
			if round != p.round {
				return
			}
			p.there, p.paths = files, paths
			p.sift()
			if err != nil {
				p.say(p.opt.Words.Sentence(err))
			}
		})
	})
}

func (p *Pane) ofKind() Kind {
	if len(p.opt.Request.Kinds) == 0 {
		return Kind{}
	}
	return p.opt.Request.Kinds[p.kind]
}

// sift shows what is of the kind and has what is typed in its name.
func (p *Pane) sift() {
	typed := ""
	if !p.opt.Request.Save {
		typed = strings.ToLower(strings.TrimSpace(p.field.Editor().Text()))
	}
	p.shown, p.at = nil, nil
	var lines []line
	for i, f := range p.there {
		if !f.Folder && !p.ofKind().Takes(f.Name) || !strings.Contains(strings.ToLower(f.Name), typed) {
			continue
		}
		p.shown, p.at = append(p.shown, f), append(p.at, p.paths[i])
		n := line{name: f.Name, folder: f.Folder}
		if !f.Folder {
			n.size = p.opt.Words.FileSize(f.Size, p.opt.Digits)
		}
		y, m, d := f.Time.Date()
		if long, err := p.opt.Words.Date(calendar.Date{Year: y, Month: int(m), Day: d}, locale.DateStyle{
			Calendars: locale.Gregorian, Digits: p.opt.Digits, Months: p.opt.Months,
		}); err == nil {
			n.date = long
		}
		lines = append(lines, n)
	}
	p.files.set(lines)
	if len(lines) > 0 && !p.opt.Request.Save {
		p.files.choose(0)
	}
	p.empty()
	p.Refresh()
}

// empty says that a folder has nothing to open; to save a file there needs none.
func (p *Pane) empty() {
	if len(p.shown) == 0 && !p.opt.Request.Save {
		p.say(p.opt.Words.T("chooser.nothing"))
	}
}

// chosen is told that a row is.
func (p *Pane) chosen(i int) {
	if p.opt.Request.Save && !p.shown[i].Folder {
		p.field.Editor().SetText(p.shown[i].Name)
		p.changed()
	}
}

// enter goes into a folder, or chooses a file.
func (p *Pane) enter(i int) {
	switch {
	case p.shown[i].Folder:
		p.visit(p.at[i])
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && !p.opt.Request.Save {
			c.Focus(p.field.Editor())
		}
	case p.opt.Request.Save:
		p.Accept()
	default:
		p.opt.Done(p.at[i])
	}
}

// changed follows the field: it finds, or it names.
func (p *Pane) changed() {
	p.replacing = ""
	p.accept.SetText(p.opt.Words.T(p.verb()))
	p.say("")
	if !p.opt.Request.Save {
		p.sift()
	}
}

// Accept opens what is chosen, or saves under the name. A file that is there is
// replaced only by a second yes.
func (p *Pane) Accept() {
	if !p.opt.Request.Save {
		if p.files.at >= 0 {
			p.enter(p.files.at)
		}
		return
	}
	name := p.ofKind().Named(p.field.Editor().Text())
	if name == "" || strings.ContainsAny(name, `/\`) || p.folder == "" {
		p.say(p.opt.Words.T("chooser.bad_name"))
		return
	}
	path := filepath.Join(p.folder, name)
	if path == p.replacing {
		p.opt.Done(path)
		return
	}
	p.opt.Begin(func() {
		f, there := p.opt.Disk.Describe(path)
		p.opt.Post(func() {
			switch {
			case there && f.Folder:
				p.visit(path)
			case there:
				p.replacing = path
				p.accept.SetText(p.opt.Words.T("chooser.replace"))
				p.say(p.opt.Words.F("chooser.exists", locale.Args{"name": "\u2068" + name + "\u2069"}))
			default:
				p.opt.Done(path)
			}
		})
	})
}

func (p *Pane) say(sentence string) {
	if sentence != p.message.Text() {
		p.message.SetText(sentence)
		p.Refresh()
	}
}

const (
	edge    = 24
	placesW = 184
	fieldH  = 36
)

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{p.title, p.ground, p.places, p.way, p.files, p.caption, p.field}
	if p.kinds != nil {
		list = append(list, p.kinds)
	}
	return &render.Parts{
		List: append(list, p.message, p.accept, p.cancel), Arrange: p.place,
		Update: func() { p.place(p.Size()) },
	}
}

func (p *Pane) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put := p.kit.Dir.Put
	w := s.Width - 2*edge
	h := p.title.HeightFor(w)
	put(p.title, s.Width, edge, 18, w, h)
	top := 18 + h + 12
	m := p.accept.MinSize()
	foot := s.Height - edge - m.Height
	put(p.accept, s.Width, edge, foot, m.Width, m.Height)
	c := p.cancel.MinSize()
	put(p.cancel, s.Width, edge+m.Width+8, foot, c.Width, c.Height)
	said := s.Width - 2*edge - m.Width - c.Width - 8 - 20
	mh := p.message.HeightFor(said)
	put(p.message, s.Width, s.Width-edge-said, foot+(m.Height-mh)/2, said, mh)
	row := foot - 16 - fieldH
	cm := p.caption.MinSize()
	put(p.caption, s.Width, edge, row+(fieldH-cm.Height)/2, cm.Width, cm.Height)
	from := edge + max(cm.Width+12, placesW+12)
	room := s.Width - edge - from
	if p.kinds != nil {
		const kindW = 190
		put(p.kinds, s.Width, s.Width-edge-kindW, row+1, kindW, 34)
		room -= kindW + 10
	}
	put(p.field, s.Width, from, row, room, fieldH)
	bottom := row - 14
	put(p.ground, s.Width, edge, top, placesW, bottom-top)
	put(p.places, s.Width, edge, top+6, placesW, bottom-top-12)
	start := float32(edge + placesW + 12)
	put(p.way, s.Width, start, top, s.Width-edge-start, 28)
	put(p.files, s.Width, start, top+34, s.Width-edge-start, bottom-top-34)
}

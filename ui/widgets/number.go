package widgets

import (
	"fyne.io/fyne/v2"

	"bayan/internal/locale"
	"bayan/ui/text"
)

// Number is a field for a whole number, empty for none. Digits of every kind
// are taken, the interface's are shown; the vertical arrows count up and down.
type Number struct {
	field  *Field
	digits locale.Digits
	most   int
	value  int
	change func(n int)
}

// NewNumber makes a field for 1 to most, 0 where it is empty.
func NewNumber(k *Kit, placeholder string, digits locale.Digits, value, most int, change func(n int), calls text.EditorCalls) *Number {
	n := &Number{digits: digits, most: most, value: value, change: change}
	calls.Changed = func(string) { n.typed() }
	pass := calls.Key
	calls.Key = func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyUp:
			n.set(n.value + 1)
		case e.Name == fyne.KeyDown:
			n.set(n.value - 1)
		case pass != nil:
			pass(e)
		default:
			k.PassOn(e)
		}
	}
	n.field = NewField(k, placeholder, 1, calls)
	n.show()
	return n
}

// Field is what stands in the window.
func (n *Number) Field() *Field { return n.field }

// Value is the number, 0 for none.
func (n *Number) Value() int { return n.value }

func (n *Number) show() {
	words := ""
	if n.value > 0 {
		words = locale.Number(n.value, n.digits)
	}
	n.field.Editor().SetText(words)
}

func (n *Number) set(value int) {
	value = max(0, min(value, n.most))
	if value == n.value {
		return
	}
	n.value = value
	n.show()
	n.change(value)
}

// typed reads what is written and leaves only digits standing.
func (n *Number) typed() {
	value, any := 0, false
	words := n.field.Editor().Text()
	for _, r := range words {
		if d, is := digit(r); is && value <= n.most {
			value, any = value*10+d, true
		}
	}
	if value > n.most {
		value = n.value // a digit too many is not taken
	}
	clean := ""
	if any && value > 0 {
		clean = locale.Number(value, n.digits)
	}
	if clean != words {
		n.field.Editor().SetText(clean)
		n.field.Editor().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
	if value != n.value {
		n.value = value
		n.change(value)
	}
}

func digit(r rune) (int, bool) {
	for _, zero := range []rune{'0', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero), true
		}
	}
	return 0, false
}

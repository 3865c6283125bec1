package present

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// No slide fades before the screen has proved fast; here the trial has too few frames.
func TestSlidesDoNotFadeUnproved(t *testing.T) {
	r := newRig(t, true)
	r.session.motion.off = false
	_, hall := r.session.windows()
	for range 2 {
		r.session.key(&fyne.KeyEvent{Name: fyne.KeyLeft})
		if r.session.motion.fast || hall.fade != nil && !hall.fade.trial {
			t.Fatal("a slide fades")
		}
		r.settle()
	}
	if !hall.proved || hall.fade != nil {
		t.Error("the trial is not over")
	}
}

func TestPaceCountsSlowFrames(t *testing.T) {
	at := time.Date(2026, 11, 24, 11, 42, 0, 0, time.UTC)
	p := pace{last: at}
	for _, ms := range []int{16, 17, 90, 16, 40} {
		at = at.Add(time.Duration(ms) * time.Millisecond)
		p.frame(at)
	}
	if p.frames != 5 || p.slow != 2 {
		t.Errorf("%d frames, %d slow; want 5 and 2", p.frames, p.slow)
	}
}

func TestASentenceIsForTheConsoleOnly(t *testing.T) {
	const sentence = "تعذّر الحفظ"
	r := newRig(t, true)
	console, _ := r.session.windows()
	if !r.session.Say(sentence) || console.news == nil {
		t.Error("the speaker is not told")
	}
	r.at = r.at.Add(newsStay + time.Second)
	r.session.tick()
	if console.news != nil {
		t.Error("the sentence stays for ever")
	}
	r.beside = false
	r.session.tick()
	r.settle()
	if r.session.Say(sentence) {
		t.Error("the hall is told")
	}
}

// Package launch starts the system's own programs (a viewer, a print queue)
// from a child that was made before this process forbade itself the network.
// What a process is forbidden its children inherit, and a browser that shows a
// briefing must not find itself without a network for that.
//
// The child reads a request a line on standard input and answers on standard
// output; both are JSON. It ends with its standard input; programs that it
// started live on.
package launch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
)

type request struct {
	ID   int      `json:"id"`
	Name string   `json:"name"`
	Args []string `json:"args"`
}

type answer struct {
	ID     int    `json:"id"`
	Failed string `json:"failed"` // "" for a program that ended well
}

// Launcher asks the child. Its methods may be called from several goroutines.
type Launcher struct {
	mu      sync.Mutex
	in      io.WriteCloser
	last    int
	waiting map[int]chan answer
	gone    error // why nothing can be asked any more
}

var errClosed = errors.New("the launcher has ended")

// Start runs program with one more variable in its environment, whose main
// must call Serve with that and nothing else. The caller owns the Launcher: Close it.
func Start(program, variable string) (*Launcher, error) {
	child := exec.Command(program)
	child.Env = append(os.Environ(), variable+"=1")
	child.Stderr = os.Stderr
	in, err := child.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := child.Start(); err != nil {
		return nil, err
	}
	l := &Launcher{in: in, waiting: map[int]chan answer{}}
	go func() {
		l.listen(out)
		_ = child.Wait() // what it ended with changes nothing
	}()
	return l, nil
}

// listen hands answers to those who wait, until there are none to come.
func (l *Launcher) listen(out io.Reader) {
	answers := json.NewDecoder(out)
	for {
		var a answer
		if answers.Decode(&a) != nil {
			break
		}
		l.mu.Lock()
		if c, ok := l.waiting[a.ID]; ok {
			delete(l.waiting, a.ID)
			c <- a
		}
		l.mu.Unlock()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gone = errClosed
	for id, c := range l.waiting {
		c <- answer{ID: id, Failed: errClosed.Error()}
	}
	l.waiting = nil
}

// Run starts a program and waits until it ends or ctx does, which leaves the
// program running. The error says what the program failed with.
func (l *Launcher) Run(ctx context.Context, name string, args ...string) error {
	c := make(chan answer, 1)
	if err := l.ask(name, args, c); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	select {
	case a := <-c:
		if a.Failed != "" {
			return fmt.Errorf("%s: %s", name, a.Failed)
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *Launcher) ask(name string, args []string, c chan answer) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone != nil {
		return l.gone
	}
	l.last++
	line, err := json.Marshal(request{l.last, name, args})
	if err != nil {
		return err
	}
	l.waiting[l.last] = c
	if _, err := l.in.Write(append(line, '\n')); err != nil {
		delete(l.waiting, l.last)
		return err
	}
	return nil
}

// Close ends the child; programs that it started live on.
func (l *Launcher) Close() error { return l.in.Close() }

// Serve is the child: it starts what it is asked for until in ends. What it
// starts does not find the variable that made it the child: that may be, or
// come to start, this program's own window.
func Serve(variable string, in io.Reader, out io.Writer) error {
	if err := os.Unsetenv(variable); err != nil {
		return err
	}
	var mu sync.Mutex
	answers := json.NewEncoder(out)
	requests := json.NewDecoder(bufio.NewReader(in))
	for {
		var r request
		if err := requests.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		go func() {
			a := answer{ID: r.ID}
			if err := exec.Command(r.Name, r.Args...).Run(); err != nil {
				a.Failed = err.Error()
			}
			mu.Lock()
			defer mu.Unlock()
			_ = answers.Encode(a) // nobody left to hear it
		}()
	}
}

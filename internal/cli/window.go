package cli

// Window is what a window is opened with.
type Window struct{}

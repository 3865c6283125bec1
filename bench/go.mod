// The benchmarks beside other people's programs. A module of its own, so that the program's go.mod
// lists nothing that only a comparison needs.
module bayan/bench

go 1.26.0

require bayan v0.0.0

require (
	github.com/go-text/typesetting v0.3.5 // indirect
	golang.org/x/image v0.47.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace bayan => ../

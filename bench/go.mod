// The benchmarks beside other people's programs. A module of its own, so that the program's go.mod
// lists nothing that only a comparison needs.
module bayan/bench

go 1.26

require bayan v0.0.0

replace bayan => ../

package assets

import _ "embed" // the icon

// Icon is the program's icon, PNG, 256 pixels square. Not to be modified.
//
//go:embed icon/bayan-256.png
var Icon []byte

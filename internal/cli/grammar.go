package cli

// grammar is DESIGN.md's command line. A help tag is a key of assets/words.
type grammar struct {
	Lang string `help:"help.lang" enum:"ar,en,ckb," default:"" placeholder:"ar|en|ckb"`
	Data string `help:"help.data" placeholder:"DIR"`

	Encoding string `help:"help.encoding" enum:"utf-8,utf-16le,utf-16be,windows-1256,iso-8859-6," default:"" placeholder:"utf-8|windows-1256|…"`

	Passphrase string `name:"library-passphrase-file" help:"help.library_passphrase" placeholder:"F"`

	Open     openCmd     `cmd:"" default:"withargs" help:"help.open"`
	Present  presentCmd  `cmd:"" help:"help.present"`
	Export   exportCmd   `cmd:"" help:"help.export"`
	Outline  outlineCmd  `cmd:"" help:"help.outline"`
	Search   searchCmd   `cmd:"" help:"help.search"`
	Measures measuresCmd `cmd:"" help:"help.measures"`
	Seal     sealCmd     `cmd:"" help:"help.seal"`
	Unseal   unsealCmd   `cmd:"" help:"help.unseal"`
	Key      keyCmd      `cmd:"" help:"help.keys"`
	Gallery  galleryCmd  `cmd:"" hidden:""`
	Version  versionCmd  `cmd:"" help:"help.version"`
	Doctor   doctorCmd   `cmd:"" help:"help.doctor"`
}

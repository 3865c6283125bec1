#!/usr/bin/env node
// require.mjs SHARE SOURCE.txt FILE.pdf...
//
// Runs readers.mjs and fails where an engine finds less than SHARE (0 to 1) of the source's paragraphs
// exactly, or gives a character that is not of the text. With SHARE 1 every three-word phrase must be found too.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [share, ...rest] = process.argv.slice(2);
const tool = join(dirname(fileURLToPath(import.meta.url)), 'readers.mjs');
const run = spawnSync(process.execPath, [tool, ...rest, '--json'], { maxBuffer: 1 << 28, encoding: 'utf8' });
if (run.status !== 0) { process.stderr.write(run.stderr); process.exit(1); }
let failed = false;
for (const r of JSON.parse(run.stdout)) {
  const short = r.error || r.exact < r.of * share || (share === '1' && r.phrases < 1) || r.foreign > 0;
  failed ||= Boolean(short);
  console.log(`${short ? 'FAIL' : 'ok  '} ${r.file.split('/').at(-1).padEnd(28)} ${r.reader.padEnd(8)} ` + (r.error
    ?? `exact ${r.exact}/${r.of}  phrases ${(r.phrases * 100).toFixed(1)}%  foreign ${r.foreign}` + (short ? `  first missing: ${r.missing}` : '')));
}
process.exit(failed ? 1 : 0);

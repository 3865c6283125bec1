#!/usr/bin/env node
// search.mjs SOURCE.txt FILE.pdf
//
// Searches the file in MuPDF for every word of the source: each must be found, and every box that MuPDF would
// highlight must lie over ink.
import { readFileSync } from 'node:fs';
import * as mupdf from 'mupdf';

const [source, file] = process.argv.slice(2);
const words = [...new Set(readFileSync(source, 'utf8').split(/[\s،؛:.\-_()«»]+/).filter(w => w.length > 2))];
const doc = mupdf.Document.openDocument(readFileSync(file), 'application/pdf');
const scale = 3;
const pages = Array.from({ length: doc.countPages() }, (_, i) => {
  const page = doc.loadPage(i);
  const map = page.toPixmap([scale, 0, 0, scale, 0, 0], mupdf.ColorSpace.DeviceGray, false, true);
  return { page, pixels: map.getPixels().slice(), stride: map.getStride() };
});
let boxes = 0, missing = [], empty = [];
for (const word of words) {
  let found = 0;
  for (const { page, pixels, stride } of pages) {
    for (const q of page.search(word).flat()) { // a box a glyph
      found++;
      const xs = [q[0], q[2], q[4], q[6]], ys = [q[1], q[3], q[5], q[7]];
      const [x0, x1] = [Math.min(...xs), Math.max(...xs)].map(v => Math.round(v * scale));
      const [y0, y1] = [Math.min(...ys), Math.max(...ys)].map(v => Math.round(v * scale));
      if (x1 - x0 < 2 * scale) continue; // a glyph that shares another's ink
      boxes++;
      let dark = 0;
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (Math.abs(pixels[y * stride + x] - pixels[y0 * stride + x0]) > 80) dark++;
      if (dark < 4) empty.push(word);
    }
  }
  if (!found) missing.push(word);
}
console.log(`${missing.length || empty.length ? 'FAIL' : 'ok  '} ${words.length} words, ${boxes} boxes, not found: ${missing.join(' ') || '-'}, beside their ink: ${empty.join(' ') || '-'}`);
process.exit(missing.length || empty.length ? 1 : 0);

#!/usr/bin/env node
// paint.mjs FILE.pdf OUT SCALE
//
// Paints each page as the engines under people's viewers do, at SCALE pixels a point: OUT-pdfium-1.png … (PDFium is
// the viewer of Chromium, Chrome and Edge) and OUT-mupdf-1.png … (SumatraPDF). Prints how many pages there are.
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import * as mupdf from 'mupdf';

const [file, out, scale] = process.argv.slice(2);
const data = readFileSync(file);

// png writes pixels of four bytes (PNG specification, ISO/IEC 15948).
function png(width, height, rgba) {
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) Buffer.from(rgba.buffer, rgba.byteOffset + y * width * 4, width * 4).copy(rows, y * (width * 4 + 1) + 1);
  const chunk = (tag, body) => {
    const b = Buffer.concat([Buffer.alloc(4), Buffer.from(tag), body, Buffer.alloc(4)]);
    b.writeUInt32BE(body.length, 0);
    b.writeUInt32BE(crc32(b.subarray(4, -4)), b.length - 4);
    return b;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]);
}

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(data);
let n = 0;
for (const page of document.pages()) {
  const { originalWidth, originalHeight } = page.getOriginalSize(); // render would cut these to whole points
  await page.render({
    width: Math.round(originalWidth * scale), height: Math.round(originalHeight * scale), renderFormFields: true,
    render: ({ data, width, height }) => { writeFileSync(`${out}-pdfium-${++n}.png`, png(width, height, data)); return data; },
  });
}
document.destroy();
library.destroy();

const doc = mupdf.Document.openDocument(data, 'application/pdf');
for (let i = 0; i < doc.countPages(); i++)
  writeFileSync(`${out}-mupdf-${i + 1}.png`, doc.loadPage(i).toPixmap([+scale, 0, 0, +scale, 0, 0], mupdf.ColorSpace.DeviceRGB, false, true).asPNG());
console.log(n);

#!/usr/bin/env node
// forms.mjs FORM.pdf OUT_FOLDER
//
// Fills in a follow-up form in MuPDF and in pdf.js, saves it, and reads each saved file in both: the values
// must be there, exactly, and a tick must show. How the text of a filled field looks is the filler's affair and
// is only printed: MuPDF draws Latin alone (pdf-appearance.c, write_string), pdf.js leaves it to the next reader
// (annotation.js, needAppearances), and neither they nor poppler shape it. A browser's own field does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as mupdf from 'mupdf';

const [file, out] = process.argv.slice(2);
const values = { 'measure2.owner': 'إدارة المنافذ رقم 12', 'measure2.note': 'بانتظار توقيع مذكرة 2024' };
const tick = 'measure2.done';

function withMupdf(data) {
  const doc = mupdf.Document.openDocument(data, 'application/pdf').asPDF();
  for (let i = 0; i < doc.countPages(); i++) {
    const page = doc.loadPage(i);
    for (const w of page.getWidgets()) {
      if (values[w.getName()]) w.setTextValue(values[w.getName()]);
      if (w.getName() === tick) w.toggle();
    }
    page.update();
  }
  return doc.saveToBuffer('compress').asUint8Array().slice();
}

async function withPdfjs(data) {
  const doc = await pdfjs.getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  for (let i = 1; i <= doc.numPages; i++) {
    for (const a of await (await doc.getPage(i)).getAnnotations()) {
      if (values[a.fieldName]) doc.annotationStorage.setValue(a.id, { value: values[a.fieldName] });
      if (a.fieldName === tick) doc.annotationStorage.setValue(a.id, { value: true });
    }
  }
  return doc.saveDocument();
}

async function inPdfjs(data) {
  const doc = await pdfjs.getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const found = {};
  for (let i = 1; i <= doc.numPages; i++) {
    for (const a of await (await doc.getPage(i)).getAnnotations()) if (a.fieldName) found[a.fieldName] = a.fieldValue;
  }
  return found;
}

function inMupdf(data) {
  const doc = mupdf.Document.openDocument(data, 'application/pdf').asPDF();
  const found = {};
  for (let i = 0; i < doc.countPages(); i++) for (const w of doc.loadPage(i).getWidgets()) found[w.getName()] = w.getValue();
  return found;
}

// How dark MuPDF paints each field's box, 0 to 255.
function ink(data) {
  const doc = mupdf.Document.openDocument(data, 'application/pdf').asPDF();
  const page = doc.loadPage(0);
  const dark = {};
  const map = page.toPixmap([3, 0, 0, 3, 0, 0], mupdf.ColorSpace.DeviceGray, false, true);
  const pixels = map.getPixels(), stride = map.getStride();
  for (const w of page.getWidgets()) {
    const [x0, y0, x1, y1] = w.getBounds().map(v => Math.round(v * 3));
    let n = 0;
    for (let y = y0 + 6; y < y1 - 6; y++) for (let x = x0 + 6; x < x1 - 6; x++) if (pixels[y * stride + x] < 128) n++;
    dark[w.getName()] = n;
  }
  return [dark, map.asPNG()];
}

const data = readFileSync(file);
const [before] = ink(data);
let failed = false;
for (const [name, save] of [['mupdf', withMupdf], ['pdfjs', withPdfjs]]) {
  const saved = await save(data);
  writeFileSync(join(out, `filled-${name}.pdf`), saved);
  const [after, png] = ink(saved);
  writeFileSync(join(out, `filled-${name}.png`), png);
  for (const [reader, found] of [['pdfjs', await inPdfjs(saved)], ['mupdf', inMupdf(saved)]]) {
    for (const [field, value] of Object.entries(values)) {
      const same = found[field] === value;
      failed ||= !same;
      console.log(`${same ? 'ok  ' : 'FAIL'} filled in ${name}, read in ${reader}: ${field} ${same ? '' : JSON.stringify(found[field])}`);
    }
    const on = !['Off', '', undefined, false].includes(found[tick]);
    failed ||= !on;
    console.log(`${on ? 'ok  ' : 'FAIL'} filled in ${name}, read in ${reader}: ${tick} ${found[tick]}`);
  }
  for (const field of [...Object.keys(values), tick]) {
    const shown = after[field] > before[field] + 20;
    failed ||= !shown && field === tick;
    console.log(`${shown ? 'ok  ' : field === tick ? 'FAIL' : 'note'} filled in ${name}: ${field} shows ink (${before[field]} → ${after[field]})`);
  }
}
process.exit(failed ? 1 : 0);

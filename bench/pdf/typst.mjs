#!/usr/bin/env node
// typst.mjs TEXT.txt OUT.pdf FONTS plain|full [STANDARD]
//
// Sets a statement with Typst as this program sets it: the same faces, text size, leading and margins, A4,
// justified, right to left, headings, a header, a footer with page numbers. full adds what our briefing has
// besides: contents where it is long, and the follow-up table. Best settings: only the faces that are used,
// given as bytes, so that no folder is searched; tags on, one standard (it takes one at a time).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [source, out, fonts, design, pdfStandard = 'a-2a'] = process.argv.slice(2);
const escape = s => s.replace(/[\\#$*_`<>@\[\]~=+/'"-]/g, '\\$&');
const lines = readFileSync(source, 'utf8').split(/\r?\n/).map(s => s.trim()).filter(Boolean);
const body = [], measures = [];
for (const line of lines) {
  const measure = line.match(/^([0-9]+)-\s*(.*):$/);
  if (/^_+$/.test(line)) body.push('#line(length: 100%, stroke: 0.7pt)');
  else if (measure) {
    measures.push(measure);
    body.push(`=== #box[${measure[1]}-] ${escape(measure[2])}:`);
  } else if (/^[0-9]+ .{0,60}$/.test(line) && !/[.؛]$/.test(line)) body.push(`== ${escape(line)}`);
  else body.push(escape(line));
}
const size = Number(process.env.SIZE || 15);
const title = 'مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م';
const rows = measures.map(m => `[${m[1]}],[${escape(m[2])}],[لم تبدأ],[—],[—],[—],`).join('\n');
const full = design === 'full';
const text = `#set document(title: "${title}", date: datetime(year: 2024, month: 7, day: 22))
#set text(font: ("Amiri", "IBM Plex Sans Arabic"), lang: "ar", dir: rtl, size: ${size}pt)
#set page(paper: "a4", margin: (right: 66pt, left: 52pt, top: 68pt, bottom: 62pt),
  header: text(size: 8.5pt)[بيان · ${title}], footer: context text(size: 8.5pt)[٢٢ يوليو ٢٠٢٤ #h(1fr) صفحة #counter(page).display() من #counter(page).final().first()])
#set par(justify: true, leading: 0.85em, spacing: 1.1em)
#title()
${full && lines.length > 200 ? '#outline(title: [المحتويات], depth: 3)' : ''}
${body.join('\n\n')}
${full && rows ? `#pagebreak()
= جدول متابعة الخطوات
#set text(font: "IBM Plex Sans Arabic", size: 10pt)
#table(columns: (auto, 24fr, 17fr, 17fr, 21fr, 21fr), table.header([م],[الخطوة],[الحالة],[المسؤول],[الموعد],[ملاحظات]),
${rows}
)` : ''}
`;
const faces = ['Amiri_400Regular', 'Amiri_700Bold', ...(full ? ['IBMPlexSansArabic_400Regular'] : [])];
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: faces.map(f => readFileSync(join(fonts, f + '.ttf'))) }] });
writeFileSync(out, compiler.pdf({ mainFileContent: text }, { pdfStandard, pdfTags: true, creationTimestamp: 1721606400 }));

#!/usr/bin/env node
// report.mjs FOLDER ROUNDS: what run measured, as a table: the median of the wall times, CPU, pages a second, peak, size.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [folder, rounds] = process.argv.slice(2);
const median = a => a.toSorted((x, y) => x - y)[a.length >> 1];
const times = {};
for (const text of ['statement', '400', '400-full', 'natural'])
  for (let r = 1; r <= +rounds; r++)
    for (const c of JSON.parse(readFileSync(join(folder, `${text}.${r}.json`), 'utf8')).results) {
      const t = (times[`${text.replace('-full', '')} ${c.command}`] ??= { wall: [], cpu: [] });
      t.wall.push(...c.times);
      t.cpu.push(c.user + c.system);
    }
const number = name => existsSync(join(folder, name)) ? +readFileSync(join(folder, name), 'utf8') : NaN;
const row = (text, who) => {
  const t = times[`${text} ${who}`], file = who === 'ours' ? `ours-${text}` : who.replace('typst-', `typst-${text}-`);
  const pdf = join(folder, file + '.pdf');
  return {
    text, who, wall: median(t.wall), cpu: median(t.cpu), pages: number(file + '.pages'), peak: number(file + '.peak') / 1024,
    size: existsSync(pdf) ? statSync(pdf).size : NaN,
  };
};
const rows = Object.keys(times).map(k => row(...k.split(' ')));
const show = (v, digits = 0) => Number.isNaN(v) ? '' : v.toFixed(digits);
console.log('text       by            wall s    cpu s   pages  pages/s  peak MB    size KB');
for (const r of rows)
  console.log(r.text.padEnd(10), r.who.padEnd(12), show(r.wall, 4).padStart(8), show(r.cpu, 4).padStart(8), show(r.pages).padStart(7),
    show(r.pages / r.wall).padStart(8), show(r.peak).padStart(8), show(r.size / 1024, 1).padStart(10));
for (const r of rows.filter(r => r.who.startsWith('typst'))) {
  const o = rows.find(o => o.text === r.text && o.who === 'ours');
  console.log(`${r.text} ${r.who} over ours: wall ${(r.wall / o.wall).toFixed(1)}  cpu ${(r.cpu / o.cpu).toFixed(1)}  peak ${(r.peak / o.peak).toFixed(2)}  size ${(r.size / o.size).toFixed(2)}`);
}

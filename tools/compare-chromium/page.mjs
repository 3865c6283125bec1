// page.mjs LINES FONTS > page.html: every line a right-to-left paragraph in the program's fonts, and a script
// that leaves, in place of the page's title, each line's graphemes from left to right as Chromium drew them.
import fs from 'node:fs';
import path from 'node:path';

const [lines, fonts] = process.argv.slice(2);
const names = ['Amiri_400Regular', 'NotoNaskhArabic_400Regular', 'IBMPlexSansArabic_400Regular'];
const escape = s => s.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const text = fs.readFileSync(lines, 'utf8').trim().split('\n');
console.log(`<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title></title><style>
${names.map(n => `@font-face{font-family:${n};src:url(data:font/ttf;base64,${fs.readFileSync(path.join(fonts, n + '.ttf')).toString('base64')})}`).join('\n')}
body{margin:0;width:900px;font-family:${names.join(',')};font-size:26px}
pre{display:none}
p{margin:0 10px;height:60px;line-height:60px;white-space:nowrap}
</style>${text.map(s => `<p>${escape(s)}</p>`).join('\n')}
<pre id="orders"></pre><script>
document.fonts.ready.then(() => {
	const out = [];
	for (const p of document.querySelectorAll('p')) {
		const node = p.firstChild, places = [];
		for (const g of new Intl.Segmenter('ar').segment(node.data)) {
			const r = document.createRange();
			r.setStart(node, g.index);
			r.setEnd(node, g.index + g.segment.length);
			const b = r.getBoundingClientRect();
			if (b.width > 0) places.push([b.left + b.width / 2, g.segment]);
		}
		places.sort((a, b) => a[0] - b[0]);
		out.push(places.map(x => x[1] + '|').join(''));
	}
	document.querySelector('#orders').textContent = 'ORDERS\\n' + out.join('\\n') + '\\nEND';
});
</script></html>`);

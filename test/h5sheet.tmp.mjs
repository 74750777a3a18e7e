import { chromium } from 'playwright';
import fs from 'node:fs';
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu']});
const [,, ...jobs] = process.argv;
for (const job of jobs) {
  const [pre, from, to, cols] = job.split(':');
  const files = fs.readdirSync('/tmp/h5').filter(f=>f.startsWith(pre+'-p-')).sort().slice(+from-1,+to);
  const page = await b.newPage({viewport:{width: 504*+cols, height: 700}});
  fs.writeFileSync('/tmp/h5/t.html', `<body style="margin:0;background:#888;display:flex;flex-wrap:wrap">${files.map(f=>`<img src="file:///tmp/h5/${f}" style="margin:4px;width:496px">`).join('')}`);
  await page.goto('file:///tmp/h5/t.html');
  await page.screenshot({path:`/tmp/h5/s-${pre}-${from}.png`, fullPage:true});
}
await b.close();

import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { brand } from '#shared/base/brand';
import { bringHistory } from '../../../../renderer/data/actions/negotiation-actions';
import { useRecordsOf } from '../../../../renderer/data/queries/record-queries';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { keepBlob } from '../../../../renderer/data/keep-blob';
import { NegotiationTable } from '../../../../renderer/features/negotiation/negotiation-table';
import { english } from '../../../../renderer/messages/messages';
import { aCompleteVisit } from '../../../builders/a-complete-visit';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const inputs = aCompleteVisit('sla');
const composed = draftSla({ ...inputs, agreement: { ...inputs.agreement, terms: { ...inputs.agreement.terms, extraMeasures: ['S2', 'S3', 'S5','S6','S12','S13','S15','S16','S19','S20','S21','S22','S24'], monthlyFee: { amount: '12000.00', currency: 'EUR' } } } });
if (!composed.ok) throw new Error(JSON.stringify(composed.error));
const standing = measurable(composed.value);
function Negotiation() {
  const files = useRecordsOf('performanceFile', inputs.partner.id);
  return files ? <div style={{ blockSize: '100vh', padding: 16, overflow: 'auto', boxSizing: 'border-box' }}><NegotiationTable agreement={inputs.agreement} partner={inputs.partner} standing={standing} files={files} /></div> : null;
}
const shots = '/work/main/node_modules/.cache/h8';
test('speed', { timeout: 120000 }, async () => {
  await page.viewport(1440, 900);
  const { workspace } = await aWorkspace();
  await keepVisit(workspace, 'sla');
  const t00 = performance.now();
  for (let month = 0; month < 12; month += 1) {
    const from = Date.UTC(2025, 9 + month, 1); const to = Date.UTC(2025, 10 + month, 1);
    const lines = ['at,outcome,durationMs'];
    for (let i = 0; i < 80000; i += 1) lines.push(`${new Date(from + ((to - from) * i) / 80000).toISOString()},${i % 211 === month ? 'failed' : 'succeeded'},${200 + ((i * 7919) % 700)}`);
    const checks = ['at,up,responseMs,service'];
    for (let i = 0; i < 18000; i += 1) checks.push(`${new Date(from + ((to - from) * i) / 18000).toISOString()},${i % 9000 < month * 2 ? 'down' : 'up'},${90},desk`);
    const cases = ['id,openedAt,severity,acknowledgedAt,firstResponseAt,resolvedAt,contacts,region'];
    for (let i = 0; i < 2000; i += 1) { const o = from + ((to - from) * i) / 2100; cases.push(`C${month}-${i},${new Date(o).toISOString()},${['s1','s2','s3','s4'][i % 4]},${new Date(o + 600000).toISOString()},${new Date(o + (i % 20 === 0 ? 90000000 : 1200000)).toISOString()},${new Date(o + 7200000).toISOString()},${1 + (i % 3)},${i % 2 ? 'AT' : 'DE'}`); }
    for (const [table, rows] of [['requests', lines], ['checks', checks], ['cases', cases]] as const) {
      const bytes = new TextEncoder().encode(rows.join('\n'));
      const kept = await keepBlob(workspace, { bytes, mime: 'text/csv', partnerId: inputs.partner.id });
      if (!kept.ok) throw new Error('blob');
      const b = await bringHistory(workspace, { partnerId: inputs.partner.id, table, cameAs: 'csv', file: { sha256: kept.value.sha256, bytes: bytes.length, mime: 'text/csv', name: `${table}-${month}.csv` }, mapping: {}, words: {}, zone: null, service: 'desk', rows: rows.length - 1, from: new Date(from).toISOString(), to: new Date(to - 1000).toISOString(), givenBy: 'partner', author: 'Eva' });
      if (!b.ok) throw new Error(JSON.stringify(b.error));
    }
  }
  console.log('generated', performance.now() - t00);
  const place = document.createElement('div'); document.body.append(place);
  const root = createRoot(place);
  const router = createMemoryRouter([{ path: '*', element: <Negotiation /> }]);
  const t0 = performance.now();
  root.render(<IntlProvider locale="en-GB" messages={english}><WorkspaceProvider workspace={workspace}><RouterProvider router={router} /></WorkspaceProvider></IntlProvider>);
  await expect.element(page.getByRole('table', { name: 'Measures by month' }), { timeout: 60000 }).toBeVisible();
  console.log('measured 12 x 100,000 records (dev build)', performance.now() - t0);
  await new Promise((r) => setTimeout(r, 500));
  await page.screenshot({ path: `${shots}/6-big.png` });
  for (const name of ['Target of S1 Availability', 'Target of S8 First response in time', 'Tolerance of S3 Error rate']) {
    const slider = document.querySelector<HTMLInputElement>(`input[type=range][aria-labelledby]`);
    const all = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')];
    const one = all.find((x) => (x.labels?.[0]?.textContent ?? document.getElementById(x.getAttribute('aria-labelledby')?.split(' ').at(-1) ?? '')?.textContent ?? '').includes(name)) ?? all[0];
    if (!one) throw new Error('no slider');
    const times: number[] = []; const frames: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      one.focus();
      const t1 = performance.now();
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setter?.call(one, String(Number(one.value) + (i % 2 ? 1 : -1) * Number(one.step) * (1 + (i % 5))));
      one.dispatchEvent(new Event('input', { bubbles: true }));
      one.dispatchEvent(new Event('change', { bubbles: true }));
      document.body.offsetHeight;
      times.push(performance.now() - t1);
      await new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
      frames.push(performance.now() - t1);
    }
    times.sort((a, b) => a - b); frames.sort((a, b) => a - b);
    console.log(name, 'sync median', times[30]?.toFixed(1), 'p95', times[57]?.toFixed(1), 'max', times[59]?.toFixed(1), 'to frame median', frames[30]?.toFixed(1));
  }
  await page.screenshot({ path: `${shots}/7-moved.png` });
});

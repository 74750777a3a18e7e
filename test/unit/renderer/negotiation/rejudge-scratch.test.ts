import { test } from 'vitest';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { rejudge } from '#shared/domain/measuring/rejudge';
import { judgeWindows } from '#shared/domain/measuring/judge-windows';
import { monthCredits } from '#shared/domain/measuring/credits';
import { consequencesOf } from '#shared/domain/measuring/consequences';
import { readTable } from '#shared/domain/datasets/read-table';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import { agreementWith } from '../../../../renderer/features/negotiation/offer';
import { aCompleteVisit } from '../../../builders/a-complete-visit';
test('x', () => {
  const inputs = aCompleteVisit('sla');
  const composed = draftSla({ ...inputs, agreement: { ...inputs.agreement, terms: { ...inputs.agreement.terms, extraMeasures: ['S2', 'S3', 'S5','S6','S12','S13','S15','S16','S19','S20','S21','S22','S24'], monthlyFee: { amount: '12000.00', currency: 'EUR' } } } });
  if (!composed.ok) throw new Error('no');
  const standing = measurable(composed.value);
  const parts = [];
  for (let month = 0; month < 12; month += 1) {
    const from = Date.UTC(2025, 9 + month, 1); const to = Date.UTC(2025, 10 + month, 1);
    const lines = ['at,outcome,durationMs'];
    for (let i = 0; i < 8000; i += 1) lines.push(`${new Date(from + ((to - from) * i) / 8000).toISOString()},${i % 211 === month ? 'failed' : 'succeeded'},${200 + ((i * 7919) % 700)}`);
    const checks = ['at,up,responseMs,service'];
    for (let i = 0; i < 18000; i += 1) checks.push(`${new Date(from + ((to - from) * i) / 18000).toISOString()},${i % 9000 < month * 2 ? 'down' : 'up'},${90},desk`);
    const cases = ['id,openedAt,severity,acknowledgedAt,firstResponseAt,resolvedAt,contacts,region'];
    for (let i = 0; i < 2000; i += 1) { const o = from + ((to - from) * i) / 2100; cases.push(`C${month}-${i},${new Date(o).toISOString()},${['s1','s2','s3','s4'][i % 4]},${new Date(o + 600000).toISOString()},${new Date(o + (i % 20 === 0 ? 90000000 : 1200000)).toISOString()},${new Date(o + 7200000).toISOString()},${1 + (i % 3)},${i % 2 ? 'AT' : 'DE'}`); }
    for (const [table, rows] of [['requests', lines], ['checks', checks], ['cases', cases]] as const) {
      const r = readTable(table, rows.join('\n'), { service: 'desk' }); if (!r.ok) throw new Error(JSON.stringify(r.error)); parts.push(r.value.tables);
    }
  }
  const measured = measureAgreement(standing, mergeTables(parts), { from: '2025-10-01', to: '2026-10-01' });
  console.log(measured.results.length, JSON.stringify(measured).length);
  const time = (name: string, work: () => unknown) => {
    for (let i = 0; i < 5; i += 1) work();
    const c = process.cpuUsage(); for (let i = 0; i < 50; i += 1) work(); const d = process.cpuUsage(c);
    console.log(name, ((d.user + d.system) / 50000).toFixed(2), 'ms cpu');
  };
  const offered = agreementWith(standing, { S1: { target: '99.5', tolerance: '0.05', minimumSample: 1 } });
  time('agreementWith', () => agreementWith(standing, { S1: { target: '99.5', tolerance: '0.05', minimumSample: 1 } }));
  time('rejudge', () => rejudge(measured, offered));
  time('judge', () => offered.serviceLevels.flatMap((level) => judgeWindows(level, measured.results.filter((r) => r.measure === level.id), offered.remedies.chronic)));
  const results = rejudge(measured, offered).results;
  const facts = { results, agreement: offered, caseFacts: measured.caseFacts };
  time('credits', () => monthCredits(facts));
  time('consequences', () => consequencesOf(facts));
});

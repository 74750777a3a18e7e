import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aPartnerOfMany } from './a-population';
const index = builtInPack();
const n = 600;
const all = Array.from({ length: n }, (_, i) => aPartnerOfMany(index, i, '2026-11-20'));
for (const round of [1, 2, 3, 4]) {
  const t = performance.now();
  for (const r of all) evaluatePartner({ ...r }, index, { asOf: '2026-11-20' });
  console.log('per partner ms', (performance.now() - t) / n);
}
const un = all.filter((r) => r.decisions.length === 0);
const t = performance.now();
for (const r of un) evaluatePartner({ ...r }, index, { asOf: '2026-11-20' });
console.log('undecided per partner ms', (performance.now() - t) / un.length, un.length);

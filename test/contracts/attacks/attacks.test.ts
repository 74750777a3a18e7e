import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { families } from './all-families';
import { type Attack, attackTargets, judged, type Targets, usualStages } from './attack';

let targets: Targets;
beforeAll(async () => {
  targets = await attackTargets();
}, 120_000);

/** What came of an attack at a stage, said in one line; the codes only where none of those expected is among them. */
async function outcome(attack: Attack, stage: (typeof usualStages)[number]): Promise<string> {
  const bytes = await attack.attack({ ...targets, stage, bytes: targets.sla[stage] });
  expect(bytes).not.toEqual(targets.sla[stage]);
  const { judgement, because } = await judged(bytes, targets, stage);
  const wanted: readonly string[] = typeof attack.because === 'string' ? [attack.because] : attack.because;
  const isSaid = because.some((code) => wanted.includes(code));
  const isRefused = judgement === 'invalid' || (judgement === 'undecided' && attack.judgement === 'undecided');
  return `${stage}: ${isRefused && isSaid ? 'refused' : `${judgement} because of ${because.join(', ') || 'nothing'}`}`;
}

for (const { family, attacks } of families) {
  describe(family, () => {
    for (const attack of attacks) {
      test(`is not believed when ${attack.name}`, async () => {
        const stages = attack.stages ?? usualStages;
        const found = await Promise.all(stages.map((stage) => outcome(attack, stage)));
        expect(found).toEqual(stages.map((stage) => `${stage}: refused`));
      });
    }
  });
}

test('the table of the documentation counts what there is', () => {
  const text = readFileSync(new URL('../../../docs/attacks.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| (.+?) \| (\d+) \|/gm)].map(([, family, cases]) => [family, Number(cases)]);
  expect(rows).toEqual(families.map(({ family, attacks }) => [family, attacks.length]));
});

test('no two attacks have the same name', () => {
  const names = families.flatMap(({ attacks }) => attacks.map(({ name }) => name));
  expect(names.length).toBe(new Set(names).size);
});

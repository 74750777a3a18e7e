import { describe, expect, test } from 'vitest';
import type { Control } from '#shared/domain/playbook/pack';
import { indexPack } from '#shared/domain/playbook/pack-index';
import { tierChanges } from '../../../../renderer/features/partners/risk-panel-changes';
import { aCase, ratedPartner } from '../../../builders/a-partner-case';
import { anEvidenceType, aSmallPack } from '../../../builders/a-small-pack';

const control = (id: string, tiers: Control['tiers']): Control => ({
  id,
  title: id,
  nist: ['AC-2'],
  family: 'AC',
  tiers,
  role: 'security',
  needs: [{ kind: 'evidence', typeId: 'E1.1' }],
  protects: { clause: 16, why: '' },
});

const question = (id: string, appliesIf?: string) => ({
  id,
  takesOver: [],
  text: id,
  probes: [],
  fields: [{ id: 'a', label: 'a', type: 'text' as const, required: true, internal: false }],
  required: true,
  feeds: [],
  minutes: 1,
  asksFor: [],
  ...(appliesIf ? { appliesIf } : {}),
});

const small = aSmallPack(
  [anEvidenceType('E1.1')],
  [control('all', ['T1', 'T2', 'T3']), control('upper', ['T2', 'T3']), control('low', ['T1'])],
);
const index = indexPack({
  ...small.pack,
  modules: [
    {
      id: 'M1',
      title: 'Only',
      arc: { problem: '', insight: '', solution: '', impact: '' },
      isoStages: ['awareness'],
      questions: [question('M1.Q1'), question('M1.Q2', "riskTier == 'T3'")],
      steps: [],
      processMap: [],
      checklist: [],
      measures: [],
      done: 'true',
    },
  ],
});

const records = aCase({ partner: ratedPartner });
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);

describe('a partner that is rated anew', () => {
  const regulated = { data: 4, integration: 0, access: 0, criticality: 1, substitutability: 1 };

  test('is told at once which questions and controls come and go', () => {
    const changes = tierChanges(records, index, { exposure: regulated, tier: 'T3', asOf: '2026-11-20' });
    expect({
      questions: { come: ids(changes.questions.come), go: ids(changes.questions.go) },
      controls: { come: ids(changes.controls.come), go: ids(changes.controls.go) },
    }).toEqual({
      questions: { come: ['M1.Q2'], go: [] },
      controls: { come: ['upper'], go: ['low'] },
    });
  });

  test('keeps everything while its tier stays what it was', () => {
    const exposure = { data: 1, integration: 1, access: 1, criticality: 1, substitutability: 1 };
    expect(tierChanges(records, index, { exposure, tier: 'T1', asOf: '2026-11-20' })).toEqual({
      questions: { come: [], go: [] },
      controls: { come: [], go: [] },
    });
  });

  test('in a higher tier than follows from it, gets what the higher tier asks', () => {
    const exposure = { data: 1, integration: 1, access: 1, criticality: 1, substitutability: 1 };
    const changes = tierChanges(records, index, { exposure, tier: 'T2', asOf: '2026-11-20' });
    expect(ids(changes.controls.come)).toEqual(['upper']);
  });
});

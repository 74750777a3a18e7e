import { describe, expect, test } from 'vitest';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import {
  type BroughtHistory,
  bringHistory,
  decideTerms,
  leaveOutHistory,
} from '../../../../renderer/data/actions/negotiation-actions';
import { record, recordsOf } from '../../../../renderer/data/reading';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace } from '../../../builders/a-workspace';

function aHistory(partnerId: string, over: Partial<BroughtHistory> = {}): BroughtHistory {
  return {
    partnerId,
    table: 'checks',
    cameAs: 'csv',
    file: { sha256: 'a'.repeat(64), bytes: 10, mime: 'text/csv', name: 'march.csv' },
    mapping: { at: 'checkedAt' },
    words: {},
    zone: null,
    service: 'desk',
    rows: 4,
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-31T23:59:59.000Z',
    givenBy: 'partner',
    author: 'Eva Lindner',
    ...over,
  };
}

async function aNegotiation() {
  const { workspace } = await aWorkspace();
  const { agreement, partner } = await keepVisit(workspace, 'sla');
  const counted = async () => {
    const files = await recordsOf(workspace.database, 'performanceFile', partner.id);
    return countedFiles(null, files, '2027-01-01T00:00:00Z').map(({ file }) => file.name);
  };
  const terms = async () => (await record(workspace.database, 'agreement', agreement.id))?.terms ?? {};
  return { workspace, agreement, partner, counted, terms };
}

describe('months brought to a negotiation', () => {
  test('stay with the partner, with the name of who stands for them', async () => {
    const { workspace, partner, counted } = await aNegotiation();
    const brought = await bringHistory(workspace, aHistory(partner.id));
    expect(brought.ok && [brought.value.agreementId, brought.value.author]).toEqual([null, 'Eva Lindner']);
    expect(await counted()).toEqual(['march.csv']);
  });

  test('are refused without a name, and when the very same file is there already', async () => {
    const { workspace, partner } = await aNegotiation();
    const nobody = await bringHistory(workspace, aHistory(partner.id, { author: ' ' }));
    await bringHistory(workspace, aHistory(partner.id));
    const twice = await bringHistory(workspace, aHistory(partner.id));
    expect([nobody, twice].map((one) => !one.ok && one.error.kind)).toEqual(['author-missing', 'brought-already']);
  });

  test('count no more once they are left out, and are still on record', async () => {
    const { workspace, partner, counted } = await aNegotiation();
    const brought = await bringHistory(workspace, aHistory(partner.id));
    if (!brought.ok) throw new Error(brought.error.kind);
    const left = await leaveOutHistory(workspace, brought.value.id, 'Another service');
    expect(left.ok).toBe(true);
    expect(await counted()).toEqual([]);
    expect(await recordsOf(workspace.database, 'performanceFile', partner.id)).toHaveLength(2);
  });
});

describe('taking an offer over', () => {
  const commitments = { S1: { target: '99.50', tolerance: '0.10', minimumSample: 1 } };

  test('decides all terms at once, and what it answers takes them back', async () => {
    const { workspace, agreement, terms } = await aNegotiation();
    const before = await terms();
    const decided = await decideTerms(workspace, agreement.id, { commitments, noticeDays: 30 });
    expect(decided).toEqual({ ok: true, value: { commitments: null, noticeDays: null } });
    expect(await terms()).toEqual({ ...before, commitments, noticeDays: 30 });

    if (!decided.ok) throw new Error(decided.error.kind);
    await decideTerms(workspace, agreement.id, decided.value);
    const after = await terms();
    expect(Object.entries(after).filter(([, value]) => value !== null)).toEqual(Object.entries(before));
  });

  test('decides nothing when one of the values cannot be used', async () => {
    const { workspace, agreement, terms } = await aNegotiation();
    const before = await terms();
    const refused = await decideTerms(workspace, agreement.id, { commitments, noticeDays: -1 });
    expect(!refused.ok && refused.error.kind).toBe('unusableValue');
    expect(await terms()).toEqual(before);
  });
});

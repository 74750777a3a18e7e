import { describe, expect, test } from 'vitest';
import { approvalStanding } from '#shared/domain/agreements/approval-rules';
import { draftNextVersion, lockAgreement, setTerm } from '../../../../renderer/data/actions/agreement-actions';
import {
  type GivenNotice,
  giveNotice,
  recordReview,
  type SaidReview,
} from '../../../../renderer/data/actions/agreement-review-actions';
import { readAgreement, readSlaVersion } from '../../../../renderer/data/queries/agreement-queries';
import { recordsOf } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import { anAgreement } from '../../../builders/a-complete-visit';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace } from '../../../builders/a-workspace';

const said: SaidReview = {
  reviewFunction: 'engineering',
  decision: 'approved',
  capability: 'Two people on call from March on',
  constraint: '',
  personName: 'Noor Haddad',
};

const notice: GivenNotice = {
  kind: 'renewalDeclined',
  givenBy: 'partner',
  personName: 'Eva Lindner',
  givenOn: '2027-06-01',
  endsOn: null,
  reason: '',
  noticeId: null,
};

async function aDraft(over: Parameters<typeof anAgreement>[1] = {}) {
  const { workspace } = await aWorkspace();
  const { agreement } = await keepVisit(workspace, 'sla', { agreement: anAgreement('sla', over) });
  return { workspace, agreement };
}

async function standingOf(workspace: Workspace, agreementId: string) {
  const shown = await readAgreement(workspace, agreementId);
  if (!shown) throw new Error('The agreement of a test is gone.');
  const text = { agreementId, dataSha256: shown.textSha256 };
  const standing = approvalStanding(text, shown.partnerFile.agreementApprovals);
  return standing.find(({ reviewFunction }) => reviewFunction === 'engineering')?.state;
}

describe('what a function says', () => {
  test('holds for the text it has read, and no more once the text says something else', async () => {
    const { workspace, agreement } = await aDraft();
    expect((await recordReview(workspace, agreement.id, said)).ok).toBe(true);
    expect(await standingOf(workspace, agreement.id)).toBe('approved');
    await setTerm(workspace, agreement.id, 'noticeDays', 45);
    expect(await standingOf(workspace, agreement.id)).toBe('outdated');
  });

  test('is said beforehand while values are missing', async () => {
    const { workspace, agreement } = await aDraft({ terms: {} });
    await recordReview(workspace, agreement.id, said);
    expect(await standingOf(workspace, agreement.id)).toBe('beforehand');
  });

  test('needs a name, and a word about what stands in the way', async () => {
    const { workspace, agreement } = await aDraft();
    const refused = [
      await recordReview(workspace, agreement.id, { ...said, personName: ' ' }),
      await recordReview(workspace, agreement.id, { ...said, decision: 'refused' }),
    ];
    expect(refused.map((one) => !one.ok && one.error.kind)).toEqual(['person-missing', 'constraint-missing']);
    expect(await recordsOf(workspace.database, 'agreementApproval', agreement.partnerId)).toEqual([]);
  });

  test('keeps a text from being locked while somebody says that it cannot be kept', async () => {
    const { workspace, agreement } = await aDraft();
    await recordReview(workspace, agreement.id, { ...said, decision: 'refused', constraint: 'Nobody is on call' });
    expect(await lockAgreement(workspace, agreement.id)).toEqual({
      ok: false,
      error: {
        kind: 'review',
        findings: [{ reviewFunction: 'engineering', kind: 'refused', severity: 'error' }],
      },
    });
    await recordReview(workspace, agreement.id, said);
    expect((await lockAgreement(workspace, agreement.id)).ok).toBe(true);
  });
});

describe('a notice', () => {
  test('is given about a signed agreement only', async () => {
    const draft = await aDraft();
    expect(await giveNotice(draft.workspace, draft.agreement.id, notice)).toEqual({
      ok: false,
      error: { kind: 'not-signed', state: 'draft' },
    });
    const signed = await aDraft({ state: 'signed' });
    const given = await giveNotice(signed.workspace, signed.agreement.id, notice);
    expect(given.ok && given.value.kind).toBe('renewalDeclined');
  });

  test('of extension is agreed by both and names its last day', async () => {
    const { workspace, agreement } = await aDraft({ state: 'signed' });
    const extension: GivenNotice = { ...notice, kind: 'extension', endsOn: '2028-12-31' };
    const refused = [
      await giveNotice(workspace, agreement.id, extension),
      await giveNotice(workspace, agreement.id, { ...extension, givenBy: 'both', endsOn: null }),
    ];
    expect(refused.map((one) => !one.ok && one.error.kind)).toEqual(['extension-incomplete', 'extension-incomplete']);
    expect((await giveNotice(workspace, agreement.id, { ...extension, givenBy: 'both' })).ok).toBe(true);
  });
});

test('a new version keeps why it was begun, and can be compared with the one before', async () => {
  const { workspace, agreement } = await aDraft();
  expect((await lockAgreement(workspace, agreement.id)).ok).toBe(true);
  const next = await draftNextVersion(workspace, agreement.id, 'A second desk opens in June');
  if (!next.ok) throw new Error(next.error.kind);
  const [line] = await workspace.database.history.where('rowId').equals(next.value.id).toArray();
  expect(JSON.parse(line?.content.body ?? '{}')).toMatchObject({ why: 'A second desk opens in June' });
  const versions = [await readSlaVersion(workspace, agreement.id), await readSlaVersion(workspace, next.value.id)];
  expect(versions.map((sla) => sla?.version)).toEqual([1, 2]);
});

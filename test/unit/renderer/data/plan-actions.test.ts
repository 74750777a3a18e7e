import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { closeMilestone, holdReview, readGoal, reopenMilestone } from '../../../../renderer/data/actions/plan-actions';
import { creation } from '../../../../renderer/data/edits';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import { gatherPlanUnderWay } from '../../../../renderer/data/plan-file';
import { write } from '../../../../renderer/data/writer';
import { aCompleteVisit, anAgreement } from '../../../builders/a-complete-visit';
import { aReadyPartner } from '../../../builders/a-ready-partner';
import { aWorkspace } from '../../../builders/a-workspace';

const agreement = anAgreement('plan');

/** A device on which the whole visit, the proofs and the draft of the plan are kept. */
async function aDeviceWithPlan() {
  const { workspace } = await aWorkspace({ now: () => Date.parse('2026-11-21T12:00:00Z') });
  const visit = aCompleteVisit('plan');
  const ready = aReadyPartner();
  const kept = await write(workspace, async () =>
    ok({
      value: null,
      edits: [
        creation('partner', ready.partner),
        creation('agreement', agreement),
        ...visit.sites.map((one) => creation('site', one)),
        ...visit.people.map((one) => creation('person', one)),
        ...visit.answers.map((one) => creation('answer', one)),
        ...ready.evidence.map((one) => creation('evidence', { ...one, partnerId: agreement.partnerId })),
        ...ready.revisions.map((one) => creation('evidenceRevision', one)),
        ...ready.reviews.map((one) => creation('evidenceReview', one)),
        ...ready.decisions.map((one) => creation('gateDecision', one)),
      ],
    }),
  );
  if (!kept.ok) throw new Error('not kept');
  return workspace;
}

const fileOf = async (workspace: Awaited<ReturnType<typeof aDeviceWithPlan>>) => {
  const file = await gatherPartnerFile(workspace.database, agreement.partnerId);
  if (!file) throw new Error('no file');
  return file;
};

describe('a milestone', () => {
  test('is closed with its proof, which is kept as a record, and is taken back with a reason', async () => {
    const workspace = await aDeviceWithPlan();
    const closed = await closeMilestone(workspace, agreement.id, { milestoneId: 'R1', proof: null, note: ' Seen ' });
    expect(closed).toMatchObject({
      ok: true,
      value: { milestoneId: 'R1', kind: 'closed', doneOn: '2026-11-20', proofNote: 'Seen' },
    });
    const reopened = await reopenMilestone(workspace, agreement.id, { milestoneId: 'R1', reason: 'Owner changed' });
    expect(reopened).toMatchObject({ ok: true, value: { kind: 'reopened', proofNote: 'Owner changed' } });
    const kinds = (await fileOf(workspace)).milestoneClosures.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['closed', 'reopened']);
  });

  test('without its proof is refused, and nothing is written', async () => {
    const workspace = await aDeviceWithPlan();
    const refused = await closeMilestone(workspace, agreement.id, { milestoneId: 'F4', proof: null, note: '' });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'not-proven', missing: [{ kind: 'evidence', typeId: 'E6.4' }] },
    });
    expect((await fileOf(workspace)).milestoneClosures).toEqual([]);
    expect(await closeMilestone(workspace, 'nowhere', { milestoneId: 'R1', proof: null, note: '' })).toEqual({
      ok: false,
      error: { kind: 'not-here' },
    });
  });
});

test('a reading of a goal needs a number, a day that has come, and where it is from', async () => {
  const workspace = await aDeviceWithPlan();
  const reading = { goal: 'Practices that order digitally', actual: '3', readOn: '2026-11-21', source: 'Order log' };
  const kinds = await Promise.all(
    [{ actual: 'three' }, { readOn: '2026-11-22' }, { source: ' ' }, { goal: 'Another' }].map(async (wrong) => {
      const read = await readGoal(workspace, agreement.id, { ...reading, ...wrong });
      return read.ok ? 'kept' : read.error.kind;
    }),
  );
  expect(kinds).toEqual(['not-a-number', 'in-the-future', 'source-missing', 'goal-unknown']);
  expect(await readGoal(workspace, agreement.id, reading)).toMatchObject({
    ok: true,
    value: { actual: '3', by: expect.any(String) },
  });
  expect((await fileOf(workspace)).goalReadings).toHaveLength(1);
});

test('minutes are kept with their decisions; a decision without an owner is a wish and is refused', async () => {
  const workspace = await aDeviceWithPlan();
  const decision = { what: 'Ask the maker', side: 'vendor' as const, owner: '', due: null };
  const review = {
    kind: 'month' as const,
    milestoneId: null,
    heldOn: '2026-11-21',
    attendees: 'Ines Kramer',
    said: 'Begun.',
    decisions: [decision],
    kept: [],
    signedBy: { vendor: '', partner: '' },
  };
  expect(await holdReview(workspace, agreement.id, review)).toEqual({
    ok: false,
    error: { kind: 'decision-without-owner', what: 'Ask the maker' },
  });
  const held = await holdReview(workspace, agreement.id, {
    ...review,
    decisions: [{ ...decision, owner: 'Yuki Tanaka' }],
  });
  expect(held).toMatchObject({ ok: true, value: { decisions: [{ owner: 'Yuki Tanaka' }] } });
  const found = await gatherPlanUnderWay(workspace, agreement.id);
  expect(found?.underWay.progress.reviews).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { readTable } from '#shared/domain/datasets/read-table';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { disputeStory } from '#shared/domain/performance/dispute-rules';
import { incidentStanding } from '#shared/domain/performance/incident-rules';
import { recordsOfAgreement, tablesOf } from '#shared/domain/performance/measured-tables';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { writeDemoAgreements } from '../../../../renderer/app/demo/demo-agreements';
import { demoFileNames, readDemo } from '../../../../renderer/app/demo/demo-records';
import { writeDemoUnderWay } from '../../../../renderer/app/demo/demo-under-way';
import { demoPartnerId, writeDemoPartner } from '../../../../renderer/app/demo/write-demo';
import { gatherPlanUnderWay } from '../../../../renderer/data/plan-file';
import { openKept } from '../../../../renderer/data/save-copy';
import { readSignedTerms } from '../../../../renderer/data/signed-terms';
import type { Workspace } from '../../../../renderer/data/workspace';
import json from '../../../../resources/demo/workspace.json';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';

// The first and the last days of months, a month of twenty working days, and a year that changes on the way.
const days = [
  '2026-11-20T12:00:00.000Z',
  '2026-12-01T07:00:00.000Z',
  '2027-01-31T12:00:00.000Z',
  '2027-03-02T22:00:00.000Z',
];

const loaded = new Map<string, ReturnType<typeof load>>();

/** The furthest partner of the demo, loaded at that moment, once. */
function loadedAt(now: string) {
  const known = loaded.get(now) ?? load(now);
  loaded.set(now, known);
  return known;
}

async function load(now: string) {
  const { workspace } = await aWorkspace({ now: () => Date.parse(now) });
  const [partner] = readDemo(json).partners;
  if (!partner?.agreements || !partner.underWay) throw new Error('The first partner of the demo has signed nothing.');
  const file = { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/jpeg', name: 'a.jpg' };
  const files = new Map(demoFileNames([partner]).map((name) => [name, file]));
  const surroundings = { now, me: 'mara', files, index: builtInPack() };
  expect(await writeDemoPartner(workspace, partner, surroundings)).toEqual({ ok: true, value: true });
  const signed = await writeDemoAgreements(workspace, demoPartnerId(partner), partner.agreements, nodeSigningTools);
  if (!signed.ok) throw new Error(signed.error.step);
  expect(await writeDemoUnderWay(workspace, partner.underWay, signed.value, surroundings)).toEqual({
    ok: true,
    value: null,
  });
  return { workspace, agreements: signed.value };
}

/** As the page of performance measures it: whole months since the agreement took effect. */
async function measuredOf(workspace: Workspace, agreementId: string, now: string) {
  const terms = await readSignedTerms(workspace, agreementId);
  if (!terms) throw new Error('The agreement of the demo has no terms.');
  const { partnerFile } = terms.file;
  const parts = await Promise.all(
    countedFiles(agreementId, partnerFile.performanceFiles, now).map(async ({ table, file }) => {
      const read = readTable(table, (await (await openKept(workspace, file))?.text()) ?? '');
      if (!read.ok) throw new Error(`${file.name} cannot be read.`);
      return read.value.tables;
    }),
  );
  const { tables } = tablesOf(parts, recordsOfAgreement(partnerFile, agreementId), terms.sla.zone, now);
  const range = { from: terms.sla.said.effectiveDate, to: `${now.slice(0, 7)}-01` };
  return { terms, measured: measureAgreement(measurable(terms.sla), tables, range) };
}

test.each(days)(
  'shows the service met, missed a little, breached and missed again and again, loaded on %s',
  async (now) => {
    const { workspace, agreements } = await loadedAt(now);
    const { measured } = await measuredOf(workspace, agreements.sla, now);
    const verdicts = (measure: string) =>
      measured.results.filter((one) => one.measure === measure).map(({ verdict }) => verdict);
    expect(verdicts('S1')).toEqual(['met', 'met', 'deviation', 'met', 'breach']);
    expect(verdicts('S8')).toEqual(['met', 'met', 'deviation', 'deviation', 'deviation']);
    expect(verdicts('S14')).toContain('met');
    expect(verdicts('S24')).toContain('met');
    expect(measured.results.filter(({ isChronic }) => isChronic).map(({ measure }) => measure)).toEqual(['S8']);
    expect(measured.credits.map(({ percent, amount }) => [percent, amount])).toEqual([['10.00', '1200.00']]);
  },
);

test('shows incidents closed and open, and a dispute that waits for both managers', async () => {
  const [now = ''] = days;
  const { workspace, agreements } = await loadedAt(now);
  const { terms } = await measuredOf(workspace, agreements.sla, now);
  const { incidents, incidentEvents, preventiveActions, disputes, disputeEvents } = terms.file.partnerFile;
  expect(incidents.map((one) => incidentStanding(one, incidentEvents, now).state)).toEqual([
    'closed',
    'closed',
    'responded',
  ]);
  expect(preventiveActions.map(({ closedAt }) => closedAt !== null)).toEqual([true, false]);
  const standings = disputes.map((one) => disputeStory(one, disputeEvents, terms.sla, now).standing);
  expect(standings).toMatchObject([{ state: 'open', rung: { step: 'managers' }, mustAct: 'both' }]);
});

test.each(days)('has a plan with milestones closed, proven and to come, loaded on %s', async (now) => {
  const { workspace, agreements } = await loadedAt(now);
  const found = await gatherPlanUnderWay(workspace, agreements.plan);
  if (!found) throw new Error('The plan of the demo is not under way.');
  const standing = planStanding(found.underWay, now.slice(0, 10));
  const inState = (state: string) => standing.milestones.filter((one) => one.state === state).map(({ id }) => id);
  expect({ closed: inState('closed'), proven: inState('proven'), open: inState('open') }).toEqual({
    closed: ['R1', 'R2', 'R5', 'R4', 'D30', 'R3', 'A2', 'A3', 'A4', 'A5', 'A6', 'F3'],
    proven: ['A1', 'F1', 'F2', 'F4', 'F6'],
    open: ['D60', 'D90', 'A7', 'F5'],
  });
  expect(standing.goals.map(({ reading }) => reading?.actual)).toEqual(['1', '52']);
  expect(standing.next?.id).toBe('D60');
});

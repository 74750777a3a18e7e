import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { incidentStanding } from '#shared/domain/performance/incident-rules';
import {
  logIncident,
  takeBackIncidentEvent,
  takeIncidentStep,
} from '../../../../renderer/data/actions/incident-actions';
import {
  beginReview,
  closeAction,
  deliverReview,
  promiseAction,
} from '../../../../renderer/data/actions/incident-review-actions';
import { openJointReview, rateBehaviour } from '../../../../renderer/data/actions/joint-review-actions';
import { keepTypedData } from '../../../../renderer/data/actions/performance-actions';
import { creation } from '../../../../renderer/data/edits';
import { recordsOf } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { anAgreement } from '../../../builders/a-complete-visit';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

async function aSignedAgreement(): Promise<{ readonly workspace: Workspace; readonly agreement: Agreement }> {
  const { workspace } = await aWorkspace();
  await keepPartner(workspace);
  const agreement = { ...anAgreement('sla'), partnerId: brand<'Partner'>('partner-1') };
  await write(
    workspace,
    async () => ({ ok: true, value: { value: null, edits: [creation('agreement', agreement)] } }) as const,
  );
  return { workspace, agreement };
}

async function anOpenIncident() {
  const { workspace, agreement } = await aSignedAgreement();
  const logged = await logIncident(workspace, {
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    title: 'Sign-in fails',
    openedAt: '2026-11-20T11:00:00.000Z',
    severity: 's1',
  });
  if (!logged.ok) throw new Error(logged.error.kind);
  return { workspace, agreement, incident: logged.value };
}

const asOf = '2026-11-20T12:00:00.000Z';

describe('an incident on this device', () => {
  test('is kept with its classification, and every step adds one event', async () => {
    const { workspace, agreement, incident } = await anOpenIncident();
    expect(
      (await takeIncidentStep(workspace, incident.id, { do: 'acknowledge', at: '2026-11-20T11:05:00.000Z' })).ok,
    ).toBe(true);
    const events = await recordsOf(workspace.database, 'incidentEvent', agreement.partnerId);
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['acknowledged', 'classified']);
    expect(incidentStanding(incident, events, asOf)).toMatchObject({ state: 'acknowledged', severity: 's1' });
    expect(await takeIncidentStep(workspace, incident.id, { do: 'acknowledge' })).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'acknowledged' },
    });
  });

  test('keeps what was taken back', async () => {
    const { workspace, agreement, incident } = await anOpenIncident();
    const taken = await takeIncidentStep(workspace, incident.id, { do: 'acknowledge' });
    if (!taken.ok) throw new Error('refused');
    expect((await takeBackIncidentEvent(workspace, taken.value.id, 'Of another ticket')).ok).toBe(true);
    const events = await recordsOf(workspace.database, 'incidentEvent', agreement.partnerId);
    expect(events).toHaveLength(3);
    expect(incidentStanding(incident, events, asOf).acknowledgedAt).toBeNull();
  });

  test('is reviewed with its actions; none is closed without proof', async () => {
    const { workspace, incident } = await anOpenIncident();
    const begun = await beginReview(workspace, incident.id, { rootCause: 'Expired', causeKey: 'certificate' });
    if (!begun.ok) throw new Error('refused');
    expect(await deliverReview(workspace, begun.value.id, 'Omar Reyes')).toMatchObject({
      ok: true,
      value: { deliveredBy: 'Omar Reyes', deliveredAt: asOf },
    });
    const action = await promiseAction(workspace, begun.value.id, {
      what: 'Remind a group',
      term: 'immediate',
      side: 'vendor',
      owner: 'Omar Reyes',
      due: '2026-11-30',
    });
    if (!action.ok) throw new Error('refused');
    expect(await closeAction(workspace, action.value.id, { words: '', evidenceId: null })).toEqual({
      ok: false,
      error: { kind: 'proof-missing' },
    });
    expect((await closeAction(workspace, action.value.id, { words: 'Seen', evidenceId: null })).ok).toBe(true);
  });
});

test('what is not on this device is not written to', async () => {
  const { workspace } = await aSignedAgreement();
  expect(await takeIncidentStep(workspace, 'nowhere', { do: 'acknowledge' })).toEqual({
    ok: false,
    error: { kind: 'not-here' },
  });
});

test('a joint review is opened once, and rated', async () => {
  const { workspace, agreement } = await aSignedAgreement();
  const opened = await openJointReview(workspace, agreement.id, '2026-Q3');
  if (!opened.ok) throw new Error('refused');
  expect(await openJointReview(workspace, agreement.id, '2026-Q3')).toEqual({
    ok: false,
    error: { kind: 'begun-already', reviewId: opened.value.id },
  });
  const rated = await rateBehaviour(workspace, opened.value.id, {
    behaviour: 'knownLimits',
    score: 4,
    why: '',
    side: 'partner',
    rater: 'Tom',
  });
  expect(rated.ok).toBe(true);
});

describe('data typed by hand', () => {
  const outage = {
    id: 'typed-1',
    service: 'Portal',
    region: '',
    from: Date.parse('2026-11-02T08:00:00Z'),
    to: Date.parse('2026-11-02T08:30:00Z'),
  };

  test('becomes a file like any other, with an author and a hash', async () => {
    const { workspace, agreement } = await aSignedAgreement();
    const typed = {
      table: 'outages' as const,
      tables: { outages: [outage] },
      author: 'Omar Reyes',
      givenBy: 'vendor' as const,
    };
    const kept = await keepTypedData(workspace, agreement.id, typed);
    if (!kept.ok) throw new Error(kept.error.kind);
    expect(kept.value).toMatchObject({
      cameAs: 'hand',
      rows: 1,
      author: 'Omar Reyes',
      from: '2026-11-02T08:00:00.000Z',
      to: '2026-11-02T08:30:00.000Z',
    });
    const bytes = await workspace.host.blobs.open(kept.value.file.sha256);
    expect(await bytes?.text()).toContain('2026-11-02T08:00:00');
    expect(await keepTypedData(workspace, agreement.id, typed)).toEqual({
      ok: false,
      error: { kind: 'brought-already', fileId: kept.value.id },
    });
  });

  test('is refused without an author, and where it ends before it begins', async () => {
    const { workspace, agreement } = await aSignedAgreement();
    const typed = { table: 'outages' as const, tables: { outages: [outage] }, author: ' ', givenBy: 'vendor' as const };
    expect(await keepTypedData(workspace, agreement.id, typed)).toEqual({
      ok: false,
      error: { kind: 'author-missing' },
    });
    const turned = { ...typed, author: 'Omar', tables: { outages: [{ ...outage, to: outage.from - 1000 }] } };
    expect(await keepTypedData(workspace, agreement.id, turned)).toMatchObject({
      ok: false,
      error: { kind: 'not-readable' },
    });
  });
});

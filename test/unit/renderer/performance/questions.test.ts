import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { evidenceReviewSchema, evidenceRevisionSchema, evidenceSchema } from '#shared/domain/evidence/evidence';
import { preventiveActionSchema } from '#shared/domain/performance/incident';
import type { PartnerFile } from '#shared/records/partner-file';
import { logIncident } from '../../../../renderer/data/actions/incident-actions';
import { creation } from '../../../../renderer/data/edits';
import { record } from '../../../../renderer/data/reading';
import { write } from '../../../../renderer/data/writer';
import { evidenceField, evidenceTitle } from '../../../../renderer/features/performance/evidence-choice';
import { incidentQuestion } from '../../../../renderer/features/performance/incident-questions';

import { closeQuestion } from '../../../../renderer/features/performance/review-questions';
import { samplePerformance } from '../../../../renderer/features/performance/sample-performance';
import { english } from '../../../../renderer/messages/messages';
import type { Text } from '../../../../renderer/ui/use-text';
import { localMomentOf } from '../../../../renderer/widgets/local-moment';
import { aLockedSla } from '../../../builders/a-locked-sla';

const intl = createIntl({ locale: 'en-GB', messages: english });
const text: Text = (id, values) => intl.formatMessage({ id }, values);
const asOf = '2026-11-20T12:00:00.000Z';

function aShelf(): PartnerFile {
  const piece = (id: string, title: string) =>
    evidenceSchema.parse({ id, partnerId: 'partner', typeId: 'E1.1', title });
  const revision = (evidenceId: string) =>
    evidenceRevisionSchema.parse({
      id: `${evidenceId}-1`,
      partnerId: 'partner',
      evidenceId,
      number: 1,
      source: 'file',
      capturedAt: '2026-10-01T08:00:00Z',
      capturedBy: 'somebody',
      effectiveFrom: '2026-10-01',
    });
  const rejected = evidenceReviewSchema.parse({
    id: 'review',
    partnerId: 'partner',
    revisionId: 'blurred-1',
    verdict: 'rejected',
    reason: 'Not legible',
    by: 'somebody',
    at: '2026-10-02T08:00:00Z',
  });
  return {
    ...samplePerformance(false),
    evidence: [
      piece('log', 'Log of the portal'),
      piece('drill', 'Drill'),
      piece('blurred', 'Photo'),
      piece('unwritten', 'Plan'),
    ],
    revisions: [revision('log'), revision('drill'), revision('blurred')],
    reviews: [rejected],
  };
}

describe('a piece of evidence as proof', () => {
  test('is picked among those that prove something', () => {
    const field = evidenceField(text, aShelf(), asOf);
    expect(field).toMatchObject({
      value: 'none',
      choices: [
        { id: 'none', label: 'None' },
        { id: 'drill', label: 'Drill' },
        { id: 'log', label: 'Log of the portal' },
      ],
    });
    expect(evidenceTitle('log', aShelf())).toBe('Log of the portal');
    expect(evidenceTitle(null, aShelf())).toBeNull();
  });

  test('closes an action without a word; neither piece nor word does not', async () => {
    const { workspace } = await aLockedSla();
    const action = preventiveActionSchema.parse({
      id: 'action',
      partnerId: 'partner',
      reviewId: 'review',
      what: 'Send reminders to a group',
      term: 'immediate',
      side: 'vendor',
      owner: 'Omar Reyes',
      due: '2026-11-30',
    });
    await write(workspace, async () => ({
      ok: true,
      value: { value: null, edits: [creation('preventiveAction', action)] },
    }));
    const question = closeQuestion(text, workspace, action, { file: aShelf(), asOf });
    expect(await question.onKeep({ proof: '', evidence: 'none' })).toBe(text('performance.refused.proof-missing'));
    expect(await question.onKeep({ proof: '', evidence: 'log' })).toBeNull();
    expect(await record(workspace.database, 'preventiveAction', action.id)).toMatchObject({
      closedAt: asOf,
      proof: '',
      evidenceId: 'log',
    });
  });
});

describe('an incident', () => {
  async function anIncident() {
    const { workspace, agreement } = await aLockedSla();
    const logged = await logIncident(workspace, {
      partnerId: agreement.partnerId,
      agreementId: agreement.id,
      title: 'Sign in fails',
      startedAt: '2026-11-20T10:40:37.000Z',
      openedAt: '2026-11-20T11:00:00.000Z',
      severity: 's1',
    });
    if (!logged.ok) throw new Error(logged.error.kind);
    const { value: incident } = logged;
    const question = incidentQuestion(text, workspace, incident);
    const asked = Object.fromEntries(question.asked.map((one) => [one.name, String(one.value ?? '')]));
    return { question, asked, kept: () => record(workspace.database, 'incident', incident.id) };
  }

  test('is corrected in its title and detection, and keeps to the second what nobody touched', async () => {
    const { question, asked, kept } = await anIncident();
    const detected = localMomentOf('2026-11-20T10:50:00.000Z');
    expect(await question.onKeep({ ...asked, title: 'Sign-in fails for half', detected })).toBeNull();
    expect(await kept()).toMatchObject({
      title: 'Sign-in fails for half',
      startedAt: '2026-11-20T10:40:37.000Z',
      detectedAt: '2026-11-20T10:50:00.000Z',
      openedAt: '2026-11-20T11:00:00.000Z',
    });
    expect(await question.onKeep({ ...asked, started: '' })).toBeNull();
    expect((await kept())?.startedAt).toBeNull();
  });

  test('is not corrected to have begun after it was opened', async () => {
    const { question, asked, kept } = await anIncident();
    const started = localMomentOf('2026-11-20T11:30:00.000Z');
    expect(await question.onKeep({ ...asked, started })).toBe(text('performance.refused.out-of-order'));
    expect((await kept())?.startedAt).toBe('2026-11-20T10:40:37.000Z');
  });
});

import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { jointReviewSchema } from '#shared/domain/performance/joint-review';
import { recordReview } from '../../../../renderer/data/actions/agreement-review-actions';
import { planVisit } from '../../../../renderer/data/actions/visit-actions';
import { creation } from '../../../../renderer/data/edits';
import { changePreferences } from '../../../../renderer/data/preferences';
import { record } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { endWatch } from '../../../../renderer/data/watch/open-watch';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { JointDecisions } from '../../../../renderer/features/performance/joint-decisions';
import { TodayScreen } from '../../../../renderer/features/today/today-screen';
import { english } from '../../../../renderer/messages/messages';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { keepVisit } from '../../../builders/a-kept-visit';
import { anEvidence, aReview, aRevision } from '../../../builders/a-partner-case';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

let workspace: Workspace;
let opened = 0;

const place = aPlace('div', () => {
  endWatch(workspace);
  vi.restoreAllMocks();
});

beforeEach(async () => {
  opened += 1;
  workspace = (await aWorkspace({ name: `today-${opened}` })).workspace;
});

/** Draws a screen, once the partners are known as they are at the start of the program. */
async function show(element = <TodayScreen onPlan={() => undefined} />): Promise<void> {
  await workspace.directory.fill();
  const router = createMemoryRouter([{ path: '*', element }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
}

const id = (tail: string) => `01900000-0000-7000-8000-0000000000${tail}`;

describe('Today', () => {
  test('asks for a renewal by a prepared mail, and says from then on when it was asked for', async () => {
    const { partner } = await keepVisit(workspace, 'plan');
    const own = { partnerId: partner.id, evidenceId: brand<'Evidence'>(id('e1')) };
    const revision = aRevision({ ...own, id: brand<'EvidenceRevision'>(id('e2')), effectiveTo: '2026-11-25' });
    const edits = [
      creation('evidence', anEvidence('E3.1', { id: own.evidenceId, partnerId: partner.id, title: 'Attestation' })),
      creation('evidenceRevision', revision),
      creation(
        'evidenceReview',
        aReview('accepted', { id: brand<'EvidenceReview'>(id('e3')), partnerId: partner.id, revisionId: revision.id }),
      ),
    ];
    expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
    await planVisit(workspace, { partnerId: partner.id, plannedFor: '2026-12-02T09:00:00.000Z' });
    const opening = vi.spyOn(window, 'open').mockReturnValue(null);
    await show();
    await page.getByRole('button', { name: 'Ask for it: Attestation', exact: true }).click();
    await expect.element(page.getByRole('button', { name: 'Ask again: Attestation' })).toBeVisible();
    await expect.element(page.getByText(/asked for on 20 Nov 2026/).first()).toBeVisible();
    expect(opening.mock.calls[0]?.[0]).toMatch(/^mailto:.*subject=.*Attestation/);
    expect((await record(workspace.database, 'evidence', own.evidenceId))?.renewalAskedAt).toBe(
      '2026-11-20T12:00:00.000Z',
    );
  });

  test('tells what waits for the word of my function, until it is said', async () => {
    const { agreement } = await keepVisit(workspace, 'sla');
    await changePreferences(workspace, { reviewFunctions: ['legal'] });
    await show();
    const line = page.getByRole('button', { name: 'Say your word: Legal: Service Level Agreement, version 1' });
    await expect.element(line).toBeVisible();
    expect(page.getByText(/^Engineering: Service Level/).query()).toBeNull();
    const word = {
      reviewFunction: 'legal',
      decision: 'approved',
      capability: '',
      constraint: '',
      personName: 'Ana',
    } as const;
    expect(await recordReview(workspace, agreement.id, word)).toMatchObject({ ok: true });
    await expect.element(line).not.toBeInTheDocument();
  });
});

describe('a decision of a joint review', () => {
  test('is closed where Today leads to, and stands there with its day', async () => {
    const { agreement, partner } = await keepVisit(workspace, 'sla');
    const review = jointReviewSchema.parse({
      ...{ id: id('f1'), partnerId: partner.id, agreementId: agreement.id, quarter: '2026-Q3' },
      createdAt: '2026-10-05T09:00:00.000Z',
      decisions: [{ what: 'Train the second shift', side: 'vendor', owner: 'Ana', due: '2026-11-25' }],
    });
    const edits = [creation('jointReview', review)];
    expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
    await show();
    await expect.element(page.getByRole('button', { name: 'Open the reviews: Train the second shift' })).toBeVisible();
    await show(<JointDecisions review={review} />);
    await page.getByRole('button', { name: 'Done: Train the second shift' }).click();
    await expect
      .poll(async () => (await record(workspace.database, 'jointReview', review.id))?.decisions[0]?.doneOn)
      .toBe('2026-11-20');
    await show();
    await expect.element(page.getByRole('heading', { name: 'Promised, both ways' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Train the second shift/ })).not.toBeInTheDocument();
  });
});

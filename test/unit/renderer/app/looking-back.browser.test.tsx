import axe from 'axe-core';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ok } from '#shared/base/result';
import { fieldsOf } from '#shared/records/records';
import { LookingBack, PastBar, PastDialog } from '../../../../renderer/app/looking-back';
import { Shell } from '../../../../renderer/app/shell';
import { notePastHole, type PastHole } from '../../../../renderer/data/past-holes';
import { useWorkspace, WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { english } from '../../../../renderer/messages/messages';
import { lookAt, lookedAt } from '../../../../renderer/session/looked-at';
import { currentCommands } from '../../../../renderer/ui/commands';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';

const place = aPlace('main', () => lookAt(null));

async function open(zone: string, hole: PastHole | null = null, draw = <Page />): Promise<Workspace> {
  const { workspace } = await aWorkspace();
  const at = '2026-11-01T00:00:00.000Z';
  const settings = { id: 'settings', currency: 'EUR', zone, weights: {}, targets: {}, createdAt: at };
  const edits = [
    { operation: 'create' as const, entity: 'reportingSettings' as const, id: 's', fields: fieldsOf(settings) },
  ];
  await write(workspace, async () => ok({ value: null, edits }));
  if (hole) await notePastHole(workspace.database, hole);
  const router = createMemoryRouter([{ path: '*', element: draw }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  return workspace;
}

function Page() {
  return (
    <>
      <PastBar />
      <LookingBack>
        <Instant />
      </LookingBack>
    </>
  );
}

function Instant() {
  const { lookingAt } = useWorkspace();
  return <p>{lookingAt === undefined ? 'now' : new Date(lookingAt).toISOString()}</p>;
}

const hole: PastHole = { from: 0, to: Date.parse('2026-10-10T12:00:00Z'), why: 'lost' };

describe('looking back', () => {
  test.each([
    ['Pacific/Auckland', '2026-11-15T10:59:59.999Z'],
    ['America/Los_Angeles', '2026-11-16T07:59:59.999Z'],
  ])('ends a day where the figures end it: in %s', async (zone, end) => {
    lookAt('2026-11-15');
    await open(zone);
    await expect.element(page.getByText(end)).toBeVisible();
  });

  test('says that nothing can be changed and that a report can be kept', async () => {
    lookAt('2026-11-15');
    await open('UTC');
    const bar = page.getByRole('status');
    await expect.element(bar).toHaveTextContent('Nothing can be changed; a report of that day can be made and kept.');
  });

  test('to a day that was lost shows nothing of it, says from which day on it is possible, and leads back', async () => {
    lookAt('2026-09-30');
    await open('UTC', hole);
    await expect.element(page.getByRole('heading', { name: 'That day cannot be looked back to' })).toBeVisible();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('days before 10 October 2026 cannot be looked back to');
    expect(page.getByText(/T23:59:59/).elements()).toEqual([]);
    const { violations } = await axe.run(place.element);
    expect(violations.map(({ id }) => id).filter((id) => !id.startsWith('landmark') && id !== 'region')).toEqual([]);
    await page.getByRole('alert').getByRole('button', { name: 'Back to today' }).click();
    expect(lookedAt()).toBeNull();
    await expect.element(page.getByText('now', { exact: true })).toBeVisible();
  });

  test('to a lost day is refused where the day is asked for', async () => {
    const everything: PastHole = { ...hole, to: Date.parse('2026-11-20T00:00:00Z'), why: 'backup' };
    await open('UTC', everything, <PastDialog isOpen onClose={() => undefined} />);
    await expect
      .element(page.getByText(/restored from a backup that holds no past, so days before 20 November 2026/))
      .toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Look at that day' })).toBeDisabled();
  });
});

test('“Back to today” is among the commands only while an earlier day is looked at', async () => {
  await open('UTC', null, <Shell />);
  const isThere = () => currentCommands().some(({ id }) => id === 'today');
  await expect.poll(() => currentCommands().some(({ id }) => id === 'past')).toBe(true);
  expect(isThere()).toBe(false);
  lookAt('2026-11-15');
  await expect.poll(isThere).toBe(true);
  lookAt(null);
  await expect.poll(isThere).toBe(false);
});

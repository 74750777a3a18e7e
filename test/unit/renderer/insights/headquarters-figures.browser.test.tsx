import axe from 'axe-core';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import type { FiguresTrouble, HeadquartersConsole } from '#shared/sync/console';
import { putMeta } from '../../../../renderer/data/identity';
import { InsightsSourceProvider } from '../../../../renderer/data/insights-source';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { askSamples } from '../../../../renderer/features/insights/insights-gallery';
import { LeadersScreen } from '../../../../renderer/features/insights/leaders-screen';
import { MetricScreen } from '../../../../renderer/features/insights/metric-screen';
import { sampleDetail } from '../../../../renderer/features/insights/sample-detail';
import { sampleInsights, sampleTrend } from '../../../../renderer/features/insights/sample-insights';
import { english } from '../../../../renderer/messages/messages';
import { chooseHeadquarters } from '../../../../renderer/session/chosen-figures';
import { useConsole } from '../../../../renderer/session/console';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('main', () => {
  chooseHeadquarters(false);
  useConsole.setState({ headquarters: null });
});

type Figures = HeadquartersConsole['figures'];

async function open(screen: ReactNode, figures: Figures, role = 'lead', lookingAt?: number) {
  const { workspace } = await aWorkspace({ now: () => Date.parse('2026-11-20T15:00:00Z') });
  const space = { id: 'north', name: 'North', epoch: 'e' };
  await putMeta(workspace.database, 'enrolment', {
    ...{ hq: 'https://hq.example', server: 'hq', user: { id: 'lena', name: 'Lena' }, space, role, logKey: '' },
    spaces: [{ ...space, kind: 'territory', role }],
  } as unknown as Json);
  useConsole.setState({ headquarters: { figures } as HeadquartersConsole });
  const router = createMemoryRouter([{ path: '*', element: screen }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={lookingAt === undefined ? workspace : { ...workspace, lookingAt }}>
        <InsightsSourceProvider ask={askSamples}>
          <RouterProvider router={router} />
        </InsightsSourceProvider>
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
}

const at = Date.parse('2026-11-20T14:00:00Z');

/** Headquarters has more partners than this device, and names them. */
const answers = (async (asked: Parameters<Figures>[0]) => {
  const names = { 'partner-7': 'Isarwerk Daten GmbH' };
  switch (asked.kind) {
    case 'summary': {
      const insights = sampleInsights(asked.asOf ?? at);
      return ok({ ...insights, names });
    }
    case 'detail':
      return ok({ ...sampleDetail(asked.metric), asOf: asked.asOf ?? at, names });
    case 'trend':
      return ok(sampleTrend(asked.metric, asked.months));
    case 'scorecards':
      return ok([]);
  }
}) as Figures;

const fails = (trouble: FiguresTrouble) => (async () => refuse(trouble)) as Figures;

async function choose(name: 'This device' | 'Headquarters') {
  await expect.element(page.getByRole('radio', { name })).toBeInTheDocument();
  (page.getByRole('radio', { name }).element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
}

async function barriers(): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await axe.run(place.element, { runOnly: { type: 'tag', values: tags } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe('the figures of headquarters', () => {
  test('are chosen with the keys, and the page says whose they are and of when', async () => {
    await open(<LeadersScreen />, answers);
    await choose('Headquarters');
    await expect
      .element(page.getByText(/^Figures of headquarters over all territories you look after, as of 20 Nov 2026/))
      .toBeVisible();
    expect(await barriers()).toEqual([]);
  });

  test('are offered to nobody who is only a manager', async () => {
    await open(<LeadersScreen />, answers, 'manager');
    await expect.element(page.getByText('27.4%', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Headquarters' })).not.toBeInTheDocument();
  });

  test('are asked for as of the day that is looked at', async () => {
    const asked: (number | null)[] = [];
    const then = Date.parse('2026-10-01T00:00:00Z') - 1;
    const ask = ((question: Parameters<Figures>[0]) => {
      asked.push(question.asOf);
      return answers(question);
    }) as Figures;
    chooseHeadquarters(true);
    await open(<LeadersScreen />, ask, 'lead', then);
    await expect.element(page.getByText(/as of 1 Oct 2026|as of 30 Sept? 2026/)).toBeVisible();
    expect(asked).toEqual(asked.map(() => then));
  });

  test('name partners that are not on this device, which have no page here', async () => {
    chooseHeadquarters(true);
    await open(<MetricScreen metric="timeToFirstValue" />, answers);
    const list = page.getByRole('grid', { name: 'Partners behind it' });
    const row = list.getByText('Isarwerk Daten GmbH (not on this device)');
    await expect.element(row).toBeVisible();
    await row.click();
    await expect.element(page.getByText(/^Isarwerk Daten GmbH is not on this device\./)).toBeVisible();
  });

  test('can be cancelled while headquarters takes its time, and asked for again', async () => {
    let stopped = 0;
    const slow = ((_asked: unknown, signal?: AbortSignal) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () => {
          stopped += 1;
          resolve(refuse({ kind: 'stopped' as const }));
        }),
      )) as Figures;
    chooseHeadquarters(true);
    await open(<LeadersScreen />, slow);
    await expect.element(page.getByText(/That can take a minute/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('Stopped', { exact: true })).toBeVisible();
    expect(stopped).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect.element(page.getByText(/That can take a minute/)).toBeVisible();
  });

  test('that have come stay in view when the line is lost in the middle, and what is missing says so', async () => {
    let isThere = false;
    const ask = (async (question: Parameters<Figures>[0]) => {
      if (question.kind !== 'trend') return answers(question);
      return isThere ? answers(question) : refuse({ kind: 'offline' as const });
    }) as Figures;
    chooseHeadquarters(true);
    await open(<MetricScreen metric="friction" />, ask);
    await expect.element(page.getByRole('group', { name: /^By module of the playbook/ })).toBeVisible();
    await expect.element(page.getByText('Headquarters is not reached', { exact: true })).toBeVisible();
    isThere = true;
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect.element(page.getByRole('group', { name: /^The last 24 months/ })).toBeVisible();
  });

  test.for([
    ['offline', 'Headquarters is not reached'],
    ['sign-in', 'This device has to be let in again'],
    ['not-granted', 'Headquarters does not tell you its figures'],
    ['busy', 'Headquarters is busy'],
    ['other-version', 'Headquarters runs another version'],
  ] as const)('that are not told because of %s are not replaced by those of this device', async ([kind, words]) => {
    chooseHeadquarters(true);
    await open(<LeadersScreen />, fails({ kind }));
    await expect.element(page.getByText(words, { exact: true })).toBeVisible();
    await expect.element(page.getByText('27.4%')).not.toBeInTheDocument();
    expect(await barriers()).toEqual([]);
    await choose('This device');
    await expect.element(page.getByText('27.4%', { exact: true })).toBeVisible();
  });
});

describe('friction', () => {
  test('is told by module as a chart whose bars say all of themselves, and as a table', async () => {
    await open(<MetricScreen metric="friction" />, answers, 'manager');
    const chart = page.getByRole('group', { name: /^By module of the playbook/ });
    await expect.element(chart).toBeVisible();
    const first = chart.getByRole('img', { name: /48 minutes in the middle of 8 partners, 45 planned/ });
    (first.element() as SVGElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(
      /41 minutes in the middle of 7 partners, 50 planned/,
    );
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: 'By module of the playbook: As a table' }).click();
    const row = page.getByRole('row').filter({ hasText: '620' });
    await expect.element(row.getByRole('cell', { name: '118' })).toBeVisible();
  });
});

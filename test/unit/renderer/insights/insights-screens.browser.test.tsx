import axe from 'axe-core';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import type { AskInsights } from '../../../../renderer/data/insights-question';
import { InsightsSourceProvider } from '../../../../renderer/data/insights-source';
import { allRecords } from '../../../../renderer/data/reading';
import { summaryKey } from '../../../../renderer/data/summary-key';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { CohortsScreen } from '../../../../renderer/features/insights/cohorts-screen';
import { askSamples } from '../../../../renderer/features/insights/insights-gallery';
import { LeadersScreen } from '../../../../renderer/features/insights/leaders-screen';
import { MetricScreen } from '../../../../renderer/features/insights/metric-screen';
import { ReportsScreen } from '../../../../renderer/features/insights/reports-screen';
import { emptyInsights, sampleInsights } from '../../../../renderer/features/insights/sample-insights';
import { ScorecardsScreen } from '../../../../renderer/features/insights/scorecards-screen';
import { english } from '../../../../renderer/messages/messages';
import { lookAt } from '../../../../renderer/session/looked-at';
import { turnScreen } from '../../../../renderer/session/presentation';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('main', () => {
  lookAt(null);
  turnScreen('own');
});

async function open(
  screen: ReactNode,
  ask: AskInsights = askSamples,
  before: (workspace: Workspace) => Promise<unknown> = async () => {},
  differs: Partial<Workspace> = {},
) {
  const { workspace, host } = await aWorkspace({ now: () => Date.parse('2026-11-20T15:00:00Z') });
  await before(workspace);
  const router = createMemoryRouter([{ path: '*', element: screen }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={{ ...workspace, ...differs }}>
        <InsightsSourceProvider ask={ask}>
          <RouterProvider router={router} />
        </InsightsSourceProvider>
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  return { workspace, host, router };
}

/** WCAG 2.0 to 2.2, levels A and AA. */
async function barriers(within: Element = place.element): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await axe.run(within, { runOnly: { type: 'tag', values: tags } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Is asked and never answers; hears that it is no longer wanted. */
const neverAnswers = ((_asked: unknown, { progress, signal }: Parameters<AskInsights>[1]) => {
  progress?.({ done: 340, of: 1_200 });
  return new Promise((resolve) =>
    signal?.addEventListener('abort', () => resolve(refuse({ kind: 'stopped' as const }))),
  );
}) as AskInsights;

describe('the page for leaders', () => {
  test('says the gain with both sides, and of each figure at a glance how sure it is and how many it rests on', async () => {
    await open(<LeadersScreen />);
    const headline = page.getByRole('region', { name: 'Gain in time to first value' });
    await expect.element(headline.getByText('27.4%', { exact: true })).toBeVisible();
    await expect.element(headline.getByText(/62 days for half of 8 partners in the programme/)).toBeVisible();
    const tile = page.getByRole('region', { name: 'Time to first value', exact: true });
    await expect.element(tile.getByText('from 34 days · 8 partners', { exact: true })).toBeVisible();
    const groups = page.getByRole('heading', { level: 2 }).elements();
    expect(groups.map(({ textContent }) => textContent)).toEqual([
      'Gain in time to first value',
      ...['Value', 'Readiness', 'Quality', 'Money', 'Trust'],
    ]);
    expect(await barriers()).toEqual([]);
  });

  test('answers with the keys why a time is 62 days and not 34', async () => {
    await open(<LeadersScreen />);
    const asking = page.getByRole('button', { name: 'Time to first value: Why 62 days and not 34 days?' });
    await expect.element(asking).toBeVisible();
    (asking.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const sheet = page.getByRole('dialog', { name: 'Time to first value' });
    await expect.element(sheet.getByText('5 of 8 partners have got there. 3 have not yet.')).toBeVisible();
    await expect.element(sheet.getByText('34 days among those who finished')).toBeVisible();
    await expect.element(sheet.getByText(/An environment from headquarters \(2\)/)).toBeVisible();
    expect(await barriers(document.body)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
    await expect.element(asking).toHaveFocus();
  });

  test('greys a figure that rests on few and says so', async () => {
    await open(<LeadersScreen />);
    const tile = page.getByRole('region', { name: 'Time to first value', exact: true });
    await expect.element(tile.getByText(/8 partners$/)).toBeVisible();
    (page.getByRole('radio', { name: 'Gold' }).element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await expect.element(tile.getByText(/partners?, few$/)).toBeVisible();
  });

  test('of an empty programme says that nothing is measured, and why', async () => {
    await open(<LeadersScreen />, (async () => ok(emptyInsights())) as AskInsights);
    await expect.element(page.getByText('No partner has a signed base agreement yet')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Open the partners' })).toBeVisible();
    const headline = page.getByRole('region', { name: 'Gain in time to first value' });
    await expect.element(headline.getByText('Not measured', { exact: true })).toBeVisible();
    expect(await barriers()).toEqual([]);
  });

  test('paints what was reckoned last at once, says how far it is, and can be stopped and begun again', async () => {
    await open(<LeadersScreen />, neverAnswers, ({ database }) =>
      database.keptFigures.put({ key: summaryKey, at: 0, figures: sampleInsights() as unknown as Json }),
    );
    await expect.element(page.getByText('27.4%', { exact: true })).toBeVisible();
    await expect.element(page.getByText('340 of 1,200 partners')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('Stopped', { exact: true })).toBeVisible();
    await expect.element(page.getByText('27.4%', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Reckon again' }).click();
    await expect.element(page.getByText('340 of 1,200 partners')).toBeVisible();
  });

  test('of a past day asks for the moment that is looked at, and leads to another day', async () => {
    const asked: (number | null)[] = [];
    const ask = ((question: Parameters<AskInsights>[0], on: Parameters<AskInsights>[1]) => {
      asked.push(question.asOf);
      return askSamples(question, on);
    }) as AskInsights;
    lookAt('2026-09-30');
    const at = Date.parse('2026-10-01T00:00:00Z') - 1;
    await open(<LeadersScreen />, ask, undefined, { lookingAt: at });
    await expect.element(page.getByText('27.4%', { exact: true })).toBeVisible();
    expect(asked).toEqual(asked.map(() => at));
  });

  test('shows nothing of it while the screen is turned', async () => {
    turnScreen('partner');
    await open(<LeadersScreen />);
    await expect.element(page.getByText('Insights are our own. Turn the screen back to see them.')).toBeVisible();
    await expect.element(page.getByText('27.4%')).not.toBeInTheDocument();
  });
});

describe('the page of a figure', () => {
  test('has a curve whose values are gone through with the arrows, and the same as a table', async () => {
    await open(<MetricScreen metric="timeToFirstValue" />);
    const chart = page.getByRole('group', { name: /^Who has got there, by day/ });
    await expect.element(chart).toBeVisible();
    const first = chart.getByRole('img', { name: /^Day 21: 12.5% have got there/ }).element() as SVGElement;
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Day 62: 53% have got there/);
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Who has got there, by day: As a table' }).click();
    await expect.element(page.getByRole('cell', { name: '53%' })).toBeVisible();
  });

  test('lists the partners behind it, the worst first, and leads to the one that is opened', async () => {
    const { router } = await open(<MetricScreen metric="timeToFirstValue" />);
    const list = page.getByRole('grid', { name: 'Partners behind it' });
    await expect.element(list.getByText('80 days so far')).toBeVisible();
    (list.getByRole('row').nth(1).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => router.state.location.pathname).toBe('/partners/partner-7');
  });

  test('of the organisation’s own deals is told by region, and of no tier and no partner', async () => {
    await open(<MetricScreen metric="attachRate" />);
    await expect.element(page.getByRole('heading', { name: 'By region of the deal' })).toBeVisible();
    for (const title of ['By tier at signature', 'By month of signature', 'Partners behind it', 'How partners lie'])
      expect(page.getByRole('heading', { name: title }).elements()).toEqual([]);
    expect(page.getByRole('radiogroup', { name: 'Tier at signature' }).elements()).toEqual([]);
  });

  test('says of an address that names no figure that there is none', async () => {
    await open(<MetricScreen metric="toString" />);
    await expect.element(page.getByRole('heading', { name: 'There is no such figure' })).toBeVisible();
  });
});

describe('cohorts', () => {
  test('are gone through with the arrows, each cell saying all of itself', async () => {
    await open(<CohortsScreen />);
    const grid = page.getByRole('grid', { name: 'Share that had got there, by month of signature' });
    await expect.element(grid).toBeVisible();
    (grid.element().querySelector('[tabindex="0"]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{End}{ArrowLeft}');
    const said = document.activeElement?.getAttribute('aria-label');
    expect(said).toBe('Oct 2026, First value by day 60: nobody has been watched so long');
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Oct 2026, Gate 1 by day 30: 44%, between/);
    expect(await barriers()).toEqual([]);
  });

  test('are told by month of kick-off as well, and taken out as they are shown', async () => {
    await open(<CohortsScreen />);
    const heads = () =>
      page
        .getByRole('rowheader')
        .elements()
        .map(({ textContent }) => textContent);
    await expect.poll(() => heads()[0]).toBe('Nov 2026');
    await page.getByText('Kick-off', { exact: true }).click();
    await expect
      .element(page.getByRole('grid', { name: 'Share that had got there, by month of kick-off' }))
      .toBeVisible();
    expect(heads()[0]).toBe('Oct 2026');
    await expect.element(page.getByText(/who has not signed is not in it/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Save .* by month of kick-off as CSV/ })).toBeVisible();
    expect(await barriers()).toEqual([]);
  });

  test('are set against each other in words', async () => {
    await open(<CohortsScreen />);
    await expect.element(page.getByText(/^\d+ points (more|fewer), between −?\d+ and \d+/)).toBeVisible();
    await expect.element(page.getByText('They are not told apart.')).toBeVisible();
    // The two newest months that have been watched for ninety days, not a month and one of its own tiers.
    await expect.element(page.getByText(/^Aug 2026: [\d.]+% of 7\. Jul 2026: [\d.]+% of 2\.$/)).toBeVisible();
  });
});

describe('scorecards', () => {
  test('show what is not measured as such, and take other weights', async () => {
    const { workspace } = await open(<ScorecardsScreen />);
    await expect.element(page.getByRole('cell', { name: 'not measured' }).first()).toBeVisible();
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Weights and targets' }).click();
    const field = page.getByRole('dialog').getByRole('textbox', { name: 'Activation' });
    await field.fill('5');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Weights and targets are saved. Figures are reckoned anew.')).toBeVisible();
    expect(await allRecords(workspace.database, 'reportingSettings')).toMatchObject([{ weights: { activation: 5 } }]);
  });

  test('take the rate of a month, and say why one is refused', async () => {
    const { workspace } = await open(<ScorecardsScreen />);
    await page.getByRole('textbox', { name: 'Currency', exact: true }).fill('usd');
    await page.getByRole('textbox', { name: 'Rate' }).fill('0');
    await page.getByRole('button', { name: 'Note the rate' }).click();
    await expect.element(page.getByText('A rate is more than nought.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Rate' }).fill('0.93');
    await page.getByRole('button', { name: 'Note the rate' }).click();
    await expect.element(page.getByRole('cell', { name: 'USD' })).toBeVisible();
    expect(await allRecords(workspace.database, 'monthlyRate')).toMatchObject([{ month: '2026-11', rate: '0.93' }]);
  });
});

/** With the keys: what was said a moment ago may still lie over a button. */
async function press(name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).last();
  await expect.element(button).toBeEnabled();
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

describe('reports', () => {
  test('are kept with their figures, and opened beside what the records give now', async () => {
    let now = sampleInsights();
    const { workspace } = await open(<ReportsScreen />, (async () => ok(now)) as AskInsights);
    await expect.element(page.getByText('No report has been made yet')).toBeVisible();
    await press('Make a report');
    await expect.element(page.getByRole('dialog').getByText('The figures of the week')).toBeVisible();
    await press('Keep and save as PDF');
    await expect.element(page.getByRole('button', { name: /^Open Weekly update/ })).toBeVisible();
    expect(await allRecords(workspace.database, 'insightReport')).toMatchObject([
      { kind: 'week', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), figures: { insights: { kickoffCohorts: [] } } },
    ]);
    await press(/^Open Weekly update/);
    await expect.element(page.getByText('Equal: every figure is what it was.')).toBeVisible();
    await press('Save as PDF');
    await expect
      .element(page.getByText('The PDF made now is the one that was made then, byte for byte.'))
      .toBeVisible();
    await press('Close');

    const { ease } = now.all.readings;
    now = { ...now, all: { ...now.all, readings: { ...now.all.readings, ease: { ...ease, n: 26 } } } };
    await press(/^Open Weekly update/);
    await expect.element(page.getByText('1 figure differs')).toBeVisible();
    await expect.element(page.getByRole('cell', { name: '60% · n = 26' })).toBeVisible();
  });
});

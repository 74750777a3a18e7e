import axe from 'axe-core';
import { useState } from 'react';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Palette } from '../../../../renderer/app/palette';
import { type PaletteSearch, PaletteSearchContext } from '../../../../renderer/app/palette-search';
import type { SearchHit } from '../../../../renderer/data/watch/search-desk';
import { english } from '../../../../renderer/messages/messages';
import { type Command, useCommands } from '../../../../renderer/ui/commands';
import { aPlace } from '../../../builders/a-place';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

let done: string[];
let answer: (hits: readonly SearchHit[]) => void;

const place = aPlace('main');

beforeEach(() => {
  done = [];
});

const hit = (id: string, title: string): SearchHit => ({
  id,
  entity: 'evidence',
  kind: 'evidence',
  partnerId: 'p',
  isEarlier: false,
  at: '2026-11-02T09:00:00.000Z',
  refs: {},
  title: [{ text: title, isMatch: true }],
  place: null,
});

const command = (id: string, label: string): Command => ({ id, label, group: 'Places', run: () => done.push(id) });

/** The palette over a search that answers records only when the test says so. */
async function open(partners: readonly string[] = []) {
  const search: PaletteSearch = {
    partners: () => partners.map((label) => ({ id: label, label, href: `/partners/${label}` })),
    everything: () =>
      new Promise((resolve) => {
        answer = (hits) => resolve({ hits, total: hits.length });
      }),
    nameOf: () => 'Fjellvann Drift AS',
  };
  const router = createMemoryRouter([{ path: '*', element: <Opened search={search} /> }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <RouterProvider router={router} />
    </IntlProvider>,
  );
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(field()).toHaveFocus();
  return { address: () => `${router.state.location.pathname}${router.state.location.search}` };
}

function Opened({ search }: { readonly search: PaletteSearch }) {
  const [isOpen, setOpen] = useState(false);
  useCommands([command('insights', 'Insights'), command('earlier', 'Look at an earlier day')]);
  return (
    <PaletteSearchContext value={search}>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Palette
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          done.push('closed');
        }}
      />
    </PaletteSearchContext>
  );
}

const field = () => page.getByRole('combobox', { name: 'Find a partner or something to do' });
const lines = () => page.getByRole('option');

/** What the field says Enter would take. */
function active(): string | null {
  const id = field().element().getAttribute('aria-activedescendant');
  if (id === null) return null;
  const line = document.getElementById(id);
  if (!line) throw new Error(`The field points at ${id}, which is not there.`);
  expect(line.getAttribute('aria-selected')).toBe('true');
  return line.textContent;
}

test('a command that is called what was typed comes before documents that say the same', async () => {
  await open();
  await userEvent.type(field(), 'insights');
  answer([hit('1', 'Insights of the quarter'), hit('2', 'Insights')]);
  await expect.element(lines().nth(3)).toBeVisible();
  expect(lines().elements()[0]?.textContent).toBe('Insights');
  await userEvent.keyboard('{Enter}');
  expect(done).toEqual(['closed', 'insights']);
});

test('a partner comes before a command that only has the letters inside of a word', async () => {
  await open(['Arlund AS']);
  await userEvent.type(field(), 'ar');
  await expect.element(lines().nth(1)).toBeVisible();
  expect(
    lines()
      .elements()
      .map((line) => line.textContent),
  ).toEqual(['Arlund AS', 'Look at an earlier day']);
});

test('what the field points at is there while letters are typed and answers come late or get fewer', async () => {
  await open();
  expect(active()).toBeNull();
  for (const letter of 'earl') {
    await userEvent.keyboard(letter);
    expect(active()).toBe('Look at an earlier day');
  }
  await userEvent.keyboard('x');
  await expect.element(page.getByText('Nothing found for “earlx”.')).toBeVisible();
  expect(active()).toBeNull();
  answer([hit('1', 'Earlx one'), hit('2', 'Earlx two')]);
  await expect.element(lines().nth(2)).toBeVisible();
  expect(active()).toMatch(/^Earlx one/);
  await userEvent.keyboard('{ArrowDown}');
  expect(active()).toMatch(/^Earlx two/);
  await userEvent.keyboard('y');
  answer([hit('3', 'Earlxy')]);
  await expect.poll(active).toMatch(/^Earlxy/);
});

test('Enter on "Show all" opens the search with the words', async () => {
  const { address } = await open();
  await userEvent.type(field(), 'rate card');
  answer([hit('1', 'Rate card'), hit('2', 'Rate card of May')]);
  await expect.element(lines().nth(2)).toBeVisible();
  await userEvent.keyboard('{ArrowUp}');
  expect(active()).toContain('Show all 2 results');
  await userEvent.keyboard('{Enter}');
  await expect.poll(address).toBe('/search?q=rate%20card');
  expect(done).toEqual(['closed']);
});

test('a list longer than the window puts a barrier in nobody’s way', async () => {
  await open();
  await userEvent.type(field(), 'report');
  answer(Array.from({ length: 60 }, (_, at) => hit(`${at}`, `Report ${at}`)));
  await expect.element(lines().nth(60)).toBeInTheDocument();
  const list = page.getByRole('listbox').element();
  expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a list stays in a window that is low, and is gone through to its end', async () => {
  await page.viewport(640, 400);
  onTestFinished(() => page.viewport(414, 896));
  await open();
  await userEvent.type(field(), 'report');
  answer(Array.from({ length: 30 }, (_, at) => hit(`${at}`, `Report ${at}`)));
  await expect.element(lines().nth(30)).toBeInTheDocument();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(lines().last()).toBeInViewport({ ratio: 0.9 });
  expect(page.getByRole('listbox').element().getBoundingClientRect().bottom).toBeLessThan(400);
});

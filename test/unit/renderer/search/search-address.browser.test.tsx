import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useSearchAddress } from '../../../../renderer/features/search/search-address';
import { aPlace } from '../../../builders/a-place';

const place = aPlace('main');

function Field() {
  const [{ words, kind }, want] = useSearchAddress();
  return (
    <>
      <input aria-label="Words" value={words} onChange={(event) => want({ words: event.target.value, kind })} />
      <button type="button" onClick={() => want({ words, kind: 'evidence' })}>
        Evidence
      </button>
    </>
  );
}

/** The search, and a page that has to be fetched first. */
function open(at: string) {
  let fetched: () => void = () => undefined;
  const router = createMemoryRouter(
    [
      { path: '/search', element: <Field /> },
      { path: '/today', lazy: () => new Promise((resolve) => (fetched = () => resolve({ Component: () => 'Today' }))) },
    ],
    { initialEntries: [at] },
  );
  place.draw(<RouterProvider router={router} />);
  const address = () => `${router.state.location.pathname}${router.state.location.search}`;
  return { router, address, fetched: () => fetched() };
}

const field = () => page.getByRole('textbox', { name: 'Words' });
const rest = () => new Promise((resolve) => setTimeout(resolve, 500));

test('the address follows the words and the kind once nobody types, and nothing is added to go back through', async () => {
  const { address, router } = open('/search?q=rate');
  await expect.element(field()).toHaveValue('rate');
  await userEvent.type(field(), ' card');
  expect(address()).toBe('/search?q=rate');
  await page.getByRole('button', { name: 'Evidence' }).click();
  await expect.poll(address).toBe('/search?q=rate+card&kind=evidence');
  await expect.element(field()).toHaveValue('rate card');
  expect(router.state.historyAction).toBe('REPLACE');
});

test('who leaves right after the last letter is not taken back while the next page is fetched', async () => {
  const { address, fetched, router } = open('/search');
  await userEvent.type(field(), 'rate');
  void router.navigate('/today');
  await rest();
  fetched();
  await expect.element(page.getByText('Today')).toBeVisible();
  expect(address()).toBe('/today');
});

test('a search chosen elsewhere is taken up, also while another one stands in the field', async () => {
  const { address, router } = open('/search?q=rate');
  await userEvent.type(field(), ' card');
  await router.navigate('/search?q=E1.1%20register&kind=evidence');
  await expect.element(field()).toHaveValue('E1.1 register');
  await rest();
  expect(address()).toBe('/search?q=E1.1%20register&kind=evidence');
});

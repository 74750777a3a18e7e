import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { NotFoundPage } from '../../../../renderer/app/not-found-page';
import { english } from '../../../../renderer/messages/messages';
import { lookAt, lookedAt } from '../../../../renderer/session/looked-at';
import { aPlace } from '../../../builders/a-place';

const place = aPlace('main', () => lookAt(null));

function open() {
  const router = createMemoryRouter([{ path: '*', element: <NotFoundPage /> }], { initialEntries: ['/partners/late'] });
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <RouterProvider router={router} />
    </IntlProvider>,
  );
}

test('an address that leads nowhere is said to be one', async () => {
  open();
  await expect.element(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('what was not here yet on the day that is looked at is said so, and the cure is today', async () => {
  lookAt('2026-09-30');
  open();
  await expect.element(page.getByRole('heading', { name: 'Not here on that day' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to today' }).click();
  expect(lookedAt()).toBeNull();
});

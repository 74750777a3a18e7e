import { useState } from 'react';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok, refuse } from '#shared/base/result';
import type { NewFriction } from '#shared/domain/improvements/friction-commands';
import { noteFriction } from '../../../../renderer/data/actions/improvement-actions';
import { readBacklog } from '../../../../renderer/data/queries/improvement-queries';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { FrictionDialog } from '../../../../renderer/features/improvements/friction-dialog';
import { OrderEditor } from '../../../../renderer/features/improvements/order-editor';
import { ProductScreen, type ProductTab } from '../../../../renderer/features/improvements/product-screen';
import { english } from '../../../../renderer/messages/messages';
import { turnScreen } from '../../../../renderer/session/presentation';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => turnScreen('own'));

const nowhere = { partnerId: null, place: '/partners/:id/gates', moduleId: 'M3', stepId: '', packVersion: '2.0.0' };

function draw(element: React.ReactNode): void {
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      {element}
    </IntlProvider>,
  );
}

let opened = 0;

function Product({ start }: { readonly start: ProductTab }) {
  const [tab, setTab] = useState(start);
  return <ProductScreen tab={tab} onTab={setTab} />;
}

async function openProduct(start: ProductTab = 'backlog', before?: (workspace: Workspace) => Promise<unknown>) {
  opened += 1;
  const { workspace } = await aWorkspace({ name: `improvements-${opened}` });
  await before?.(workspace);
  const router = createMemoryRouter([{ path: '*', element: <Product start={start} /> }]);
  draw(
    <WorkspaceProvider workspace={workspace}>
      <RouterProvider router={router} />
      <ToastRegion />
    </WorkspaceProvider>,
  );
  return workspace;
}

describe('a friction note', () => {
  test('is typed, weighed and kept without a mouse', async () => {
    const kept: NewFriction[] = [];
    let isClosed = false;
    draw(
      <FrictionDialog
        place={nowhere}
        about="Nordlicht"
        onKeep={async (input) => {
          kept.push(input);
          return ok(null);
        }}
        onClose={() => {
          isClosed = true;
        }}
      />,
    );
    await expect.element(page.getByRole('textbox', { name: /In a few words/ })).toHaveFocus();
    await userEvent.keyboard('3 gates{Alt>}3{/Alt} too many{Enter}');
    await expect.poll(() => isClosed).toBe(true);
    expect(kept).toEqual([{ ...nowhere, what: '3 gates too many', degree: 3, side: 'vendor' }]);
  });

  test('is kept once where Enter was pressed before the place was known, and after a refusal again', async () => {
    const kept: string[] = [];
    const opened = (where: typeof nowhere | undefined) =>
      draw(
        <FrictionDialog
          place={where}
          about={null}
          onKeep={async ({ what }) => {
            kept.push(what);
            return refuse({ kind: 'words-missing' });
          }}
          onClose={() => undefined}
        />,
      );
    opened(undefined);
    await expect.element(page.getByRole('textbox', { name: /In a few words/ })).toHaveFocus();
    await userEvent.keyboard('Asked twice{Enter}');
    await expect.element(page.getByRole('button', { name: 'Note it' })).toHaveAttribute('type', 'button');
    expect(kept).toEqual([]);
    opened(nowhere);
    await expect.poll(() => kept).toEqual(['Asked twice']);
    await page.getByRole('textbox', { name: /In a few words/ }).fill('Asked again');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => kept).toEqual(['Asked twice', 'Asked again']);
  });

  test('without a word stays open and says what is missing', async () => {
    draw(
      <FrictionDialog
        place={nowhere}
        about={null}
        onKeep={async () => refuse({ kind: 'words-missing' })}
        onClose={() => undefined}
      />,
    );
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Write a word about what rubs/);
  });
});

describe('the backlog', () => {
  test('makes an improvement of a loose note, plans it and shows what it owes', async () => {
    const workspace = await openProduct('backlog', (opening) =>
      noteFriction(opening, { ...nowhere, what: 'Asked twice', degree: 2, side: 'partner' }),
    );
    await page.getByRole('button', { name: 'Take up: Asked twice' }).click();
    await page.getByRole('button', { name: 'Make a new one…' }).click();
    await expect.element(page.getByRole('textbox', { name: /What is to be better/ })).toHaveValue('Asked twice');
    await page.getByRole('button', { name: 'Raise' }).click();
    await expect.element(page.getByText('No loose notes')).toBeVisible();

    const row = page.getByRole('row', { name: /Asked twice/ });
    await row.click();
    await page.getByRole('button', { name: 'Plan…' }).click();
    await userEvent.keyboard('soon{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Name the version by its three numbers/);
    await page.getByRole('textbox', { name: 'For which version' }).fill('2.9.0');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await expect.element(page.getByText('1 person × degree 2 × 1 partner = 2')).toBeVisible();
    await expect
      .poll(async () => (await readBacklog(workspace.database)).improvements)
      .toMatchObject([{ state: 'planned', inVersion: '2.9.0', moduleId: 'M3', source: 'friction' }]);
  });

  test('is not for the partner to see', async () => {
    turnScreen('partner');
    await openProduct();
    await expect.element(page.getByRole('heading', { name: /our own people only/ })).toBeVisible();
    expect(page.getByRole('tab').elements()).toEqual([]);
  });
});

describe('step values', () => {
  test('are reckoned over all partners and judge nothing where there are none', async () => {
    await openProduct('values');
    await expect.element(page.getByText('Reckoned over 0 partners on this device.')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'No candidates for removal' })).toBeVisible();
  });
});

describe('an experiment', () => {
  test('that changes nothing is refused in its form; with another order it is kept and started', async () => {
    await openProduct('experiments');
    await page.getByRole('button', { name: 'New experiment' }).click();
    await userEvent.keyboard('Another order');
    await page.getByRole('button', { name: /Kind/ }).click();
    await page.getByRole('option', { name: 'Order of courses' }).click();
    await page.getByRole('button', { name: 'Keep as a draft' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Both ways are the same/);
    await page
      .getByRole('button', { name: /^Move down/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Keep as a draft' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect.element(page.getByText('Not yet: 0 of 20 each way for look 1 of 4.')).toBeVisible();
  });
});

describe('an order', () => {
  test('is changed with Alt and the arrow keys, and the focus goes along', async () => {
    function Editor() {
      const [order, setOrder] = useState<readonly string[]>(['a', 'b', 'c']);
      const things = ['a', 'b', 'c'].map((id) => ({ id, title: `Course ${id}` }));
      return (
        <>
          <OrderEditor label="Order" things={things} order={order} mayLeaveOut={false} onChange={setOrder} />
          <output>{order.join('')}</output>
        </>
      );
    }
    draw(<Editor />);
    await expect.element(page.getByRole('list', { name: 'Order' })).toBeVisible();
    (page.getByRole('button', { name: 'Move down: Course a' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    await expect.element(page.getByRole('status')).toHaveTextContent('bca');
    await expect.element(page.getByRole('button', { name: 'Move up: Course a' })).toHaveFocus();
  });
});

import { type ReactNode, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { english } from '../../../../renderer/messages/messages';
import { Button } from '../../../../renderer/ui/button';
import { Dialog } from '../../../../renderer/ui/dialog';
import { Form } from '../../../../renderer/ui/form';
import { TextField } from '../../../../renderer/ui/text-field';
import { type ListColumn, VirtualList } from '../../../../renderer/ui/virtual-list';
import { aPlace } from '../../../builders/a-place';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

interface Row {
  readonly id: string;
  readonly name: string;
}
const rows: readonly Row[] = Array.from({ length: 10_000 }, (_, at) => ({ id: `row-${at}`, name: `Row ${at + 1}` }));
const columns: readonly ListColumn<Row>[] = [{ id: 'name', header: 'Name', width: '1fr', cell: ({ name }) => name }];

const place = aPlace('div');

function draw(part: ReactNode): void {
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      {part}
    </IntlProvider>,
  );
}

describe('a list of ten thousand rows', () => {
  const focusedRow = () => document.activeElement?.getAttribute('aria-rowindex');

  test('draws only what is in view, and tells those who listen how many there are', async () => {
    draw(<ListOf height={360} />);
    await expect.element(page.getByRole('grid', { name: 'Rows' })).toHaveAttribute('aria-rowcount', '10001');
    await expect.element(page.getByRole('row', { name: 'Row 1', exact: true })).toBeVisible();
    expect(place.element.querySelectorAll('[data-row]').length).toBeLessThan(30);
  });

  test('is walked with the keys, to rows that were not drawn yet, and opened with Enter', async () => {
    const opened: string[] = [];
    draw(<ListOf height={360} onOpen={({ id }) => opened.push(id)} />);
    await expect.element(page.getByRole('row', { name: 'Row 1', exact: true })).toBeVisible();
    await userEvent.tab();
    expect(focusedRow()).toBe('2');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focusedRow).toBe('3');
    await userEvent.keyboard('{End}');
    await expect.poll(focusedRow).toBe('10001');
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual(['row-9999']);
    await userEvent.keyboard('{Home}');
    await expect.poll(focusedRow).toBe('2');
  });
});

describe('a dialog', () => {
  test('takes the focus, closes with Escape, and gives the focus back', async () => {
    draw(<Asking />);
    await userEvent.click(page.getByRole('button', { name: 'Ask' }));
    await expect.element(page.getByRole('dialog', { name: 'Sure?' })).toBeVisible();
    expect(document.activeElement?.closest('[role=dialog]')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.textContent).toBe('Ask');
  });
});

describe('a form that was refused', () => {
  test('takes the person to the reasons, and from there to the field', async () => {
    draw(<Naming />);
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('alert');
    await userEvent.click(page.getByRole('button', { name: 'Enter a name.' }));
    expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Name' }).element());
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
  });

  test('says nothing and moves nothing before it is submitted', async () => {
    draw(<Naming />);
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
    expect([place.element.querySelector('[role=alert]'), document.activeElement]).toEqual([null, document.body]);
  });
});

function ListOf({ height, onOpen }: { readonly height: number; readonly onOpen?: (row: Row) => void }) {
  return (
    <div style={{ blockSize: height }}>
      <VirtualList label="Rows" columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={onOpen} />
    </div>
  );
}

function Asking() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Ask</Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Sure?">
        <Button>Yes</Button>
      </Dialog>
    </>
  );
}

function Naming() {
  const [name, setName] = useState('');
  const [isRefused, setRefused] = useState(false);
  const message = isRefused && name === '' ? 'Enter a name.' : undefined;
  return (
    <Form
      onSubmit={() => setRefused(true)}
      problems={message ? [{ name: 'name', message }] : []}
      actions={<Button type="submit">Save</Button>}
    >
      <TextField name="name" label="Name" value={name} onChange={setName} errorMessage={message} />
    </Form>
  );
}

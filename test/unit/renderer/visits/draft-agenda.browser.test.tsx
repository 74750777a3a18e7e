import { useState } from 'react';
import { IntlProvider } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type AgendaDraft, emptyDraft, redraft } from '#shared/domain/visits/agenda-draft';
import type { NewAgendaItem } from '#shared/domain/visits/agenda-rules';
import { DraftAgenda } from '../../../../renderer/features/visits/draft-agenda';
import { english } from '../../../../renderer/messages/messages';
import { aPlace } from '../../../builders/a-place';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div');

const item = (title: string, minutes: number): NewAgendaItem => ({ kind: 'evidence', ref: title, title, minutes });
const possible = [item('Extract', 10), item('Drill', 20), item('Photo', 5)];

function Sample({ length }: { readonly length: number }) {
  const [draft, setDraft] = useState<AgendaDraft>(() => redraft(emptyDraft, possible.slice(0, 2)));
  return <DraftAgenda partnerName="Beacon Ltd" draft={draft} onDraft={setDraft} possible={possible} length={length} />;
}

function open(length = 60): void {
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <Sample length={length} />
    </IntlProvider>,
  );
}

const group = page.getByRole('group', { name: 'Agenda for Beacon Ltd' });
const rows = () => [...place.element.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row'));

describe('the agenda of a visit that is being planned', () => {
  test('tells how much of the visit it takes, and by how much it is too long', async () => {
    open(60);
    await expect.element(group.getByText('30 of 60 minutes on the agenda')).toBeVisible();
    open(20);
    await expect.element(group.getByText('The agenda is 10 minutes longer than the visit.')).toBeVisible();
  });

  test('is put in another order with the keyboard, and the button goes with its row', async () => {
    open();
    const down = group.getByRole('button', { name: 'Move Extract down' });
    await expect.element(down).toBeVisible();
    (down.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(rows()).toEqual(['evidence Drill', 'evidence Extract']);
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe('evidence Extract');
  });

  test('gives back what was taken off, and takes what did not fit', async () => {
    open();
    await group.getByRole('button', { name: 'Take Extract off the agenda' }).click();
    expect(rows()).toEqual(['evidence Drill']);
    await group.getByRole('button', { name: 'Put Extract on the agenda' }).click();
    await group.getByRole('button', { name: 'Put Photo on the agenda' }).click();
    expect(rows()).toEqual(['evidence Drill', 'evidence Extract', 'evidence Photo']);
    await expect.element(group.getByText('35 of 60 minutes on the agenda')).toBeVisible();
  });
});

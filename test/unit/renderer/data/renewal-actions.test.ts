import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import type { Person } from '#shared/domain/partners/person';
import { askForRenewal } from '../../../../renderer/data/actions/renewal-actions';
import { creation } from '../../../../renderer/data/edits';
import { record } from '../../../../renderer/data/reading';
import { write } from '../../../../renderer/data/writer';
import { anEvidence } from '../../../builders/a-partner-case';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const partner = aPartner({ id: brand<'Partner'>('01900000-0000-7000-8000-0000000000b1') });
const id = (tail: string) => `01900000-0000-7000-8000-0000000000${tail}`;

function aPerson(tail: string, over: Partial<Person>): Person {
  return {
    ...{ id: brand<'Person'>(id(tail)), partnerId: partner.id, party: 'partner', name: tail, role: 'contact' },
    ...{ title: '', email: `${tail}@nord.example`, phone: '', language: '' },
    ...over,
  };
}

async function ask(people: readonly Person[], ownerId: string | null = null) {
  const { workspace } = await aWorkspace();
  await keepPartner(workspace, partner);
  const evidence = anEvidence('E3.1', {
    id: brand<'Evidence'>(id('e1')),
    partnerId: partner.id,
    ownerId: ownerId === null ? null : brand<'Person'>(ownerId),
  });
  const edits = [creation('evidence', evidence), ...people.map((person) => creation('person', person))];
  expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
  const asked = await askForRenewal(workspace, evidence.id);
  return { asked, kept: await record(workspace.database, 'evidence', evidence.id) };
}

describe('asking for a renewal', () => {
  test('notes when it was asked', async () => {
    const { kept } = await ask([]);
    expect(kept?.renewalAskedAt).toBe('2026-11-20T12:00:00.000Z');
  });

  test('is addressed to who can renew it, else to their partner manager, else to somebody of theirs with an address', async () => {
    const owner = aPerson('a1', { email: '' });
    const manager = aPerson('a2', { role: 'partnerManager' });
    const ours = aPerson('a3', { party: 'vendor' });
    const other = aPerson('a4', {});
    expect((await ask([ours, other, manager, owner], owner.id)).asked).toMatchObject({
      value: { name: 'a1', email: '' },
    });
    expect((await ask([ours, other, manager])).asked).toMatchObject({ value: { name: 'a2' } });
    expect((await ask([ours, other])).asked).toMatchObject({ value: { email: 'a4@nord.example' } });
    expect((await ask([ours])).asked).toMatchObject({ value: { name: '', email: '' } });
  });

  test('of a piece that is not here is refused', async () => {
    const { workspace } = await aWorkspace();
    expect(await askForRenewal(workspace, id('ff'))).toEqual({ ok: false, error: { kind: 'not-here' } });
  });
});

import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Person } from '#shared/domain/partners/person';
import {
  draftOf,
  fitted,
  moved,
  planProblems,
  proposedSigners,
  type SignerDraft,
} from '../../../../renderer/features/signing/signer-plan';

const person = (name: string, over: Partial<Person> = {}): Person => ({
  id: brand<'Person'>(name),
  partnerId: brand<'Partner'>('partner'),
  party: 'partner',
  name,
  role: 'contact',
  title: '',
  email: '',
  phone: '',
  language: '',
  ...over,
});
const eva = person('Eva', { role: 'sponsor', language: 'de-AT' });
const tomas = person('Tomas');
const ruth = person('Ruth', { party: 'vendor' });
const names = (drafts: readonly SignerDraft[]) => drafts.map((draft) => [draft.person.name, draft.keyHome]);
const request = { people: [tomas, eva, ruth], proven: [], by: null, language: 'en' } as const;

describe('whom the program proposes as signers', () => {
  test('is the sponsor of each side, the guests first', () => {
    expect(names(proposedSigners(request))).toEqual([
      ['Eva', 'inPerson'],
      ['Ruth', 'inPerson'],
    ]);
  });

  test('is whoever has a proof of authority before a sponsor', () => {
    expect(names(proposedSigners({ ...request, proven: [tomas.id] }))[0]).toEqual(['Tomas', 'inPerson']);
  });

  test('puts whoever conducts first, with the key of this device', () => {
    expect(names(proposedSigners({ ...request, by: { name: 'ruth' } }))).toEqual([
      ['Ruth', 'manager'],
      ['Eva', 'inPerson'],
    ]);
  });

  test('lets them agree in the language they speak, where documents are written in it', () => {
    expect(draftOf(eva, null, 'en').language).toBe('de');
    expect(draftOf({ ...eva, language: 'fr' }, null, 'en').language).toBe('en');
  });
});

describe('the order of the signers', () => {
  const three = [eva, tomas, ruth].map((one) => draftOf(one, null, 'en'));

  test('is changed one place at a time, and stays at the ends', () => {
    expect(moved(three, tomas.id, -1).map((draft) => draft.person.name)).toEqual(['Tomas', 'Eva', 'Ruth']);
    expect(moved(three, eva.id, -1)).toBe(three);
    expect(moved(three, ruth.id, 1)).toBe(three);
  });

  test('keeps whoever conducts at the head', () => {
    const led = fitted(three, { name: 'Ruth' });

    expect(names(led)[0]).toEqual(['Ruth', 'manager']);
    expect(moved(led, eva.id, -1)).toBe(led);
  });

  test('gives nobody else the key of whoever conducts', () => {
    const led = fitted(three, { name: 'Ruth' });

    expect(names(fitted(led, { name: 'Somebody else' }))[0]).toEqual(['Ruth', 'inPerson']);
  });
});

describe('a signing cannot be prepared', () => {
  test('while a side has nobody', () => {
    expect(planProblems([draftOf(eva, null, 'en')])).toEqual([{ kind: 'nobody', party: 'vendor' }]);
  });

  test('for more than twelve', () => {
    const many = Array.from({ length: 12 }, (_, at) => draftOf(person(`Guest ${at}`), null, 'en'));

    expect(planProblems([...many, draftOf(ruth, null, 'en')])).toEqual([{ kind: 'tooMany', most: 12 }]);
  });
});

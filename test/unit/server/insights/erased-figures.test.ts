import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyLedger, unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { eraseRecords } from '../../../../server/erasure/erase-records';
import { keptLedgers } from '../../../../server/insights/ledger-store';
import { aField, aPlace, day, type Field, ledgersOf, promoterIn } from './a-field';

let field: Field;
beforeAll(async () => {
  field = await aField();
});
afterAll(() => field.hq.close());

const later = (ms = day) => {
  field.hq.clock.now += ms;
  return field.hq.clock.now;
};
const figures = (asOf: number | null = null, spaces: readonly string[] | null = null) =>
  field.desk.summary({ asOf, spaces });
const ledgers = (partner: string) => ledgersOf(field, partner);

const place = (name: string) => aPlace(field, name);

describe('the figures of headquarters', () => {
  test('know nothing any more of a partner that was erased, and of an erased record nothing that names it', async () => {
    const ada = await place('erased');
    const person = 'erased-person';
    ada.edit({
      ...{ entity: 'person', row: person, op: 'create' },
      fields: { partnerId: 'erased-p', name: 'Zenobia', createdAt: new Date(field.hq.clock.now).toISOString() },
    });
    field.answer(ada, 'erased-p', 10, { personId: person, contact: '' });
    await field.send(ada);
    const before = later() - 1;
    expect(promoterIn(await figures(before, [ada.space]))).toEqual([1, 1, 100]);
    const { database, ownDevice, blobs, now } = field.hq.parts;
    const erase = (entity: string, row: string) =>
      eraseRecords({ database, ownDevice, blobs, now, moved: () => undefined }, [{ entity, row }], 'asked for');
    await erase('person', person);
    expect(promoterIn(await figures(before, [ada.space]))).toEqual([1, 0, 'nothingYet']);
    await erase('partner', 'erased-p');
    expect(await ledgers('erased-p')).toEqual([]);
    expect(promoterIn(await figures(before, [ada.space]))[0]).toBe(0);
    expect(await ledgers('erased-p')).toEqual([]);
  });

  test('hold no score of an answer that was erased, and every other one', async () => {
    const ada = await place('scores');
    const [who, at] = ['zenobia@palmyra.example', field.hq.clock.now];
    const erased = field.answer(ada, 'scores-p', 3, { contact: who });
    field.answer(ada, 'scores-p', 10, { contact: 'odainat@palmyra.example' });
    await field.send(ada);
    const then = later() - 1;
    expect(promoterIn(await figures(then, [ada.space]))).toEqual([1, 2, 0]);
    later();
    field.answer(ada, 'scores-p', 9, { contact: who, answeredAt: new Date(at + day).toISOString() });
    await field.send(ada);
    await figures(null, [ada.space]);
    const { database, ownDevice, blobs, now } = field.hq.parts;
    const parts = { database, ownDevice, blobs, now, moved: () => undefined };
    await eraseRecords(parts, [{ entity: 'surveyAnswer', row: erased }], 'asked for');
    const scores = async () => {
      const [kept] = await keptLedgers(database, 'scores-p');
      return unpackLedger(kept ?? emptyLedger).flatMap(({ fact }) => (fact.is === 'promoter' ? fact.score : []));
    };
    expect((await scores()).sort()).toEqual([10, 9]);
    expect(promoterIn(await figures(then, [ada.space]))).toEqual([1, 1, 100]);
    expect((await scores()).sort()).toEqual([10, 9]);
  });

  test('forget the answers of a person under whose address they stood', async () => {
    const ada = await place('addresses');
    const person = { entity: 'person', row: 'addresses-person' };
    ada.edit({
      ...person,
      op: 'create',
      fields: { partnerId: 'addresses-p', name: 'Zenobia', email: 'Z@Palmyra.example' },
    });
    field.answer(ada, 'addresses-p', 4, { contact: 'z@palmyra.example' });
    await field.send(ada);
    const then = later() - 1;
    expect(promoterIn(await figures(then, [ada.space]))[1]).toBe(1);
    const { database, ownDevice, blobs, now } = field.hq.parts;
    await eraseRecords({ database, ownDevice, blobs, now, moved: () => undefined }, [person], 'asked for');
    expect(promoterIn(await figures(then, [ada.space]))[1]).toBe(0);
  });
});

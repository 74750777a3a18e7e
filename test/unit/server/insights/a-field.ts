import { randomUUID } from 'node:crypto';
import type { Insights, Scope } from '#shared/domain/metrics/insights';
import type { FiguresDesk } from '../../../../server/insights/figures-desk';
import type { FieldDevice } from '../field-device';
import { openTestHq, type TestHq } from '../open-hq';

export const day = 86_400_000;
export const everybody: Scope = { kind: 'all' };

/** A headquarters with what reckons its figures, and hands to write what figures are made of. */
export interface Field {
  readonly hq: TestHq;
  readonly desk: FiguresDesk;
  /** A partner as somebody writes it in a territory; pushed with `send`. */
  partner(device: FieldDevice, id: string, fields?: object): void;
  /** Somebody of a partner says whether they would recommend us, 0 to 10. */
  answer(device: FieldDevice, partnerId: string, score: number, fields?: object): string;
  /** Pushes what is new. A clock that stands still would have told the figures of its instant already. */
  send(device: FieldDevice, wait?: number): Promise<void>;
  /** The organisation's own place, for a device. */
  organisation(device: FieldDevice): Promise<FieldDevice>;
}

export async function aField(): Promise<Field> {
  const hq = await openTestHq();
  const sent = new Map<FieldDevice, number>();
  const iso = () => new Date(hq.clock.now).toISOString();
  return {
    hq,
    desk: hq.parts.figures,
    partner: (device, id, fields = {}) => {
      const known = { legalName: `Partner ${id}`, country: 'NO', createdAt: iso(), ...fields };
      device.edit({ row: id, op: 'create', fields: known });
    },
    answer: (device, partnerId, score, fields = {}) => {
      const row = randomUUID();
      const said = { survey: 'promoter', score, contact: row, answeredAt: iso(), how: 'told', recordedBy: 'x' };
      device.edit({
        ...{ entity: 'surveyAnswer', row, op: 'create' },
        fields: { partnerId, ...said, recordedAt: iso(), ...fields },
      });
      return row;
    },
    send: async (device, wait = 1000) => {
      hq.clock.now += wait;
      const from = (sent.get(device) ?? 0) + 1;
      const reply = await hq.push(device, device.push(from));
      if (reply.statusCode !== 200) throw new Error(reply.body);
      sent.set(device, device.changes.length);
    },
    organisation: async (device) => {
      const [space] = await hq.database.query<{ id: string; epoch: string }>(
        `select space_id as id, epoch from space where kind = 'organisation'`,
      );
      if (!space) throw new Error('There is no organisation.');
      return device.in({ ...space, name: '', kind: 'organisation', seq: 0, hash: '', role: 'headquarters' });
    },
  };
}

/** A territory with a manager, and a partner of its own. */
export async function aPlace(field: Field, name: string): Promise<FieldDevice> {
  const device = await field.hq.enrol(`Manager ${name}`, name);
  field.partner(device, `${name}-p`);
  await field.send(device);
  return device;
}

/** Partners, answers and points of the partner score, or why there are none. */
export function promoterIn({ all }: Insights): readonly unknown[] {
  const reading = all.readings.promoterScore;
  return [all.partners, reading.n, reading.state === 'measured' ? reading.value : reading.why];
}

/** Where the ledgers of a partner are kept, and since when. */
export function ledgersOf({ hq }: Field, partner: string) {
  return hq.database.query<{ space: string; begun: number }>(
    'select space_id as space, begun_at as begun from partner_ledger where partner_id = $1',
    [partner],
  );
}

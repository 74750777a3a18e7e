import type { Ack, EnrolReply, PushReply } from '#shared/contracts/hq-api';
import { FieldDevice } from '../../unit/server/field-device';
import type { Headquarters } from './headquarters';

/** A record as a person somewhere else has written it; `id` is that of its row. */
export interface WrittenElsewhere {
  readonly entity: string;
  readonly fields: { readonly id: string; readonly [field: string]: unknown };
}

/** Somebody's laptop of which nobody sees the window: a real key, real signatures, the real contract. */
export interface LaptopElsewhere {
  /** Its person, as records name them. */
  readonly user: string;
  /** Writes records and hands them to headquarters. */
  write(records: readonly WrittenElsewhere[]): Promise<void>;
}

export async function openLaptopElsewhere(
  at: Headquarters,
  person: string,
  territory: string,
): Promise<LaptopElsewhere> {
  const laptop = new FieldDevice();
  const ask = async (path: string, body: unknown): Promise<unknown> => {
    const reply = await fetch(new URL(path, at.address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...laptop.auth },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`Headquarters answered ${path} with ${reply.status}: ${await reply.text()}`);
    return reply.json();
  };
  const enrolment = (await ask(
    '/v1/devices',
    laptop.enrolRequest(await at.issueCode(person, territory)),
  )) as EnrolReply;
  laptop.enrolment = enrolment;
  return {
    user: enrolment.user.id,
    write: async (records) => {
      const from = laptop.changes.length + 1;
      laptop.clock = Date.now();
      for (const { entity, fields } of records) {
        const { id, ...others } = fields;
        laptop.edit({ entity, row: id, op: 'create', fields: others });
      }
      const { acks } = (await ask('/v1/push', laptop.push(from))) as PushReply;
      const refused = acks.filter(({ state }: Ack) => state !== 'applied');
      if (refused.length > 0) throw new Error(`Headquarters did not take everything: ${JSON.stringify(refused)}`);
    },
  };
}

import type { Json } from '#shared/base/json';
import { builtInPackParts } from '#shared/domain/playbook/built-in-pack';
import { type EvidenceType, type Field, type Module, packSchema, type Question } from '#shared/domain/playbook/pack';
import { noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';

/** The playbook that comes with the program, by its shape alone: what is wrong in one part fails the tests of that part. */
export const pack = packSchema.parse(builtInPackParts);

export function moduleOf(id: string): Module {
  return found(pack.modules, id);
}

export function evidenceTypeOf(id: string): EvidenceType {
  return found(pack.evidenceTypes, id);
}

export function questionOf(id: string): Question {
  return found(
    pack.modules.flatMap(({ questions }) => questions),
    id,
  );
}

/** `M6.Q6.rubric`. */
export function fieldOf(reference: string): Field {
  const [module = '', question = '', field = ''] = reference.split('.');
  return found(questionOf(`${module}.${question}`).fields, field);
}

export function factsWith(over: Partial<PartnerFacts>): PartnerFacts {
  return { ...noFacts('2026-11-21'), ...over };
}

/** The facts once a kind of evidence was accepted and holds. */
export function evidence(
  typeId: string,
  ...records: readonly { readonly [fact: string]: Json }[]
): Partial<PartnerFacts> {
  return { evidence: { [typeId]: { accepted: true, records, until: null, pending: false } } };
}

/** The answer on interfaces: how each is used, its direction, its volume; those not named are not needed. */
export function interfaces(named: {
  readonly [row: string]: readonly [use: string, direction: string, perDay?: number];
}): Json {
  const rows = ['file', 'api', 'events', 'sso'].map((row) => {
    const [use, direction, perDay] = named[row] ?? ['no'];
    return [row, { use, ...(direction ? { direction } : {}), ...(perDay ? { perDay } : {}) }] as const;
  });
  return Object.fromEntries(rows);
}

/** The answer on capabilities: what is planned in ninety days; the rest is not planned. */
export function capabilities(planned: { readonly [capability: string]: string }): Json {
  const rows = ['market', 'sell', 'implement', 'support', 'coInnovate'].map(
    (row) => [row, { now: 'no', inNinetyDays: planned[row] ?? 'notPlanned' }] as const,
  );
  return Object.fromEntries(rows);
}

function found<Thing extends { readonly id: string }>(things: readonly Thing[], id: string): Thing {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new Error(`The playbook has no ${id}.`);
  return thing;
}

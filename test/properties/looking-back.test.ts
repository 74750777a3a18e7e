import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { dayIn, endOfDay } from '#shared/domain/measuring/zoned-days';
import { factKey } from '#shared/domain/metrics/fact';
import { factsOn } from '#shared/domain/metrics/facts-on';
import { factsKnownAt } from '#shared/domain/metrics/ledger';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { measurableOf } from '#shared/records/partner-records';
import { fieldsOf } from '#shared/records/records';
import { acceptPage } from '../../renderer/data/accepted-page';
import { bringLedgersUp } from '../../renderer/data/ledger-keeper';
import { lookBack } from '../../renderer/data/look-back';
import { gatherPartnerFile } from '../../renderer/data/partner-file';
import { rowOf } from '../../renderer/data/stored';
import type { Workspace } from '../../renderer/data/workspace';
import { type Edit, write } from '../../renderer/data/writer';
import { aPartner, aWorkspace } from '../builders/a-workspace';

const hour = 3_600_000;
const began = Date.parse('2026-01-05T08:00:00Z');
const partnerId = brand<'Partner'>('partner-1');

type Step =
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'tier'; readonly tier: 'entry' | 'silver' | 'gold' }
  | { readonly kind: 'answer'; readonly score: number }
  | { readonly kind: 'case'; readonly resolved: boolean }
  | { readonly kind: 'learner'; readonly left: boolean }
  | { readonly kind: 'evidence'; readonly days: number }
  | { readonly kind: 'removeCase' }
  | { readonly kind: 'arrives'; readonly hoursAgo: number; readonly score: number }
  /** The ledgers are brought up: somebody looks at the figures. */
  | { readonly kind: 'look' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 960 })),
    }),
  },
  fc.record({
    kind: fc.constant('tier' as const),
    tier: fc.constantFrom('entry' as const, 'silver' as const, 'gold' as const),
  }),
  fc.record({ kind: fc.constant('answer' as const), score: fc.integer({ min: 0, max: 10 }) }),
  fc.record({ kind: fc.constant('case' as const), resolved: fc.boolean() }),
  fc.record({ kind: fc.constant('learner' as const), left: fc.boolean() }),
  fc.record({ kind: fc.constant('evidence' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.constant({ kind: 'removeCase' as const }),
  fc.record({
    kind: fc.constant('arrives' as const),
    hoursAgo: fc.integer({ min: 1, max: 2_000 }),
    score: fc.integer({ min: 0, max: 10 }),
  }),
  fc.constant({ kind: 'look' as const }),
);

/** In which days end: far to the east, far to the west, and in between. */
const zone = fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles');

interface Snapshot {
  readonly at: number;
  readonly file: PartnerFile | null;
  readonly facts: readonly string[];
}

const opened: Workspace[] = [];
afterAll(() => {
  for (const { database } of opened) database.close();
});

describe('what was known on a past day', () => {
  test('is what the tables and the figures said on that day, whatever was written and whatever arrived since', async () => {
    await fc.assert(fc.asyncProperty(zone, fc.array(step, { minLength: 1, maxLength: 24 }), stays), { numRuns: 80 });
  });
});

async function stays(zone: string, steps: readonly Step[]): Promise<void> {
  let now = began;
  const { workspace } = await aWorkspace({ now: () => now });
  opened.push(workspace);
  const world = new World(workspace, () => now);
  await world.keep('create', 'partner', aPartner({ createdAt: iso(now) }));
  const snapshots: Snapshot[] = [];
  for (const one of steps) {
    if (one.kind === 'wait') {
      const end = endOfDay(dayIn(now, zone), zone);
      now += one.hours * hour;
      // Where the day ended meanwhile nothing more was known of it; nobody need have looked at the figures on it.
      if (end < now) snapshots.push(await snapshot(workspace, end));
    } else if (one.kind === 'look') await bringLedgersUp(workspace.database, { index: builtInPack(), now, zone });
    else await world.do(one);
  }
  await bringLedgersUp(workspace.database, { index: builtInPack(), now, zone });
  for (const { at, file, facts } of snapshots) {
    const then = lookBack(workspace.database, at);
    expect(await gatherPartnerFile(then, partnerId)).toEqual(file);
    then.close();
    const ledger = await workspace.database.ledgers.get(partnerId);
    expect(ledger ? keysOf(factsKnownAt(unpackLedger(ledger), at)) : []).toEqual(facts);
  }
}

async function snapshot(workspace: Workspace, at: number): Promise<Snapshot> {
  const index = builtInPack();
  const file = await gatherPartnerFile(workspace.database, partnerId);
  if (!file) return { at, file, facts: [] };
  return { at, file, facts: keysOf(factsOn(measurableOf(file), index, iso(at).slice(0, 10))) };
}

const keysOf = (facts: Parameters<typeof factKey>[0][] | readonly Parameters<typeof factKey>[0][]) =>
  facts.map(factKey).sort();
const iso = (at: number) => new Date(at).toISOString();

class World {
  readonly #workspace: Workspace;
  readonly #now: () => number;
  #made = 0;
  #cases: string[] = [];

  constructor(workspace: Workspace, now: () => number) {
    this.#workspace = workspace;
    this.#now = now;
  }

  async do(one: Exclude<Step, { readonly kind: 'wait' | 'look' }>): Promise<void> {
    const at = iso(this.#now());
    const id = `made-${++this.#made}`;
    switch (one.kind) {
      case 'tier':
        return this.edit({ operation: 'set', entity: 'partner', id: partnerId, fields: { programTier: one.tier } });
      case 'answer':
        return this.keep('create', 'surveyAnswer', answer(id, one.score, at, at));
      case 'case': {
        const last = this.#cases.at(-1);
        if (one.resolved && last)
          return this.edit({ operation: 'set', entity: 'serviceCase', id: last, fields: { resolvedAt: at } });
        this.#cases.push(id);
        return this.keep('create', 'serviceCase', serviceCase(id, at));
      }
      case 'removeCase': {
        const last = this.#cases.pop();
        return last ? this.edit({ operation: 'delete', entity: 'serviceCase', id: last, fields: {} }) : undefined;
      }
      case 'learner':
        return this.keep('create', 'learner', {
          ...{ id, partnerId, personId: `person-${id}`, role: 'sales', since: at.slice(0, 10), courses: {} },
          ...{ left: one.left ? at.slice(0, 10) : null },
        });
      case 'evidence':
        await this.keep('create', 'evidence', {
          ...{ id, partnerId, typeId: 'E1.1', alsoServes: [], title: 'Extract', ownerId: null },
          ...{ confidentiality: 'partner', questionId: null },
        });
        await this.keep(
          'create',
          'evidenceRevision',
          revision(`${id}-r`, id, at, iso(this.#now() + one.days * 24 * hour)),
        );
        return this.keep('create', 'evidenceReview', {
          ...{ id: `${id}-v`, partnerId, revisionId: `${id}-r`, verdict: 'accepted', by: 'Ida', at, reason: '' },
        });
      case 'arrives':
        return this.arrive(
          answer(id, one.score, iso(this.#now() - one.hoursAgo * hour), iso(this.#now() - one.hoursAgo * hour)),
        );
    }
  }

  /** Something a colleague wrote long ago comes from headquarters only now. */
  async arrive(record: { readonly id: string }): Promise<void> {
    const written = Date.parse((record as unknown as { recordedAt: string }).recordedAt);
    const fields = Object.fromEntries(
      Object.entries(fieldsOf(record)).map(([field, value]) => [
        field,
        [{ dot: `far:${this.#made}`, change: record.id, value, by: 'Odd', dev: 'far', at: written }],
      ]),
    );
    const stored = await this.#workspace.database.rows.get(partnerId);
    if (!stored) return;
    const page = { rows: [{ row: { entity: 'surveyAnswer', id: record.id, fields } }, { row: rowOf(stored) }] };
    await acceptPage(this.#workspace, {
      ...page,
      ...{ gone: [], people: [], devices: [], after: this.#made, more: false, durable: 0, time: this.#now() },
      head: { seq: this.#made, hash: 'h' },
    } as never);
  }

  keep(operation: 'create', entity: Edit['entity'], record: { readonly id: string }): Promise<void> {
    return this.edit({ operation, entity, id: record.id, fields: fieldsOf(record) });
  }

  async edit(edit: Edit): Promise<void> {
    const kept = await write(this.#workspace, async () => ok({ value: null, edits: [edit] }));
    if (!kept.ok) throw new Error(`The edit was refused: ${kept.error.kind}`);
  }
}

function answer(id: string, score: number, answeredAt: string, recordedAt: string) {
  return {
    ...{ id, partnerId, survey: 'promoter', score, comment: '', personId: null, contact: `${id}@example.com` },
    ...{ engagementId: null, answeredAt, how: 'told', reference: '', recordedBy: 'Ida', recordedAt },
  };
}

function serviceCase(id: string, at: string) {
  return {
    ...{ id, partnerId, reference: '', customerName: '', subject: 'Question', severity: null, openedAt: at },
    ...{ openedAtDesk: 'partner', rightDesk: null, handledBy: 'partner', resolvedAt: null, reopenedAt: null },
    ...{ createdAt: at, createdBy: 'Ida' },
  };
}

function revision(id: string, evidenceId: string, at: string, until: string) {
  return {
    ...{ id, partnerId, evidenceId, number: 1, source: 'file', files: [], capturedAt: at, capturedBy: 'Bo' },
    ...{ siteId: null, place: null, effectiveFrom: at.slice(0, 10), effectiveTo: until.slice(0, 10) },
    ...{ attestation: null, facts: {} },
  };
}

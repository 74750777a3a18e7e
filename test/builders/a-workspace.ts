import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import type { Partner } from '#shared/domain/partners/partner';
import { fieldsOf } from '#shared/records/records';
import { openWorkspace } from '../../renderer/data/open-workspace';
import type { Surroundings, Workspace } from '../../renderer/data/workspace';
import { write } from '../../renderer/data/writer';
import { memoryHost } from '../fakes/memory-host';

type MemoryHost = ReturnType<typeof memoryHost>;

let databases = 0;

/** A workspace on tables of its own, with a clock that stands at noon until it is moved and ids that count. */
export async function aWorkspace(
  differs: {
    readonly host?: MemoryHost;
    readonly name?: string;
    readonly now?: () => number;
    readonly monotonic?: () => number;
    readonly ids?: string;
  } = {},
): Promise<{ readonly workspace: Workspace; readonly host: MemoryHost; readonly name: string }> {
  const host = differs.host ?? memoryHost();
  databases += 1;
  // In a browser the files of tests share one place for their tables.
  const name = differs.name ?? `test-${databases}-${crypto.randomUUID()}`;
  const workspace = await openWorkspace(host, surroundings(differs, String(databases)), name);
  return { workspace, host, name };
}

let counted = 0;

function surroundings(
  differs: { readonly now?: () => number; readonly monotonic?: () => number; readonly ids?: string },
  counter: string,
): Surroundings {
  const prefix = differs.ids ?? counter;
  return {
    now: differs.now ?? (() => Date.parse('2026-11-20T12:00:00Z')),
    monotonic: differs.monotonic ?? (() => 1_000),
    newId: () => {
      counted += 1;
      const tail = counted.toString(16).padStart(8, '0');
      return `01900000-0000-7000-8000-${prefix.slice(-4).padStart(4, '0')}${tail}`;
    },
    random: (bytes) => new Uint8Array(bytes).fill(7),
  };
}

/** A valid partner; say only what differs. */
export function aPartner(differs: Partial<Partner> = {}): Partner {
  return {
    id: brand<'Partner'>('partner-1'),
    legalName: 'Nordlys Systems AS',
    registerNumber: '911 222 333',
    country: 'NO',
    archetype: 'reseller',
    programTier: 'entry',
    exposure: null,
    riskTierAccepted: null,
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: '2026-11-20T12:00:00.000Z',
    ...differs,
  };
}

/** Writes a partner as an action would. */
export async function keepPartner(workspace: Workspace, partner: Partner = aPartner()): Promise<Partner> {
  const kept = await write(workspace, async () =>
    ok({
      value: partner,
      edits: [{ operation: 'create' as const, entity: 'partner' as const, id: partner.id, fields: fieldsOf(partner) }],
    }),
  );
  if (!kept.ok) throw new Error('The partner of a test was not kept.');
  return partner;
}

/** Edits fields of a partner as an action would. */
export async function editPartner(
  workspace: Workspace,
  id: string,
  fields: { readonly [field: string]: string },
): Promise<void> {
  await write(workspace, async () =>
    ok({ value: null, edits: [{ operation: 'set' as const, entity: 'partner' as const, id, fields }] }),
  );
}

import type { Json } from '#shared/base/json';
import type { ChangeBody } from '#shared/sync/change';

/** A valid change; say only what differs. */
export function aChange(differs: Partial<ChangeBody> = {}): ChangeBody {
  return {
    v: 1,
    id: '01900000-0000-7000-8000-000000000001',
    sp: 'field',
    dev: 'device-a',
    n: 1,
    prev: '',
    actor: 'ana',
    sv: 1,
    e: 'partner',
    r: 'partner-1',
    op: 'set',
    f: {},
    t: { w: 1_000, c: 1, m: 10, b: 'boot-1' },
    salt: '00000000000000000000000000000000',
    ...differs,
  };
}

/** Fields that replace nothing, or exactly the dots given. */
export function writing(values: { readonly [field: string]: Json }, parents: readonly string[] = []): ChangeBody['f'] {
  return Object.fromEntries(Object.entries(values).map(([field, v]) => [field, { v, p: parents }]));
}

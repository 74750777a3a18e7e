import type { Host } from '../../renderer/host/host';
import { type Boundary, guarded } from './boundary';

/** A host whose program can end at every word it says to the disk. */
export function mortalHost<Kind extends Host>(host: Kind, boundary: Boundary): Kind {
  return Object.assign(Object.create(host) as Kind, {
    journal: guarded(host.journal, 'journal', boundary),
    secrets: guarded(host.secrets, 'secrets', boundary),
    keys: guarded(host.keys, 'keys', boundary),
    blobs: guarded(host.blobs, 'blobs', boundary),
  });
}

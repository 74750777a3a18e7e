import { earlierPacks } from '#shared/domain/playbook/earlier-packs';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** The first playbook that was shipped: two modules, one gate. It never changes, so that a rule can be told by it. */
export function firstPack(): PackIndex {
  const [first] = earlierPacks();
  if (!first) throw new Error('No earlier playbook is kept.');
  return first;
}

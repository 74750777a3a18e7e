import first from '../../../resources/packs/partner-onboarding/earlier/1.0.0.json' with { type: 'json' };
import { readPack } from './pack-check';
import { indexPack, type PackIndex } from './pack-index';

let indexes: readonly PackIndex[] | null = null;

/** The playbooks that came with earlier programs, so that what was asked in them stays readable. */
export function earlierPacks(): readonly PackIndex[] {
  indexes ??= [first].map(readEarlier);
  return indexes;
}

function readEarlier(json: unknown): PackIndex {
  const read = readPack(json);
  // Its own test reads these packs; that one cannot be read here would be a broken build.
  if (!read.ok) throw new Error(`An earlier playbook is damaged: ${JSON.stringify(read.error[0])}`);
  return indexPack(read.value);
}

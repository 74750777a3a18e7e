import first from '../../../resources/packs/partner-onboarding/earlier/1.0.0.json' with { type: 'json' };
import { packSchema } from './pack';
import { indexPack, type PackIndex } from './pack-index';

let indexes: readonly PackIndex[] | null = null;

/** The playbooks that came with earlier programs, so that what was asked in them stays readable. Checked by their own test. */
export function earlierPacks(): readonly PackIndex[] {
  indexes ??= [first].map((json) => indexPack(packSchema.parse(json)));
  return indexes;
}

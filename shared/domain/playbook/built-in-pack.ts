import controls from '../../../resources/packs/partner-onboarding/controls.json' with { type: 'json' };
import evidenceTypes from '../../../resources/packs/partner-onboarding/evidence-types.json' with { type: 'json' };
import gates from '../../../resources/packs/partner-onboarding/gates.json' with { type: 'json' };
import qualification from '../../../resources/packs/partner-onboarding/m1.json' with { type: 'json' };
import service from '../../../resources/packs/partner-onboarding/m8.json' with { type: 'json' };
import head from '../../../resources/packs/partner-onboarding/pack.json' with { type: 'json' };
import type { Pack } from './pack';
import { readPack } from './pack-check';
import { indexPack, type PackIndex } from './pack-index';

/** The files of the playbook that comes with the program, put together. Not yet checked. */
export const builtInPackParts: unknown = {
  ...head,
  modules: [qualification, service],
  evidenceTypes,
  controls,
  gates,
};

let index: PackIndex | null = null;

/** The playbook that comes with the program. It is checked once, when it is first asked for. */
export function builtInPack(): PackIndex {
  index ??= indexPack(readBuiltIn());
  return index;
}

function readBuiltIn(): Pack {
  const read = readPack(builtInPackParts);
  // Its own test reads this pack; that it cannot be read here would be a broken build.
  if (!read.ok) throw new Error(`The built-in playbook is damaged: ${JSON.stringify(read.error[0])}`);
  return read.value;
}

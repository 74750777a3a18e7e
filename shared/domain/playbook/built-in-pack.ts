import activities from '../../../resources/packs/partner-onboarding/activities.json' with { type: 'json' };
import assets from '../../../resources/packs/partner-onboarding/assets.json' with { type: 'json' };
import commercial from '../../../resources/packs/partner-onboarding/commercial.json' with { type: 'json' };
import controls from '../../../resources/packs/partner-onboarding/controls.json' with { type: 'json' };
import curricula from '../../../resources/packs/partner-onboarding/curricula.json' with { type: 'json' };
import drills from '../../../resources/packs/partner-onboarding/drills.json' with { type: 'json' };
import evidenceTypes from '../../../resources/packs/partner-onboarding/evidence-types.json' with { type: 'json' };
import agreementEvidenceTypes from '../../../resources/packs/partner-onboarding/evidence-types-2-4.json' with {
  type: 'json',
};
import laterEvidenceTypes from '../../../resources/packs/partner-onboarding/evidence-types-5-7.json' with {
  type: 'json',
};
import exams from '../../../resources/packs/partner-onboarding/exams.json' with { type: 'json' };
import gates from '../../../resources/packs/partner-onboarding/gates.json' with { type: 'json' };
import handoffs from '../../../resources/packs/partner-onboarding/handoffs.json' with { type: 'json' };
import integrationChecks from '../../../resources/packs/partner-onboarding/integration-checks.json' with {
  type: 'json',
};
import qualification from '../../../resources/packs/partner-onboarding/m1.json' with { type: 'json' };
import contracting from '../../../resources/packs/partner-onboarding/m2.json' with { type: 'json' };
import compliance from '../../../resources/packs/partner-onboarding/m3.json' with { type: 'json' };
import commercialSetup from '../../../resources/packs/partner-onboarding/m4.json' with { type: 'json' };
import integration from '../../../resources/packs/partner-onboarding/m5.json' with { type: 'json' };
import enablement from '../../../resources/packs/partner-onboarding/m6.json' with { type: 'json' };
import activation from '../../../resources/packs/partner-onboarding/m7.json' with { type: 'json' };
import service from '../../../resources/packs/partner-onboarding/m8.json' with { type: 'json' };
import head from '../../../resources/packs/partner-onboarding/pack.json' with { type: 'json' };
import programme from '../../../resources/packs/partner-onboarding/programme.json' with { type: 'json' };
import readiness from '../../../resources/packs/partner-onboarding/readiness.json' with { type: 'json' };
import retired from '../../../resources/packs/partner-onboarding/retired.json' with { type: 'json' };
import roles from '../../../resources/packs/partner-onboarding/roles.json' with { type: 'json' };
import talks from '../../../resources/packs/partner-onboarding/talks.json' with { type: 'json' };
import { packSchema } from './pack';
import { indexPack, type PackIndex } from './pack-index';

/** The files of the playbook that comes with the program, put together. Not yet checked. */
export const builtInPackParts: unknown = {
  ...head,
  modules: [qualification, contracting, compliance, commercialSetup, integration, enablement, activation, service],
  evidenceTypes: [...evidenceTypes, ...agreementEvidenceTypes, ...laterEvidenceTypes],
  controls,
  gates,
  curricula,
  exams,
  drills,
  integrationChecks,
  readiness,
  roles,
  activities,
  assets,
  commercial,
  handoffs,
  talks,
  programme,
  retired,
};

let index: PackIndex | null = null;

/**
 * The playbook that comes with the program. Its shape is read when it is first asked for; that nothing is wrong with it
 * was checked before the program was built, by its own test, because the check costs more than a window has at start.
 */
export function builtInPack(): PackIndex {
  index ??= indexPack(packSchema.parse(builtInPackParts));
  return index;
}

import type { DecideConcessionRefusal, RequestConcessionRefusal } from '#shared/domain/gates/concession-rules';
import type { MessageId } from '../../ui/use-text';

type Kind =
  | RequestConcessionRefusal['kind']
  | DecideConcessionRefusal['kind']
  | 'not-here'
  | 'storage-full'
  | 'storage-failed'
  | 'past-is-fixed';

/** Why a concession or a decision about one was not kept, and what to do. */
export const concessionRefusalWords = {
  'subject-unknown': 'controls.refused.unknown',
  hard: 'controls.refused.hard',
  'reason-missing': 'controls.refused.reason-missing',
  'until-passed': 'controls.refused.until-passed',
  'until-too-late': 'controls.refused.until-too-late',
  'too-many-waivers': 'controls.refused.too-many-waivers',
  'already-there': 'controls.refused.already-there',
  'compensation-missing': 'controls.refused.compensation-missing',
  'compensation-not-satisfied': 'controls.refused.compensation-not-satisfied',
  'not-lower': 'controls.refused.not-lower',
  'concession-unknown': 'controls.refused.unknown',
  'own-request': 'controls.refused.own-request',
  'not-of-our-side': 'controls.refused.not-of-our-side',
  'already-decided': 'controls.refused.already-decided',
  'not-here': 'controls.refused.unknown',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<Kind, MessageId>;

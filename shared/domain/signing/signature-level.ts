import type { EvidenceRecord, IdentityCheck } from './evidence-record';
import type { SignatureLevel } from './signature';
import type { KeyHome } from './signing-session';

/** What is known of a key and of who used it. */
export interface LevelFacts {
  readonly keyHome: KeyHome;
  /** Headquarters vouches for the certificate, directly or through the manager's device. */
  readonly vouchedFor: boolean;
  /** The certificate names the signer. */
  readonly namesSigner: boolean;
  readonly guardedByPin: boolean;
  readonly identityCheck: IdentityCheck;
}

type Condition = EvidenceRecord['level']['conditions'][number];

/** Why a condition holds or does not; each is the id of a sentence in the messages (`signing.level.…`). */
export const levelReasons = {
  certifiedByName: 'signing.level.certified-by-name',
  madeForThis: 'signing.level.made-for-this',
  otherName: 'signing.level.other-name',
  nobodyVouches: 'signing.level.nobody-vouches',
  documentSeen: 'signing.level.document-seen',
  knownInPerson: 'signing.level.known-in-person',
  badgeSeen: 'signing.level.badge-seen',
  notIdentified: 'signing.level.not-identified',
  pinGuarded: 'signing.level.pin-guarded',
  noPin: 'signing.level.no-pin',
  deviceOfHost: 'signing.level.device-of-host',
  ownFile: 'signing.level.own-file',
  ownToken: 'signing.level.own-token',
  changesShow: 'signing.level.changes-show',
} as const;
export type LevelReason = (typeof levelReasons)[keyof typeof levelReasons];

/**
 * What a signature may honestly be called, by the four conditions of an advanced one (eIDAS, Art. 26). A key made on
 * the host's device was never under the sole control of whoever signed with it, however well they were identified.
 */
export function signatureLevel(facts: LevelFacts): {
  readonly level: SignatureLevel;
  readonly conditions: Condition[];
} {
  const conditions = [
    said('uniqueLink', uniqueLink(facts)),
    said('identification', identification(facts)),
    said('soleControl', soleControl(facts)),
    said('tamperEvidence', [true, levelReasons.changesShow]),
  ];
  return { level: conditions.every(({ holds }) => holds) ? 'advanced' : 'simple', conditions };
}

type Finding = readonly [holds: boolean, because: LevelReason];

const said = (condition: Condition['condition'], [holds, because]: Finding): Condition => ({
  condition,
  holds,
  because,
});

/** (a) uniquely linked to the signatory */
function uniqueLink({ keyHome, vouchedFor, namesSigner }: LevelFacts): Finding {
  if (!namesSigner) return [false, levelReasons.otherName];
  if (!vouchedFor) return [false, levelReasons.nobodyVouches];
  return [true, keyHome === 'inPerson' ? levelReasons.madeForThis : levelReasons.certifiedByName];
}

/** (b) capable of identifying the signatory. Who headquarters certifies by name is known there; anybody else is looked at in the room. */
function identification({ keyHome, vouchedFor, namesSigner, identityCheck }: LevelFacts): Finding {
  if (keyHome === 'manager' && vouchedFor && namesSigner) return [true, levelReasons.certifiedByName];
  switch (identityCheck) {
    case 'document':
      return [true, levelReasons.documentSeen];
    case 'knownPerson':
      return [true, levelReasons.knownInPerson];
    case 'badge':
      // A badge is printed by whoever owns a printer.
      return [false, levelReasons.badgeSeen];
    case 'none':
      return [false, levelReasons.notIdentified];
  }
}

/** (c) created with data the signatory can use under their sole control */
function soleControl({ keyHome, guardedByPin }: LevelFacts): Finding {
  switch (keyHome) {
    case 'manager':
      return guardedByPin ? [true, levelReasons.pinGuarded] : [false, levelReasons.noPin];
    case 'inPerson':
      return [false, levelReasons.deviceOfHost];
    case 'ownFile':
      return [true, levelReasons.ownFile];
    case 'token':
      return [true, levelReasons.ownToken];
  }
}

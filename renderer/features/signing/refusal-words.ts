import { unreachable } from '#shared/base/unreachable';
import type { Party } from '#shared/domain/partners/person';
import type { FreezeRefusal } from '#shared/domain/signing/freeze-session';
import type { CompletionRefusal } from '../../data/actions/completion-actions';
import type { NotHere } from '../../data/actions/partner-actions';
import type { SignInRefusal } from '../../data/actions/signature-actions';
import type { StartRefusal } from '../../data/actions/signing-actions';
import type { EventRefusal } from '../../data/actions/signing-event-actions';
import type { OwnKeyRefusal, tokenKeys } from '../../data/own-key';
import type { IdentityRefusal } from '../../data/signing-identity';
import type { StorageRefusal } from '../../data/writer';
import type { MessageId, MessageValues } from '../../ui/use-text';
import { keyRefusalWords } from '../../widgets/key-refusal-words';
import { printRefusalWords } from '../../widgets/print-refusal-words';

type TokenKeysRefusal = Extract<Awaited<ReturnType<typeof tokenKeys>>, { ok: false }>['error'];

/** Everything a signing can be refused for, from the first step to the last. */
export type CeremonyRefusal =
  | StartRefusal
  | SignInRefusal
  | EventRefusal
  | FreezeRefusal
  | CompletionRefusal
  | OwnKeyRefusal
  | TokenKeysRefusal
  | IdentityRefusal
  | NotHere
  | StorageRefusal
  /** The document worker gave up, or what it said could not be understood. */
  | { readonly kind: 'workerFailed' };

type Words = readonly [MessageId, MessageValues];

/** Names and days as the sentence needs them. */
export interface RefusalNames {
  readonly organisation: (party: Party) => string;
  readonly day: (at: string) => string;
}

/** What happened and what to do, for every refusal. Nothing of the signing is lost by any of them. */
export function refusalWords(refusal: CeremonyRefusal, names: RefusalNames): Words {
  switch (refusal.kind) {
    case 'storage-full':
      return ['errors.storage-full', {}];
    case 'storage-failed':
      return ['errors.storage-failed', {}];
    case 'past-is-fixed':
      return ['errors.past-is-fixed', {}];
    case 'clockOff':
      return clockWords(refusal.by);
    case 'sideMissing':
      return ['signing.prepare.nobody', { organisation: names.organisation(refusal.parties[0] ?? 'partner') }];
    case 'tooMany':
      return ['signing.prepare.too-many', { most: refusal.most }];
    case 'namedTwice':
      return ['signing.refused.named-twice', { name: refusal.personName }];
    case 'notTheHost':
      return ['signing.refused.not-the-host', { name: refusal.personName }];
    case 'noAuthority':
      return ['signing.refused.no-authority', { name: refusal.personName }];
    case 'pinTooShort':
      return ['signing.refused.pin-too-short', { least: refusal.least }];
    case 'certificateExpired':
      return ['signing.refused.certificate-expired', { day: names.day(refusal.at) }];
    case 'certificateNotYetValid':
      return ['signing.refused.certificate-not-yet-valid', { day: names.day(refusal.at) }];
    case 'certificateRevoked':
      return ['signing.refused.certificate-revoked', { day: names.day(refusal.at) }];
    case 'notPrinted':
    case 'notSigned':
      return (
        detailWords(refusal.detail) ?? [
          refusal.kind === 'notPrinted' ? 'documents.refused.failed' : 'signing.refused.not-signed',
          {},
        ]
      );
    default:
      return [plainWords(refusal), {}];
  }
}

type Plain = Exclude<
  CeremonyRefusal['kind'],
  | 'storage-full'
  | 'storage-failed'
  | 'past-is-fixed'
  | 'clockOff'
  | 'sideMissing'
  | 'tooMany'
  | 'namedTwice'
  | 'notTheHost'
  | 'noAuthority'
  | 'pinTooShort'
  | 'certificateExpired'
  | 'certificateNotYetValid'
  | 'certificateRevoked'
  | 'notPrinted'
  | 'notSigned'
>;

function plainWords({ kind }: { readonly kind: Plain }): MessageId {
  return plain[kind] ?? unreachable(kind as never);
}

const changed = 'signing.refused.changed';

const plain = {
  'not-here': changed,
  notLocked: changed,
  differentText: changed,
  notSignedBy: changed,
  otherSide: changed,
  sessionUnderWay: 'signing.refused.under-way',
  sessionNotOpen: 'signing.refused.session-not-open',
  notYourTurn: 'signing.refused.not-your-turn',
  alreadySigned: 'signing.refused.already-signed',
  notWhollyShown: 'signing.refused.not-wholly-shown',
  identityMissing: 'signing.refused.identity-missing',
  differentConsent: 'signing.refused.different-consent',
  nothingDrawn: 'signing.refused.nothing-drawn',
  staleMoment: 'signing.refused.stale-moment',
  reasonMissing: 'signing.decline.reason-missing',
  noText: 'signing.refused.no-text',
  contested: 'signing.refused.contested',
  keyMissing: 'signing.refused.key-missing',
  fileLost: 'signing.refused.file-lost',
  notProven: 'signing.refused.not-proven',
  workerFailed: 'signing.refused.not-signed',
  ...keyRefusalWords,
  'not-available': 'signing.refused.no-tokens',
  'no-module': 'signing.refused.no-module',
  'no-token': 'signing.refused.no-token',
  'wrong-pin': 'signing.refused.wrong-token-pin',
  locked: 'signing.refused.token-locked',
  'taken-out': 'signing.refused.taken-out',
  failed: 'signing.refused.token-failed',
} as const satisfies Record<Plain, MessageId>;

/** The clock, in days where it is off by a day or more. */
function clockWords(by: number): Words {
  const minutes = Math.round(Math.abs(by) / 60_000);
  const days = Math.round(minutes / (24 * 60));
  if (days > 0) return [by > 0 ? 'signing.clock.fast-days' : 'signing.clock.slow-days', { count: days }];
  return [by > 0 ? 'signing.clock.fast-minutes' : 'signing.clock.slow-minutes', { count: minutes }];
}

/** What the document worker said, where the person can do something about it. */
function detailWords(detail: unknown): Words | null {
  if (isGlyphsMissing(detail)) return printRefusalWords(detail);
  if (detail instanceof Error && 'reason' in detail && isTokenReason(detail.reason)) return [plain[detail.reason], {}];
  return null;
}

function isGlyphsMissing(
  detail: unknown,
): detail is Extract<Parameters<typeof printRefusalWords>[0], { kind: 'glyph-missing' }> {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'kind' in detail &&
    detail.kind === 'glyph-missing' &&
    'findings' in detail &&
    Array.isArray(detail.findings)
  );
}

const tokenReasons = ['no-module', 'no-token', 'wrong-pin', 'locked', 'taken-out', 'failed'] as const;

function isTokenReason(reason: unknown): reason is (typeof tokenReasons)[number] {
  return tokenReasons.some((known) => known === reason);
}

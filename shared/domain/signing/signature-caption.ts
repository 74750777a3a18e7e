import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { ceremonyWord } from './ceremony-words';
import { sessionMark } from './session-plan';
import type { SignatureLevel } from './signature';

/**
 * The lines drawn under a signature, in the language of the document. The signer sees the same lines before signing;
 * they stand in the signed picture, so nothing in them can be told otherwise later.
 */
export function captionLines(on: {
  readonly language: DocumentLanguage;
  readonly personName: string;
  readonly role: string;
  readonly organisation: string;
  /** ISO moment; the minute of it is drawn. */
  readonly at: string;
  readonly level: SignatureLevel;
  readonly sessionId: string;
}): readonly string[] {
  const say = (id: Parameters<typeof ceremonyWord>[1], values: Readonly<Record<string, string>> = {}) =>
    ceremonyWord(on.language, id, values);
  return [
    on.personName,
    say('ceremony.caption.role', { role: on.role, organisation: on.organisation }),
    say('ceremony.caption.at', { at: minuteOf(on.at) }),
    say(`ceremony.caption.kind.${on.level}`),
    say('ceremony.caption.mark', { mark: sessionMark(on.sessionId) }),
  ];
}

/** The lines of the seal of a host who does not sign. */
export function sealLines(on: {
  readonly language: DocumentLanguage;
  readonly name: string;
  readonly organisation: string;
  readonly at: string;
  readonly sessionId: string;
}): readonly string[] {
  const say = (id: Parameters<typeof ceremonyWord>[1], values: Readonly<Record<string, string>> = {}) =>
    ceremonyWord(on.language, id, values);
  return [
    say('ceremony.caption.sealed'),
    on.organisation === '' ? on.name : `${on.name}, ${on.organisation}`,
    say('ceremony.caption.sealedAt', { at: minuteOf(on.at) }),
    say('ceremony.caption.mark', { mark: sessionMark(on.sessionId) }),
  ];
}

/** `2026-11-21 09:14`: the same in every language, because it is compared with what a verifier says. */
function minuteOf(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

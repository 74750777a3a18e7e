import type { Agreement } from '#shared/domain/agreements/agreement';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { referenceOf } from '#shared/domain/documents/document-frame';
import type { DocumentPage } from '#shared/domain/documents/page';
import { ceremonyWord } from './ceremony-words';
import type { SignatureLevel } from './signature';
import type { SigningAuthority } from './signing-authority';
import type { PlannedSigner } from './signing-session';

/** What somebody agrees to when they sign, sentence by sentence in their own language; kept exactly as it was shown. */
export function consentText(request: {
  readonly agreement: Pick<Agreement, 'id' | 'kind' | 'version' | 'dataSha256'>;
  readonly page: Pick<DocumentPage, 'title' | 'parties'>;
  readonly signer: Pick<PlannedSigner, 'party' | 'personName' | 'language' | 'keyHome'>;
  readonly authority: SigningAuthority;
  readonly level: SignatureLevel;
  /** Whether headquarters keeps a key to which the movements of the pen are encrypted. */
  readonly keepsMovements: boolean;
}): string {
  const { agreement, page, signer, authority, level } = request;
  const say = (id: Parameters<typeof ceremonyWord>[1], values: Readonly<Record<string, string>> = {}) =>
    ceremonyWord(signer.language, id, values);
  const organisation = page.parties.find(({ party }) => party === signer.party)?.name ?? '';
  const other = page.parties.find(({ party }) => party !== signer.party)?.name ?? '';
  const reference = referenceOf(agreement.kind, agreement);
  const said = authority.kind === 'answered' ? authority.said : '';
  return [
    say('ceremony.consent.read', { name: signer.personName, title: page.title, reference, organisation, other }),
    say(`ceremony.consent.nature.${agreement.kind}`),
    say(`ceremony.consent.authority.${authority.kind}`, { organisation, said }),
    say('ceremony.consent.electronic', { kind: kindOfSignature(signer.language, level) }),
    say(`ceremony.consent.key.${signer.keyHome}`),
    say('ceremony.consent.kept.record'),
    say(request.keepsMovements ? 'ceremony.consent.kept.encrypted' : 'ceremony.consent.kept.notKept'),
    say('ceremony.consent.copy'),
    say('ceremony.consent.fingerprint', { fingerprint: agreement.dataSha256 ?? '' }),
  ].join(' ');
}

function kindOfSignature(language: DocumentLanguage, level: SignatureLevel): string {
  return ceremonyWord(language, `ceremony.consent.kind.${level}`);
}

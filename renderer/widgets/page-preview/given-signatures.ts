import type { DocumentPage } from '#shared/domain/documents/page';
import type { Signature } from '#shared/domain/signing/signature';
import { captionLines, sealLines } from '#shared/domain/signing/signature-caption';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import type { GivenSignatures } from './preview-signatures';

/** What stands in the fields of the file by now: every hand with its lines, and the seal; so does the next signer see it. */
export function givenSignatures(
  page: DocumentPage,
  session: SigningSession,
  signatures: readonly Signature[],
): GivenSignatures {
  const language = page.language === 'de' ? 'de' : 'en';
  const sessionId = session.id;
  const { host, startedAt } = session;
  const hands = signatures.flatMap(({ proof, party, personName, role, signedAt, ink }) => {
    if (proof === null) return [];
    const organisation = page.parties.find((one) => one.party === party)?.name ?? '';
    const { level, field } = proof;
    const lines = captionLines({ language, personName, role, organisation, at: signedAt, level, sessionId });
    return [[field, { ink, lines }] as const];
  });
  const { name, organisation } = host;
  const seal = { ink: null, lines: sealLines({ language, name, organisation, at: startedAt, sessionId }) };
  return Object.fromEntries([...hands, ...(session.sealed === null ? [] : [[host.field, seal] as const])]);
}

import { ownBytes, sameBytes } from '../bytes';
import { derOf } from './der';
import { sameName } from './names';
import type { ParsedCertificate } from './read-certificate';
import { checkSignature, type SignatureStanding } from './signature-check';

/** A way up from a certificate, and where it ends. */
export interface Route {
  /** From the leaf upwards. */
  readonly chain: readonly ParsedCertificate[];
  readonly end: 'anchor' | 'unknownIssuer' | 'badSignature' | 'weakAlgorithm' | 'unsupportedAlgorithm' | 'tooLong';
}

const longestChain = 8;
/** Crossed certificates can make more ways than anybody has time for. */
const mostSignatures = 100;

/** Every way from a certificate up to an anchor, or to where it is lost; at least one. */
export async function findRoutes(
  leaf: ParsedCertificate,
  others: readonly ParsedCertificate[],
  anchors: readonly ParsedCertificate[],
): Promise<readonly Route[]> {
  const routes: Route[] = [];
  let signatures = 0;

  async function climb(chain: readonly ParsedCertificate[], last: ParsedCertificate): Promise<void> {
    if (anchors.some((anchor) => isSame(anchor, last))) {
      routes.push({ chain, end: 'anchor' });
      return;
    }
    const above = [...anchors, ...others].filter(
      (one) => mayIssue(one, last) && !chain.some((step) => isSame(step, one)),
    );
    const standings: SignatureStanding[] = [];
    let goesOn = false;
    for (const issuer of byKeyIdentifier(above, last)) {
      if (chain.length >= longestChain || signatures >= mostSignatures) {
        routes.push({ chain, end: 'tooLong' });
        return;
      }
      signatures += 1;
      const standing = await linkStanding(last, issuer);
      if (standing === 'good') {
        goesOn = true;
        await climb([...chain, issuer], issuer);
      }
      // A certificate that names another key has merely the same name as the issuer.
      standings.push(standing === 'bad' && namesOtherKey(last, issuer) ? 'good' : standing);
    }
    if (goesOn) return;
    // Somebody's own root that is not believed is no forgery, whoever else has its name.
    routes.push({ chain, end: (await isSelfSigned(last)) ? 'unknownIssuer' : endOf(standings) });
  }

  await climb([leaf], leaf);
  return routes;
}

function endOf(standings: readonly SignatureStanding[]): Route['end'] {
  if (standings.includes('bad')) return 'badSignature';
  if (standings.includes('weak')) return 'weakAlgorithm';
  return standings.includes('unsupported') ? 'unsupportedAlgorithm' : 'unknownIssuer';
}

async function isSelfSigned(certificate: ParsedCertificate): Promise<boolean> {
  return mayIssue(certificate, certificate) && (await linkStanding(certificate, certificate)) === 'good';
}

function isSame(left: ParsedCertificate, right: ParsedCertificate): boolean {
  return left.facts.sha256 === right.facts.sha256;
}

function mayIssue(issuer: ParsedCertificate, below: ParsedCertificate): boolean {
  return sameName(issuer.subjectName, below.issuerName);
}

function namesOtherKey({ facts: below }: ParsedCertificate, { facts: above }: ParsedCertificate): boolean {
  const { authorityKeyIdentifier: named } = below;
  return named !== null && above.subjectKeyIdentifier !== null && named !== above.subjectKeyIdentifier;
}

/** Identifiers of keys are hints: what they fit is tried first, and nothing is left out. */
function byKeyIdentifier(
  issuers: readonly ParsedCertificate[],
  below: ParsedCertificate,
): readonly ParsedCertificate[] {
  return [...issuers].sort((left, right) => {
    return Number(namesOtherKey(below, left)) - Number(namesOtherKey(below, right));
  });
}

async function linkStanding(below: ParsedCertificate, issuer: ParsedCertificate): Promise<SignatureStanding> {
  const { signature, signatureAlgorithm, tbsView, signatureValue } = below.certificate;
  // What is signed says how it was signed; outside of it, anybody could say otherwise.
  if (!sameBytes(derOf(signature), derOf(signatureAlgorithm))) return 'bad';
  return checkSignature({
    publicKey: issuer.facts.publicKey,
    algorithm: signatureAlgorithm,
    data: ownBytes(tbsView),
    signature: ownBytes(signatureValue.valueBlock.valueHexView),
  });
}

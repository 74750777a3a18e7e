import type { Bytes } from '../bytes';
import { findRoutes, type Route } from './find-routes';
import { type Limits, type PathReason, type PathReasonCode, type PathUse, passDown, startOf } from './link-rules';
import { type ParsedCertificate, parseCertificate } from './read-certificate';
import { checkRevocation, type RevocationCheck } from './revocation';
import { type ParsedRevocationList, parseRevocationList } from './revocation-list';

export interface PathQuestion {
  /** DER of the certificate whose key signed. */
  readonly leaf: Bytes;
  /** Whatever else lies about: from the signature, from the file. Nothing in it is believed. */
  readonly others: readonly Bytes[];
  /** What is believed. */
  readonly anchors: readonly Bytes[];
  /** The moment that matters, as ISO. */
  readonly at: string;
  readonly revocationLists: readonly Bytes[];
  readonly use: PathUse;
}

/**
 * `trusted`: a path to an anchor keeps every rule. `refused`: a rule is broken. `unknown`: nothing is broken that we
 * could see, but there is no path we can judge. Unknown revocation alone changes nothing here; whoever asks weighs it.
 */
export interface PathVerdict {
  readonly standing: 'trusted' | 'refused' | 'unknown';
  readonly reasons: readonly PathReason[];
  /** From the leaf to the anchor, or as far as it goes. */
  readonly chain: readonly Bytes[];
  readonly revocation: RevocationCheck['standing'];
  /** One for every certificate below the anchor, from the leaf. */
  readonly checks: readonly RevocationCheck[];
}

/** Certificates one file may bring along; more is an attempt to keep us busy. */
const mostOthers = 64;

/** What keeps us from judging, rather than speaks against. */
const undecidable: ReadonlySet<PathReasonCode> = new Set([
  'unreadable',
  'unknownIssuer',
  'unsupportedAlgorithm',
  'weakAlgorithm',
  'tooLong',
  'unknownExtension',
  'unsupportedConstraint',
]);

/**
 * Judges a certificate at a moment: every signature up to an anchor, validity, purposes, lengths, constraints on
 * names, and what the given revocation lists say (RFC 5280, section 6, without policies; where it leaves room, strictly).
 */
export async function validatePath(question: PathQuestion): Promise<PathVerdict> {
  const leaf = await parseCertificate(question.leaf);
  if (!leaf) return verdict([{ code: 'unreadable', depth: 0, subject: '', detail: '' }], [], [], false);
  const anchors = await parseAll(question.anchors);
  const others = await parseAll(question.others.slice(0, mostOthers));
  const routes = await findRoutes(leaf, others, anchors);
  const lists = question.revocationLists.flatMap((list) => parseRevocationList(list) ?? []);
  let best: { readonly verdict: PathVerdict; readonly rank: number } | null = null;
  for (const route of routes) {
    const judged = await judgeRoute(route, lists, question);
    const rank = rankOf(route, judged);
    if (best === null || rank < best.rank) best = { verdict: judged, rank };
  }
  if (best === null) throw new Error('Every search for a path ends somewhere.');
  return best.verdict;
}

async function judgeRoute(
  route: Route,
  lists: readonly ParsedRevocationList[],
  { at, use }: PathQuestion,
): Promise<PathVerdict> {
  const { chain, end } = route;
  const reasons: PathReason[] = [];
  let limits: Limits = startOf(use, at);
  for (let depth = chain.length - 1; depth >= 0; depth -= 1) {
    const certificate = chain[depth];
    if (!certificate) continue;
    const passed = passDown(limits, certificate, depth);
    reasons.push(...passed.reasons);
    limits = passed.limits;
  }
  const checks: RevocationCheck[] = [];
  for (const [depth, certificate] of chain.entries()) {
    const issuer = chain[depth + 1];
    if (!issuer) continue;
    const check = await checkRevocation({ certificate, issuer, lists, at });
    checks.push(check);
    if (check.standing === 'revoked') reasons.push(reason('revoked', depth, certificate, check.revokedAt ?? ''));
  }
  const top = chain.at(-1);
  if (end !== 'anchor' && top) reasons.push(reason(end, chain.length - 1, top));
  return verdict(reasons, chain, checks, end === 'anchor');
}

function reason(code: PathReasonCode, depth: number, { facts }: ParsedCertificate, detail = ''): PathReason {
  return { code, depth, subject: facts.subject, detail };
}

function verdict(
  reasons: readonly PathReason[],
  chain: readonly ParsedCertificate[],
  checks: readonly RevocationCheck[],
  reachesAnchor: boolean,
): PathVerdict {
  const isRefused = reasons.some(({ code }) => !undecidable.has(code));
  const isTrusted = reachesAnchor && reasons.length === 0;
  const revocation = checks.some(({ standing }) => standing === 'revoked')
    ? 'revoked'
    : checks.some(({ standing }) => standing === 'unknown') || !reachesAnchor
      ? 'unknown'
      : 'good';
  return {
    standing: isTrusted ? 'trusted' : isRefused ? 'refused' : 'unknown',
    reasons: [...reasons].sort((left, right) => left.depth - right.depth),
    chain: chain.map(({ facts }) => facts.der),
    revocation,
    checks,
  };
}

/** The lower, the more a path says: reaching an anchor first, then breaking few rules, then going far. */
function rankOf({ end, chain }: Route, { reasons }: PathVerdict): number {
  return (end === 'anchor' ? 0 : 10_000) + reasons.length * 100 - chain.length;
}

async function parseAll(certificates: readonly Bytes[]): Promise<readonly ParsedCertificate[]> {
  const parsed = await Promise.all(certificates.map(parseCertificate));
  const found = new Map(parsed.flatMap((one) => (one ? [[one.facts.sha256, one] as const] : [])));
  return [...found.values()];
}

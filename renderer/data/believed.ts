import { certificatesIn } from '#shared/proof/certificates/pem';
import { type CertificateFacts, readCertificate } from '#shared/proof/certificates/read-certificate';
import { base64OfBytes, bytesOfBase64 } from './base64';
import { changePreferences, readPreferences } from './preferences';
import { readTrust } from './signing-trust';
import type { Workspace } from './workspace';

/** A root certificate that checks on this device believe. */
export interface BelievedRoot {
  readonly certificate: CertificateFacts;
  readonly from: 'headquarters' | 'added';
}

/** The roots this device believes when it checks a file: that of its headquarters, and those added by hand. */
export async function believedRoots(workspace: Workspace): Promise<readonly BelievedRoot[]> {
  const trust = await readTrust(workspace);
  const { addedRoots } = await readPreferences(workspace);
  const roots = [
    ...(trust?.authorities.slice(0, 1) ?? []).map((der) => ({ der, from: 'headquarters' as const })),
    ...addedRoots.map((root) => ({ der: bytesOfBase64(root), from: 'added' as const })),
  ];
  const read = await Promise.all(
    roots.map(async ({ der, from }) => ({ certificate: await readCertificate(der), from })),
  );
  return read.flatMap(({ certificate, from }) => (certificate.ok ? [{ certificate: certificate.value, from }] : []));
}

/** What a check is made against: roots, and the lists of withdrawn certificates that headquarters last sent. */
export async function believedBy(workspace: Workspace) {
  const roots = await believedRoots(workspace);
  const trust = await readTrust(workspace);
  return {
    anchors: roots.map(({ certificate }) => certificate.der),
    timeAnchors: trust?.timeAuthorities ?? [],
    revocationLists: trust?.revocationLists ?? [],
  };
}

/** Adds a root from a PEM or DER file; false where it holds no certificate that is its own authority. */
export async function addRoot(workspace: Workspace, file: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [der = file] = certificatesIn(file);
  const read = await readCertificate(der);
  if (!read.ok || !read.value.isAuthority || !read.value.selfIssued) return false;
  const { addedRoots } = await readPreferences(workspace);
  const text = base64OfBytes(der);
  if (!addedRoots.includes(text)) await changePreferences(workspace, { addedRoots: [...addedRoots, text] });
  return true;
}

export async function dropRoot(workspace: Workspace, root: CertificateFacts): Promise<void> {
  const { addedRoots } = await readPreferences(workspace);
  const text = base64OfBytes(root.der);
  await changePreferences(workspace, { addedRoots: addedRoots.filter((one) => one !== text) });
}

import type { Bytes } from '../bytes';
import { findRoutes } from './find-routes';
import { parseCertificate } from './read-certificate';

/** The certificates above one, in order, as far as they lie beside it. */
export async function chainAbove(certificate: Bytes, beside: readonly Bytes[]): Promise<readonly Bytes[]> {
  const own = await parseCertificate(certificate);
  if (!own) return [];
  const others = await Promise.all(beside.map(parseCertificate));
  const routes = await findRoutes(
    own,
    others.flatMap((one) => one ?? []),
    [],
  );
  const longest = routes.reduce((best, route) => (route.chain.length > best.chain.length ? route : best));
  return longest.chain.slice(1).map(({ facts }) => facts.der);
}

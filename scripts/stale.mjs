import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Knows whether something built is older than its sources. It compares what the sources say, not their dates:
 * git gives a file of last year the date of today, and a copied checkout gives all of them the same.
 */

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {readonly string[]} sources files and folders it is made from
 * @property {readonly string[]} results files that must be there
 * @property {string} stamp file that remembers what the sources said when it was built
 */

/**
 * @param {string} folder the checkout
 * @param {Product} product
 */
export function isStale(folder, product) {
  const stamp = join(folder, product.stamp);
  return (
    product.results.some((file) => !existsSync(join(folder, file))) ||
    !existsSync(stamp) ||
    readFileSync(stamp, 'utf8') !== fingerprint(folder, product.sources)
  );
}

/**
 * Builds when the sources have changed. The stamp is taken away first and written last, with the sources as they
 * were before: an edit made during the build makes the product stale again.
 * @param {string} folder
 * @param {Product} product
 * @param {() => Promise<void>} build
 * @returns {Promise<'built' | 'fresh'>}
 */
export async function buildIfStale(folder, product, build) {
  if (!isStale(folder, product)) return 'fresh';
  const stamp = join(folder, product.stamp);
  const before = fingerprint(folder, product.sources);
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, before);
  return 'built';
}

/**
 * One hash over the names and contents of all sources.
 * @param {string} folder
 * @param {readonly string[]} sources
 */
export function fingerprint(folder, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(folder, source))) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} source
 * @returns {string[]} paths with forward slashes, in an order that is the same everywhere
 */
function filesOf(folder, source) {
  const path = join(folder, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(folder, `${source}/${name}`));
}

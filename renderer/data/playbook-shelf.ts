import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { readPack } from '#shared/domain/playbook/pack-check';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { compareVersions, isLaterVersion } from '#shared/domain/playbook/pack-version-order';
import type { Records } from '#shared/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { type PackProblem, packProblem } from './pack-signature';
import { allRecords } from './reading';
import { unlessClosed } from './unless-closed';

type Published = Records['packVersion'];

/** A version that was received and is not taken, and why. */
export interface RefusedVersion {
  readonly version: Published;
  /** `version-taken`: two were published under one number; the earlier one counts, on every device. */
  readonly problem: PackProblem | 'unreadable' | 'version-taken';
}

/** A version of the playbook as it is listed: the latest first. */
export interface KnownVersion {
  readonly index: PackIndex;
  /** How headquarters published it; null: it came with the program. */
  readonly published: Published | null;
  readonly isInForce: boolean;
}

/**
 * Every version of the playbook this device knows: the one that comes with the program, those that came with earlier
 * programs, and those headquarters published. What was asked in a version stays readable in it.
 */
export class PlaybookShelf {
  readonly #database: Database;
  readonly #listeners = new Set<() => void>();
  #published: readonly Published[] = [];
  #refused: readonly RefusedVersion[] = [];
  #versions: readonly KnownVersion[] | null = null;
  #reads = 0;
  #indexes = new Map<string, PackIndex | null>();
  #current: PackIndex | null = null;
  /** When the versions of earlier programs and those from headquarters are there. */
  readonly ready: Promise<void>;

  constructor(database: Database, changed: ChangeSignal) {
    this.#database = database;
    this.ready = this.#read().catch(unlessClosed);
    changed.listen((rows) => {
      if (rows.some(({ entity }) => entity === 'packVersion')) this.#read().catch(unlessClosed);
    });
  }

  /** The playbook in force: the latest version that was published and can be read. */
  current(): PackIndex {
    this.#current ??= this.#latest();
    return this.#current;
  }

  /** The playbook in a certain version; null where this device does not have it. */
  ofVersion(version: string): PackIndex | null {
    if (version === builtInPack().pack.version) return builtInPack();
    const kept = this.#indexes.get(version);
    if (kept !== undefined) return kept;
    const published = this.#published.find((one) => one.version === version);
    if (!published) return null;
    const read = readPack(published.content);
    const index = read.ok ? indexPack(read.value) : null;
    this.#indexes.set(version, index);
    return index;
  }

  /** Versions that are not taken: damaged on the way, signed wrongly, or not readable by this program. */
  refused(): readonly RefusedVersion[] {
    return this.#refused;
  }

  /** All versions that are taken, the latest first. The same list until something changes. */
  versions(): readonly KnownVersion[] {
    this.#versions ??= this.#listed();
    return this.#versions;
  }

  /** What headquarters published, the latest first. */
  published(): readonly Published[] {
    return this.#published;
  }

  /** @returns stops listening */
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #read(): Promise<void> {
    const { earlierPacks } = await import('#shared/domain/playbook/earlier-packs');
    for (const pack of earlierPacks()) this.#indexes.set(pack.pack.version, pack);
    // Checking takes a moment; of two readings that overlap the later one counts.
    this.#reads += 1;
    const reading = this.#reads;
    const records = await allRecords(this.#database, 'packVersion');
    const checked = await Promise.all(records.map(async (version) => ({ version, problem: await problemOf(version) })));
    if (reading !== this.#reads) return;
    const sorted = sortOut(checked);
    this.#refused = sorted.refused;
    this.#published = sorted.taken;
    this.#current = null;
    this.#versions = null;
    for (const listener of this.#listeners) listener();
  }

  #listed(): readonly KnownVersion[] {
    const inForce = this.current();
    for (const { version } of this.#published) this.ofVersion(version);
    const indexes = [builtInPack(), ...[...this.#indexes.values()].filter((index) => index !== null)];
    return indexes
      .filter(({ pack }, at) => indexes.findIndex((other) => other.pack.version === pack.version) === at)
      .sort((left, right) => compareVersions(right.pack.version, left.pack.version))
      .map((index) => ({
        index,
        published: this.#published.find(({ version }) => version === index.pack.version) ?? null,
        isInForce: index.pack.version === inForce.pack.version,
      }));
  }

  #latest(): PackIndex {
    const builtIn = builtInPack();
    const later = this.#published.filter(
      ({ packId, version }) => packId === builtIn.pack.id && isLaterVersion(version, builtIn.pack.version),
    );
    for (const { version } of later) {
      const index = this.ofVersion(version);
      if (index) return index;
    }
    return builtIn;
  }
}

interface Checked {
  readonly version: Published;
  readonly problem: RefusedVersion['problem'] | null;
}

function sortOut(checked: readonly Checked[]): {
  readonly taken: readonly Published[];
  readonly refused: readonly RefusedVersion[];
} {
  const taken: Published[] = [];
  const refused: RefusedVersion[] = [];
  for (const { version, problem } of [...checked].sort(byMoment)) {
    const isTaken =
      version.version === builtInPack().pack.version || taken.some((other) => other.version === version.version);
    const why = problem ?? (isTaken ? 'version-taken' : null);
    if (why) refused.push({ version, problem: why });
    else taken.push(version);
  }
  return { taken: taken.sort((left, right) => compareVersions(right.version, left.version)), refused };
}

function byMoment({ version: left }: Checked, { version: right }: Checked): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

async function problemOf(version: Published): Promise<RefusedVersion['problem'] | null> {
  const problem = await packProblem(version);
  if (problem) return problem;
  const read = readPack(version.content);
  const isItself = read.ok && read.value.id === version.packId && read.value.version === version.version;
  return isItself ? null : 'unreadable';
}

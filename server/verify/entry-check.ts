import { type DeviceKey, signed } from '../enrolment/device-key';
import { sha256 } from '../sync/sha256';
import { counterWords, deviceWords } from './diagnose-seal';
import { entrySentence, type Report, type What } from './finding';
import { asStored, type Envelope, type LoggedEntry, readEnvelope, writerOf } from './logged-entry';

/** A device as it is on the list; its key is null where what stands there is none. */
export interface KnownDevice {
  readonly user: string;
  readonly name: string;
  readonly home: string;
  readonly key: DeviceKey | null;
}

export type Devices = ReadonlyMap<string, KnownDevice>;

/** What could be read of an entry. */
export interface CheckedEntry {
  readonly envelope: Envelope | null;
  /** The hash of its body as it was filed, as far as that can be told. */
  readonly bodyHash: string;
}

/**
 * Looks into one entry: its body against the hash under which it was filed, the signature of its device, and what
 * stands beside it against what its body says.
 */
export function checkEntry(
  territory: { readonly id: string; readonly name: string },
  entry: LoggedEntry,
  devices: Devices,
  report: Report,
): CheckedEntry {
  const say = (what: What, words: string) =>
    report({
      ...{ what, territory: territory.name, entry: entry.seq },
      sentence: entrySentence(territory.name, entry.seq, words),
    });
  const unread: CheckedEntry = { envelope: null, bodyHash: entry.bodyHash };
  const envelope = entry.body === '' ? null : readEnvelope(entry.body);
  const writer = writerOf(entry.device).device;
  const isOtherDevice = envelope !== null && envelope.dev !== writer && devices.has(envelope.dev);
  const device = devices.get(isOtherDevice ? envelope.dev : writer);
  if (!device) say('unknown-device', `its device ${writer} is not on the list.`);
  else if (device.user !== entry.user) say('person', 'the person it is filed under was changed.');
  if (entry.body === '') {
    if (entry.erasedAt === null) say('erasure', 'its body is gone, and it was not erased by headquarters.');
    return unread;
  }
  if (entry.erasedAt !== null) say('erasure', 'it is marked as erased, but its body is there.');
  const bodyHash = sha256(entry.body);
  const isSigned = device?.key ? signed(device.key, entry.body, entry.sig) : null;
  if (bodyHash !== entry.bodyHash && isSigned !== true) {
    say('body', 'the body was changed after it was filed.');
    return unread;
  }
  if (isSigned === false) say('signature', 'its signature is not that of its device.');
  if (!envelope) {
    say('body', 'its body cannot be read.');
    return unread;
  }
  if (isOtherDevice) say('device', deviceWords);
  if (envelope.n !== entry.n) say('counter', counterWords);
  if (asStored(envelope.id) !== entry.change) say('change-id', 'the id beside it was changed.');
  if (asStored(envelope.e) !== entry.entity) say('kind', 'the kind of record beside it was changed.');
  if (asStored(envelope.r) !== entry.row) say('record', 'the record beside it was changed.');
  return { envelope, bodyHash };
}

/** Follows the changes of every device in one territory: counted without a gap, each naming the one before. */
export class DeviceChains {
  readonly #territory: string;
  readonly #report: Report;
  readonly #last = new Map<string, { readonly n: number; readonly hash: string }>();
  /** Whether something is missing, so that a device may seem to begin in the middle. */
  #loose = false;

  constructor(territory: string, report: Report) {
    this.#territory = territory;
    this.#report = report;
  }

  take(entry: LoggedEntry, { envelope, bodyHash }: CheckedEntry): void {
    const { device, from } = writerOf(entry.device);
    const key = from === null ? (envelope?.dev ?? device) : entry.device;
    const n = envelope?.n ?? entry.n;
    const known = this.#last.get(key);
    this.#last.set(key, { n, hash: bodyHash });
    if (!known && this.#loose) return;
    const last = known ?? { n: 0, hash: '' };
    // What followed its record from another territory counts there.
    if (from !== null) {
      if (n <= last.n) this.#say(entry, `change ${n} of device ${device} comes a second time.`);
    } else if (n !== last.n + 1)
      this.#say(entry, `it is change ${n} of device ${key}, whose change before it was ${last.n}.`);
    else if (envelope && envelope.prev !== last.hash && entry.why !== 'broken-chain')
      this.#say(entry, `it does not follow from change ${last.n} of device ${key}.`);
  }

  /** From here on devices may have changes that are not to be found. */
  loosen(): void {
    this.#loose = true;
    this.#last.clear();
  }

  /** Compares how far each device is with what headquarters has noted. */
  end(streams: readonly { readonly device: string; readonly n: number; readonly hash: string }[]): void {
    for (const { device, n, hash } of streams) {
      const known = this.#last.get(device);
      if (!known && this.#loose) continue;
      const last = known ?? { n: 0, hash: '' };
      if (last.n === n && last.hash === hash) continue;
      this.#report({
        ...{ what: 'device-stream', territory: this.#territory, entry: null },
        sentence: `Device ${device} is noted in territory ${this.#territory} with change ${n}; the log has its changes up to ${last.n}.`,
      });
    }
  }

  #say(entry: LoggedEntry, words: string): void {
    this.#report({
      ...{ what: 'device-chain', territory: this.#territory, entry: entry.seq },
      sentence: entrySentence(this.#territory, entry.seq, words),
    });
  }
}

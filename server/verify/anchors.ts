import { checkpointText } from '#shared/contracts/hq-log';
import { type DeviceKey, signed } from '../enrolment/device-key';
import type { Report } from './finding';
import type { LoggedEntry } from './logged-entry';

export interface SignedHead {
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  readonly sig: string;
  readonly key: string;
}

/** A moment at which headquarters was put back: entries behind `seq` as they were before it are not these. */
export interface RestoredAt {
  readonly entry: number;
  readonly seq: number;
}

/** What others hold of a log: signed checkpoints, and what devices had been told when they signed their changes. */
export class Anchors {
  readonly #territory: string;
  readonly #report: Report;
  readonly #restores: RestoredAt[] = [];
  #lastGood = 0;
  #broken = false;
  explained = 0;
  checked = 0;

  constructor(territory: string, report: Report) {
    this.#territory = territory;
    this.#report = report;
  }

  restored(restore: RestoredAt): void {
    this.#restores.push(restore);
  }

  /** Compares a checkpoint with the hash the chain has at its entry; undefined: there is no such entry. */
  checkpoint(
    server: string,
    space: string,
    head: SignedHead,
    keys: ReadonlyMap<string, DeviceKey>,
    hash: string | undefined,
  ): void {
    this.checked += 1;
    const key = keys.get(head.key);
    const found = { territory: this.#territory, entry: head.seq };
    if (!key || !signed(key, checkpointText(server, space, head), head.sig)) {
      const sentence = `The checkpoint at entry ${head.seq} of territory ${this.#territory} was not signed by the key of this log.`;
      this.#report({ ...found, what: 'checkpoint', sentence });
      return;
    }
    if (hash === head.hash) this.#good(head.seq);
    // What was restored away may have been signed once.
    else if (this.#restores.some(({ seq, entry }) => head.seq > seq && entry > seq)) this.explained += 1;
    else this.#differs(head.seq, `the checkpoint that headquarters signed at entry ${head.seq}`);
  }

  /** Compares what a device had been told, `"<seq>:<hash>"`, with the chain. */
  told(entry: number, device: string, h: string, hash: string | undefined): void {
    this.checked += 1;
    const [number = '', told = ''] = h.split(':');
    const seq = Number(number);
    if (hash === told) {
      this.#good(seq);
      return;
    }
    if (this.#restores.some((restore) => restore.entry < entry && seq > restore.seq)) {
      this.explained += 1;
      return;
    }
    this.#report({
      ...{ what: 'two-histories', territory: this.#territory, entry },
      sentence: `Entry ${entry} of territory ${this.#territory}: device ${device} had been told another history up to entry ${seq} and signed that; the log was rewritten, or two people were shown two logs.`,
    });
  }

  #good(seq: number): void {
    this.#lastGood = Math.max(this.#lastGood, seq);
    this.#broken = false;
  }

  // Once rewritten, every later checkpoint differs; the first one says where.
  #differs(seq: number, from: string): void {
    if (this.#broken) return;
    this.#broken = true;
    const start = Math.min(this.#lastGood + 1, seq);
    const where = start === seq ? `at entry ${seq}` : `between entries ${start} and ${seq}`;
    this.#report({
      ...{ what: 'rewritten', territory: this.#territory, entry: start },
      sentence: `The log of territory ${this.#territory} was rewritten ${where}: it is not that of ${from}.`,
    });
  }
}

/** Notes an entry in which headquarters says that it was put back from a backup. */
export function noteRestore(anchors: Anchors, entry: LoggedEntry): void {
  if (entry.entity !== 'restoration' || entry.state === 'quarantined' || !entry.device.startsWith('hq-')) return;
  try {
    const { f } = JSON.parse(entry.body) as { f?: { seq?: { v?: unknown } } };
    if (typeof f?.seq?.v === 'number') anchors.restored({ entry: entry.seq, seq: f.seq.v });
  } catch {
    // What cannot be read was reported.
  }
}

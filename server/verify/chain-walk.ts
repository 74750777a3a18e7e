import { firstHash } from '#shared/contracts/hq-log';
import { diagnoseSeal, hashOfEntry } from './diagnose-seal';
import { entrySentence, type Report, type What } from './finding';
import type { LoggedEntry } from './logged-entry';

export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly hash: string;
}

export interface ChainEvents {
  /** An entry in its place, with the hash it had when it was filed. */
  judged(entry: LoggedEntry, hash: string): void;
  /** Something is missing here, or is not where it was. */
  torn(): void;
}

/**
 * Follows the chain of one territory, entry by entry in their order. An entry is judged when the one behind it is
 * known, because that one names its hash.
 */
export class ChainWalk {
  readonly #territory: Territory;
  readonly #others: readonly string[];
  readonly #report: Report;
  readonly #told: ChainEvents;
  #before: { readonly entry: LoggedEntry | null; readonly seq: number; readonly hash: string | null };
  #held: LoggedEntry | null = null;

  constructor(territory: Territory, others: readonly string[], report: Report, told: ChainEvents) {
    this.#territory = territory;
    this.#others = others;
    this.#report = report;
    this.#told = told;
    this.#before = { entry: null, seq: 0, hash: firstHash };
  }

  take(entry: LoggedEntry): void {
    if (this.#held) this.#judge(this.#held, entry.seq === this.#held.seq + 1 ? entry.previous : null);
    this.#held = entry;
  }

  end(): void {
    const { name, seq, hash } = this.#territory;
    const held = this.#held;
    if (held) this.#judge(held, held.seq === seq ? hash : null);
    const last = this.#before;
    if (last.seq < seq) this.#missing(last.seq + 1, seq);
    else if (last.seq === seq && last.hash !== null && last.hash !== hash)
      this.#report({
        ...{ what: 'head', territory: name, entry: seq },
        sentence: `The head of territory ${name} does not name the hash of its last entry, ${seq}.`,
      });
  }

  #judge(entry: LoggedEntry, namedBehind: string | null): void {
    const before = this.#before;
    if (entry.seq > before.seq + 1) this.#missing(before.seq + 1, entry.seq - 1);
    const known = entry.seq === before.seq + 1 ? before.hash : null;
    if (entry.seq > this.#territory.seq)
      this.#say(entry, 'extra-entry', 'it lies behind the head; it was put in without headquarters.');
    let hash = entry.hash;
    if (hashOfEntry(this.#territory.id, entry) === entry.hash) {
      if (known !== null && known !== entry.previous)
        this.#say(
          entry,
          'broken-chain',
          `it does not follow from entry ${before.seq}; one of them was put in or exchanged.`,
        );
    } else {
      const diagnosis = diagnoseSeal(entry, {
        ...{ space: this.#territory.id, others: this.#others, before: known, namedBehind, beforeEntry: before.entry },
      });
      this.#say(entry, diagnosis.what, diagnosis.words);
      hash = diagnosis.hash;
      if (diagnosis.what === 'place' || diagnosis.what === 'territory') {
        // What follows it here never did.
        this.#before = { entry: null, seq: entry.seq, hash: null };
        this.#told.torn();
        return;
      }
    }
    this.#told.judged(entry, hash);
    this.#before = { entry, seq: entry.seq, hash };
  }

  #missing(from: number, to: number): void {
    const { name } = this.#territory;
    const sentence =
      from === to
        ? `Entry ${from} of territory ${name} is missing.`
        : `Entries ${from} to ${to} of territory ${name} are missing.`;
    this.#report({ what: 'missing-entry', territory: name, entry: from, sentence });
    this.#before = { entry: null, seq: to, hash: null };
    this.#told.torn();
  }

  #say(entry: LoggedEntry, what: What, words: string): void {
    const { name } = this.#territory;
    this.#report({ what, territory: name, entry: entry.seq, sentence: entrySentence(name, entry.seq, words) });
  }
}

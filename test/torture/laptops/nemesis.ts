import { setTimeout as pause } from 'node:timers/promises';
import type { Headquarters } from '../../journeys/hosts/headquarters';
import { damages, journalDamages } from '../damages';
import type { Dice } from '../dice';
import type { Laptop } from './laptop';

/** What can befall five laptops and a headquarters. */
const mischiefs = [
  'a browser is killed',
  'a browser is killed while it sends',
  'a browser is killed and its tables are lost',
  'a browser is killed and the end of its journal is torn',
  'headquarters is killed',
  'headquarters is killed while it is sent to',
  'headquarters is killed as it gives a receipt',
  'the database is killed',
  'a line is cut',
  'a line is cut and the browser knows it',
  'a browser stands still',
  'headquarters stands still',
  'a push comes twice',
  'a push comes again later',
] as const;
type Mischief = (typeof mischiefs)[number];

/** For how long headquarters is left in peace after it was there again, ms. */
const respite = 3_000;

/** Kills, cuts, freezes and repeats, by its dice, one thing after another and several at the same time. */
export class Nemesis {
  readonly #at: Headquarters;
  readonly #laptops: readonly Laptop[];
  readonly #dice: Dice;
  /** Whoever is being tortured; one thing at a time each. */
  readonly #busy = new Set<Laptop | Headquarters>();
  readonly #running = new Set<Promise<void>>();
  /** How often each thing was done. */
  readonly done = new Map<Mischief, number>();
  readonly faults: string[] = [];

  constructor(on: { readonly at: Headquarters; readonly laptops: readonly Laptop[]; readonly dice: Dice }) {
    this.#at = on.at;
    this.#laptops = on.laptops;
    this.#dice = on.dice;
  }

  /** Until it is over; when this answers everything runs and every line is whole. */
  async rage(over: () => boolean): Promise<void> {
    let deck: Mischief[] = [];
    while (!over()) {
      if (deck.length === 0) deck = this.#dice.shuffle(mischiefs);
      const mischief = deck.pop();
      if (mischief) this.#begin(mischief, over);
      await pause(300 + this.#dice.below(1_500));
    }
    await Promise.all(this.#running);
  }

  #begin(mischief: Mischief, over: () => boolean): void {
    const laptop = this.#dice.pick(this.#laptops);
    // Rolled now: how long earlier things take must not change how later dice fall.
    const [first, second] = [this.#dice.roll(), this.#dice.roll()];
    const target = /headquarters|database/.test(mischief) ? this.#at : laptop;
    // What has not happened yet happens, however late it gets.
    const isDropped = () => over() && this.done.has(mischief);
    const run = this.#whenFree(target, isDropped, async () => {
      this.done.set(mischief, (this.done.get(mischief) ?? 0) + 1);
      await this.#do(mischief, laptop, { first, second });
      // If headquarters were never there, nothing could go wrong between it and the laptops.
      if (target === this.#at && !over()) await pause(respite);
    }).catch((error: unknown) => {
      this.faults.push(`${mischief}: ${String(error).slice(0, 600)}`);
    });
    this.#running.add(run);
    void run.then(() => this.#running.delete(run));
  }

  async #whenFree(target: Laptop | Headquarters, isDropped: () => boolean, work: () => Promise<void>): Promise<void> {
    while (this.#busy.has(target)) {
      if (isDropped()) return;
      await pause(50);
    }
    this.#busy.add(target);
    try {
      await work();
    } finally {
      this.#busy.delete(target);
    }
  }

  async #do(mischief: Mischief, laptop: Laptop, rolled: { readonly first: number; readonly second: number }) {
    const { device, line } = laptop;
    const some = (least: number, most: number) => pause(least + rolled.first * (most - least));
    switch (mischief) {
      case 'a browser is killed while it sends':
      case 'a browser is killed':
      case 'a browser is killed and its tables are lost':
      case 'a browser is killed and the end of its journal is torn':
        if (mischief.endsWith('sends')) await soon(line.nextPush());
        await laptop.kill();
        try {
          if (mischief.endsWith('lost')) damages['no folder at all'](device.tables());
          if (mischief.endsWith('torn')) journalDamages['the end of the journal torn'](device.profile);
          await some(0, 2_000);
        } finally {
          await laptop.startAgain();
        }
        return;
      case 'headquarters is killed as it gives a receipt':
        await soon(line.nextReceipt());
        await this.#at.kill();
        await some(0, 2_000);
        return this.#at.startAgain();
      case 'headquarters is killed while it is sent to':
      case 'headquarters is killed':
        if (mischief.endsWith('sent to')) await soon(line.nextPush());
        await pause(rolled.second * 15);
        await this.#at.kill();
        await some(0, 2_000);
        return this.#at.startAgain();
      case 'the database is killed':
        this.#at.killDatabase();
        // Headquarters starts it again by itself.
        return some(1_000, 3_000);
      case 'a line is cut':
        await line.cut();
        await some(500, 5_000);
        return line.mend();
      case 'a line is cut and the browser knows it':
        await device.cutNetwork();
        await some(500, 5_000);
        return device.mendNetwork();
      case 'a browser stands still':
      case 'headquarters stands still': {
        const still = mischief === 'headquarters stands still' ? this.#at : device;
        still.freeze();
        await some(500, 4_000);
        return still.thaw();
      }
      case 'a push comes twice':
        return line.repeatNextPush(0);
      case 'a push comes again later':
        return line.repeatNextPush(500 + rolled.first * 4_000);
    }
  }
}

/** Somebody who works sends something before long. */
const soon = (push: Promise<void>) => Promise.race([push, pause(3_000)]);

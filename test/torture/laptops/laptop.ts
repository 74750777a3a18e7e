import { setTimeout as pause } from 'node:timers/promises';
import { openInBrowser } from '../../journeys/hosts/browser';
import type { Device } from '../../journeys/hosts/device';
import type { Headquarters } from '../../journeys/hosts/headquarters';
import { type Line, openLine } from '../../journeys/hosts/line';
import { Program } from '../../journeys/pages/program';
import type { Holdings } from '../../simulation/holdings';
import type { Act, Door, Standing } from './door';

declare global {
  /** In the window that was built with a door, once the program is open. */
  var door: Door | undefined;
}

/** A person's laptop that may be killed at any moment, and what the person was told is saved on it. */
export class Laptop {
  readonly person: string;
  readonly device: Device;
  readonly line: Line;
  readonly saved: string[] = [];
  /** What went wrong although nobody had killed it. */
  readonly faults: string[] = [];
  acts = 0;
  kills = 0;
  /** Counted up with every end, so that whoever waited for an answer knows why none came. */
  #life = 0;
  #isDown = false;

  private constructor(person: string, line: Line, device: Device) {
    this.person = person;
    this.line = line;
    this.device = device;
  }

  static async open(at: Headquarters, person: string, code: string): Promise<Laptop> {
    const line = await openLine(at.address);
    const laptop = new Laptop(person, line, await openInBrowser(line, { code }));
    await new Program(laptop.device).begin();
    await laptop.#hasDoor();
    return laptop;
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  async kill(): Promise<void> {
    this.#life += 1;
    this.#isDown = true;
    this.kills += 1;
    await this.device.kill();
  }

  async startAgain(): Promise<void> {
    try {
      await this.device.startAgain();
      await new Program(this.device).isOpen();
      await this.#hasDoor();
    } finally {
      // Where it does not start, whoever works on it finds out; waiting for it would have no end.
      this.#isDown = false;
    }
  }

  /** Does it, and notes what was said to be saved. A kill in the middle of it is nobody's fault. */
  async act(act: Act): Promise<void> {
    await this.during(async () => {
      const texts = await this.device.page.evaluate((wanted) => globalThis.door?.act(wanted) ?? [], act);
      this.saved.push(...texts);
      this.acts += 1;
    });
  }

  /** Anything a person does; what fails because the program was killed is not counted as a fault. */
  async during(work: () => Promise<void>): Promise<void> {
    while (this.#isDown) await pause(50);
    const life = this.#life;
    try {
      await work();
    } catch (error) {
      if (life === this.#life) this.faults.push(`${this.person}: ${String(error).slice(0, 600)}`);
    }
  }

  standing(): Promise<Standing> {
    return this.device.page.evaluate(() => {
      if (!globalThis.door) throw new Error('The window has no door.');
      return globalThis.door.standing();
    });
  }

  holdings(): Promise<Holdings> {
    return this.device.page.evaluate(() => {
      if (!globalThis.door) throw new Error('The window has no door.');
      return globalThis.door.holdings();
    });
  }

  async #hasDoor(): Promise<void> {
    await this.device.page.waitForFunction(() => globalThis.door !== undefined, null, { timeout: 30_000 });
  }
}

import { test as base, expect } from '@playwright/test';
import { openInBrowser } from './hosts/browser';
import type { Device, Wishes } from './hosts/device';
import { openInElectron } from './hosts/electron';
import { type Headquarters, openHeadquarters } from './hosts/headquarters';
import { type Line, openLine } from './hosts/line';

interface Shared {
  /** One headquarters for all journeys that leave it alive. */
  readonly headquarters: Headquarters;
}

interface Own {
  /** A part of headquarters that only this journey sees. */
  readonly territory: string;
  /** A headquarters that this journey may kill. */
  readonly mortalHeadquarters: Headquarters;
  /**
   * Opens a headquarters of this journey's own that lives on a day, `2026-11-20`; who signs has to live on its day.
   * To be named before `openDevice`, so that it outlives the devices.
   */
  readonly headquartersOn: (date: string) => Promise<Headquarters>;
  /** Starts the program on a new device. At the end of the journey every device must have had no trouble. */
  readonly openDevice: OpenDevice;
}

export type OpenDevice = (
  wishes?: Partial<Wishes> & {
    /** Whose device it is; null: nobody's yet, without a code. */
    readonly person?: string | null;
    /** What they may do at headquarters: `headquarters` may publish a playbook. Left out: a partner manager. */
    readonly role?: 'lead' | 'headquarters';
    readonly at?: Headquarters;
    /** The wire to headquarters, where headquarters itself has to know its address; left out: one of its own. */
    readonly line?: Line;
  },
) => Promise<Device>;

/** A journey: real program, real headquarters, real database, in whichever host the project names. */
export const journey = base.extend<Own, Shared>({
  headquarters: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern that nothing is needed.
    async ({}, use) => {
      const headquarters = await openHeadquarters();
      await use(headquarters);
      await headquarters.remove();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  territory: async ({}, use, { titlePath, repeatEachIndex }) => {
    await use(`${titlePath.at(-1)} ${repeatEachIndex} ${Date.now()}`.slice(-100).trim());
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  mortalHeadquarters: async ({}, use) => {
    const headquarters = await openHeadquarters();
    await use(headquarters);
    await headquarters.remove();
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  headquartersOn: async ({}, use) => {
    const opened: Headquarters[] = [];
    await use(async (date) => {
      const headquarters = await openHeadquarters(date);
      opened.push(headquarters);
      return headquarters;
    });
    for (const headquarters of opened) await headquarters.remove();
  },
  openDevice: async ({ headquarters, territory }, use, { project }) => {
    const open = project.name === 'electron' ? openInElectron : openInBrowser;
    const devices: Device[] = [];
    const granted = new Set<string>();
    await use(async ({ person = 'Ana Berg', role, at = headquarters, line, ...wishes } = {}) => {
      const { copyOf } = wishes;
      const code = person === null || copyOf ? null : await at.issueCode(person, territory, role);
      if (person !== null && code !== null && at === headquarters) granted.add(person);
      // What a copied profile holds belongs to the address under which it was written.
      const device = await open(copyOf?.line ?? line ?? (await openLine(at.address)), { ...wishes, code });
      devices.push(device);
      return device;
    });
    const troubles = devices.flatMap((device) => device.troubles());
    for (const device of devices) await device.remove();
    // The next journey at this headquarters may have a person of the same name, who must not see what was done here.
    for (const person of granted)
      await headquarters.command('grant', person, '--territory', territory, '--role', 'none');
    expect(troubles, 'what went wrong where nobody looked').toEqual([]);
  },
});

export { expect };

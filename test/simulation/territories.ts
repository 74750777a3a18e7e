import { movePartner } from '../../server/sync/move-partner';
import { SimulatedDevice } from './simulated-device';
import type { LineFault, SimulatedHq } from './simulated-hq';

/** What happens to people, territories and partners; who does what cannot be done does nothing. */
export type Happening =
  | { readonly kind: 'add' | 'edit'; readonly who: number; readonly which: number; readonly text: number }
  | { readonly kind: 'sync'; readonly who: number; readonly faults: readonly (LineFault | null)[] }
  | { readonly kind: 'grant' | 'withdraw'; readonly who: number; readonly where: number }
  | { readonly kind: 'move'; readonly which: number; readonly where: number }
  | { readonly kind: 'restart'; readonly who: number; readonly how: 'graceful' | 'brutal' };

let worlds = 0;

/** Three people and three territories of their own at a headquarters. */
export class Territories {
  readonly hq: SimulatedHq;
  readonly devices: SimulatedDevice[] = [];
  readonly names: readonly string[];
  readonly #people: readonly string[];
  #texts = 0;

  private constructor(hq: SimulatedHq) {
    worlds += 1;
    this.hq = hq;
    this.names = ['north', 'south', 'west'].map((name) => `${name} ${worlds}`);
    this.#people = ['Ida', 'Jon', 'Kim'].map((name) => `${name} ${worlds}`);
  }

  static async open(hq: SimulatedHq): Promise<Territories> {
    const territories = new Territories(hq);
    for (const at of [0, 1, 2]) territories.devices.push(await territories.#device(at));
    return territories;
  }

  async happen(happening: Happening): Promise<void> {
    const device = 'who' in happening ? this.devices[happening.who] : undefined;
    this.hq.pass(60_000);
    switch (happening.kind) {
      case 'add':
      case 'edit':
        return this.#write(happening);
      case 'sync':
        if (device) device.faults = [...happening.faults];
        await device?.round();
        if (device) device.faults = [];
        return;
      case 'grant':
        await this.hq.code(this.#people[happening.who] ?? '', this.names[happening.where] ?? '');
        return;
      case 'withdraw':
        return this.#withdraw(happening.who, happening.where);
      case 'move':
        return this.#move(happening.which, happening.where);
      case 'restart':
        if (happening.how === 'brutal') return device?.loseTables();
        device?.end();
        return device?.start();
    }
  }

  /** Everybody has a good line, until nothing is new. */
  async comeToRest(): Promise<void> {
    this.hq.pass(60_000);
    for (let turn = 0; turn < 3; turn += 1) for (const device of this.devices) await device.round();
  }

  /** A new laptop for each, which has never seen anything. */
  async freshDevices(): Promise<SimulatedDevice[]> {
    const fresh: SimulatedDevice[] = [];
    for (const [at] of this.#people.entries()) {
      const granted = await this.granted(at);
      if (granted[0] === undefined) continue;
      const name = await this.#nameOf(granted[0]);
      fresh.push(await this.#device(at, name));
      await fresh.at(-1)?.round();
    }
    return fresh;
  }

  /** Territories granted to a person, as the tables say. */
  async granted(who: number): Promise<readonly string[]> {
    const rows = await this.hq.hq.database.query<{ space_id: string }>(
      `select space_id from space_grant join person on person.user_id = space_grant.user_id where person.name = $1
       union select space_id from space where kind = 'organisation' order by space_id`,
      [this.#people[who]],
    );
    return rows.map(({ space_id }) => space_id).sort();
  }

  async spaces(): Promise<readonly string[]> {
    const rows = await this.hq.hq.database.query<{ space_id: string }>(
      'select space_id from space where name = any($1::text[])',
      [[...this.names]],
    );
    return rows.map(({ space_id }) => space_id);
  }

  end(devices: readonly SimulatedDevice[]): void {
    for (const device of devices) if (device.runs) device.end();
  }

  async #device(who: number, territory = this.names[who] ?? ''): Promise<SimulatedDevice> {
    const device = await SimulatedDevice.make(this.hq, this.#people[who] ?? '', territory);
    await device.start();
    if (!(await device.enrol())) throw new Error(`${device.person} was not enrolled.`);
    return device;
  }

  async #write({ kind, who, which, text }: Happening & { readonly kind: 'add' | 'edit' }): Promise<void> {
    const device = this.devices[who];
    if (!device) return;
    this.#texts += 1;
    const note = `note ${this.#texts} of ${this.names[0]}`;
    const partners = await device.workspace.database.rows.where('entity').equals('partner').toArray();
    const known = partners[which % Math.max(partners.length, 1)];
    if (kind === 'add' || !known) {
      const id = `partner ${this.#texts} of ${this.names[0]}`;
      await device.save('partner', id, { legalName: note }, { operation: 'create' });
      await device.save(
        'site',
        `site of ${id}`,
        { partnerId: id, city: `city ${this.#texts} of ${id}` },
        { operation: 'create' },
      );
      return;
    }
    await device.save('partner', known.id, { [text % 2 === 0 ? 'legalName' : 'note']: note });
  }

  // Nobody is left without any: a person without access has no device either.
  async #withdraw(who: number, where: number): Promise<void> {
    const granted = await this.granted(who);
    if (granted.length < 3) return;
    await this.hq.hq.database.query(
      `delete from space_grant where user_id = (select user_id from person where name = $1)
         and space_id = (select space_id from space where name = $2)`,
      [this.#people[who], this.names[where]],
    );
  }

  async #move(which: number, where: number): Promise<void> {
    const { database, ownDevice, now } = this.hq.hq.parts;
    const spaces = await this.spaces();
    const [to] = await database.query<{ space_id: string }>('select space_id from space where name = $1', [
      this.names[where],
    ]);
    const partners = await database.query<{ row_id: string; space_id: string }>(
      `select row_id, space_id from row_state where entity = 'partner' and space_id = any($1::text[]) order by row_id`,
      [[...spaces]],
    );
    const moved = partners[which % Math.max(partners.length, 1)];
    if (!moved || !to || moved.space_id === to.space_id) return;
    const move = { partner: moved.row_id, from: moved.space_id, to: to.space_id, by: 'headquarters' };
    const done = await movePartner({ database, ownDevice, now, moved: () => undefined }, move);
    if (!done.ok) throw new Error(done.error.message);
  }

  async #nameOf(space: string): Promise<string> {
    const [row] = await this.hq.hq.database.query<{ name: string }>('select name from space where space_id = $1', [
      space,
    ]);
    return row?.name ?? '';
  }
}

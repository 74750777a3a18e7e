import Dexie from 'dexie';
import type { Json } from '#shared/base/json';
import { ok } from '#shared/base/result';
import type { EntityName } from '#shared/sync/entities';
import { restoreEnrolment } from '../../renderer/data/enrolment';
import type { Workspace } from '../../renderer/data/workspace';
import { type Edit, write } from '../../renderer/data/writer';
import { connect } from '../../renderer/sync/access-token';
import { enrol } from '../../renderer/sync/enrol';
import { syncChanges } from '../../renderer/sync/round';
import type { SyncWorld } from '../../renderer/sync/sync-world';
import { aWorkspace } from '../builders/a-workspace';
import { type MemoryDisk, memoryDisk, memoryHost } from '../fakes/memory-host';
import { Boundary, type NamedAwait } from './boundary';
import { mortalHost } from './mortal-host';
import { tablesWithin } from './mortal-tables';
import type { LineFault, SimulatedHq } from './simulated-hq';

let made = 0;

/** A laptop with the real program on it. Its disk and its tables outlive the program; the program can end anywhere. */
export class SimulatedDevice {
  readonly person: string;
  readonly tables: string;
  readonly disk: MemoryDisk;
  readonly #hq: SimulatedHq;
  readonly #territory: string;
  /** How far its clock is ahead, ms; somebody may set it. */
  skew: number;
  readonly #code: string;
  boundary = new Boundary();
  /** Every await that the first life of the program passed. */
  firstLife: readonly string[] = [];
  #workspace: Workspace | null = null;
  /** Faults of the next requests, in order. */
  faults: (LineFault | null)[] = [];
  /** Faults of the next deliveries, in order; they come before the others. */
  pushFaults: LineFault[] = [];
  /** What the person does while rows are on their way. */
  meanwhile: (() => Promise<unknown>) | null = null;
  /** What the person was told is saved. */
  readonly saved: string[] = [];
  /** Answers of the rounds that did not go through, in order. */
  readonly troubles: string[] = [];

  private constructor(on: {
    readonly hq: SimulatedHq;
    readonly person: string;
    readonly territory: string;
    readonly skew: number;
    readonly code: string;
  }) {
    made += 1;
    this.#hq = on.hq;
    this.person = on.person;
    this.#territory = on.territory;
    this.skew = on.skew;
    this.#code = on.code;
    this.tables = `simulated-${made}`;
    this.disk = memoryDisk();
  }

  /** @param skew how far its clock is ahead, ms */
  static async make(hq: SimulatedHq, person: string, territory: string, skew = 0): Promise<SimulatedDevice> {
    return new SimulatedDevice({ hq, person, territory, skew, code: await hq.code(person, territory) });
  }

  get workspace(): Workspace {
    if (!this.#workspace) throw new Error(`${this.person}'s program is not running.`);
    return this.#workspace;
  }

  get runs(): boolean {
    return this.#workspace !== null;
  }

  get world(): SyncWorld {
    const { boundary } = this;
    return {
      fetch: async (input, init = {}) => {
        const { pathname } = new URL(input);
        boundary.pass(`request ${pathname}`);
        const during = pathname === '/v1/pull' ? this.meanwhile : null;
        if (during) this.meanwhile = null;
        await during?.();
        const fault = (pathname === '/v1/push' ? this.pushFaults.shift() : undefined) ?? this.faults.shift() ?? null;
        const response = await this.#hq.fetch(this.#workspace?.key.deviceId ?? '', input, init, fault);
        boundary.pass(`answer ${new URL(input).pathname}`);
        return response;
      },
      wait: async () => undefined,
      random: () => 0.5,
    };
  }

  /** Starts the program, which ends at the given await of its life; 0: it lives on. */
  async start(crashAt = 0, named: NamedAwait | null = null): Promise<void> {
    this.boundary = new Boundary(crashAt, named);
    if (this.firstLife.length === 0) this.firstLife = this.boundary.passed;
    tablesWithin(this.tables, this.boundary);
    const host = mortalHost(memoryHost({ disk: this.disk }), this.boundary);
    const now = () => this.#hq.time + this.skew;
    const began = this.#hq.time;
    const monotonic = () => this.#hq.time - began;
    const opened = await aWorkspace({ host, name: this.tables, now, monotonic, ids: this.tables.replace(/\D/g, '') });
    this.#workspace = opened.workspace;
    await restoreEnrolment(opened.workspace);
  }

  /** Ends it, whatever it is doing. */
  end(): void {
    this.#workspace?.database.close();
    this.#workspace = null;
  }

  /** Its tables are gone; the disk beside them is not. */
  async loseTables(): Promise<void> {
    this.end();
    await Dexie.delete(this.tables);
    await this.start();
  }

  async enrol(): Promise<boolean> {
    if (this.workspace.enrolment) return true;
    const on = { hqAddress: 'http://hq.test', code: this.#code, deviceName: `${this.person} in ${this.#territory}` };
    return (await enrol(this.workspace, on, this.world)).ok;
  }

  /** Saves as a form does; what is answered as saved is noted. */
  async save(entity: EntityName, id: string, fields: { readonly [field: string]: Json }, over: Partial<Edit> = {}) {
    const edit = { operation: 'set' as const, entity, id, fields, ...over };
    const kept = await write(this.workspace, async () => ok({ value: null, edits: [edit] }));
    if (kept.ok && this.workspace.journalTail.state.state === 'flushed')
      this.saved.push(...Object.values(fields).filter((value) => typeof value === 'string'));
    return kept;
  }

  async round(): Promise<boolean> {
    this.#hq.pass(1_000);
    const stop = new AbortController().signal;
    const client = await connect(this.workspace, { world: this.world, stop });
    if (!client) return false;
    const round = await syncChanges(this.workspace, client, async () => undefined);
    if (!round.ok) this.troubles.push(JSON.stringify(round.error));
    return round.ok;
  }
}

import { ok, type Result, refuse } from '#shared/base/result';
import type { Space } from '#shared/contracts/hq-api';
import { schemaVersion } from '#shared/sync/schema-version';
import type { SyncProgress } from '#shared/sync/sync-state';
import { type Cursor, readCursor } from '../data/identity';
import { grantedLanes, laneOf } from '../data/lanes';
import { freeze, isFrozen, letGoOfTerritory, renewedLanes, takeGrants, withdrawnLanes } from '../data/territories';
import type { Workspace } from '../data/workspace';
import { tokenEndsSoon } from './access-token';
import type { HqClient } from './hq-client';
import { type Pulled, pullLane } from './pull';
import { beginAgain, pushAll } from './push';
import { checkHello, type Reached, reach } from './reach';
import { refusal, settled, type Trouble } from './trouble';

export interface RoundDone {
  /** How far this device's clock is ahead, ms. */
  readonly skew: number;
  readonly sent: number;
  readonly received: number;
  /** Whether rows came that speak of files. */
  readonly namesFiles: boolean;
  /** Who answered; a round soon after need not ask again. */
  readonly reached: Reached;
}

export type TellProgress = (step: SyncProgress['step'], rowsReceived: number) => Promise<void>;

/** Each new epoch costs a turn; HQ is not restored three times within one round. */
const mostTurns = 3;

/** What is known before a round begins, so that a poke is followed by a pull and nothing else. */
export interface RoundBegin {
  /** An answer of HQ's that is young enough. */
  readonly reached?: Reached | null;
  /** Heads that pokes have told, by territory. */
  readonly poked?: ReadonlyMap<string, number>;
}

/**
 * One round for changes: who answers and what is granted, then send all, then receive all. Sending comes first because
 * it brings what exists only here to safety.
 */
export async function syncChanges(
  workspace: Workspace,
  client: HqClient,
  tell: TellProgress,
  begin: RoundBegin = {},
): Promise<Result<RoundDone, Trouble>> {
  const reached = begin.reached ? ok(begin.reached) : await reach(workspace, client);
  if (!reached.ok) return refuse(named(reached.error));
  const round = new Round(workspace, client, { tell, reached: reached.value, begin });
  return round.run();
}

class Round {
  readonly #workspace: Workspace;
  readonly #client: HqClient;
  readonly #tell: TellProgress;
  readonly #reached: Reached;
  readonly #isAsked: boolean;
  /** Where HQ's log of each lane is known to end. */
  readonly #heads = new Map<string, { readonly seq: number; readonly hash: string }>();
  #sent = 0;
  #received = 0;
  #namesFiles = false;
  #skew: number | null = null;

  constructor(
    workspace: Workspace,
    client: HqClient,
    on: { readonly tell: TellProgress; readonly reached: Reached; readonly begin: RoundBegin },
  ) {
    this.#workspace = workspace;
    this.#client = client;
    this.#tell = on.tell;
    this.#reached = on.reached;
    this.#isAsked = !on.begin.reached;
    for (const [space, seq] of on.begin.poked ?? [])
      this.#heads.set(laneOf(workspace.enrolment, space), { seq, hash: '' });
  }

  async run(): Promise<Result<RoundDone, Trouble>> {
    const { hello } = this.#reached;
    const checked = checkHello(this.#workspace, hello);
    if (!checked.ok) return checked;
    if (this.#isAsked && (await tokenEndsSoon(this.#workspace, hello.time))) {
      const renewed = await this.#client.renewToken();
      if (!renewed.ok) return refuse(named(renewed.error));
    }
    const withdrawn = this.#isAsked && hello.spaces ? await this.#reconcile(hello.spaces) : [];
    for (let turn = 1; ; turn += 1) {
      const pushed = await pushAll(this.#workspace, this.#client, { hello, progress: () => this.#tell('sending', 0) });
      if (!pushed.ok) return pushed;
      const { changes, skew, heads, left } = pushed.value;
      this.#sent += changes;
      this.#skew = skew ?? this.#skew;
      for (const [lane, head] of heads) this.#heads.set(lane, head);
      for (const lane of withdrawn) await letGoOfTerritory(this.#workspace, lane);
      // An old program may always hand over what it holds; what it receives it could misread.
      if (hello.schema.min > schemaVersion) return refuse(refusal('schema', { min: hello.schema.min }));
      const trouble = await this.#pull(withdrawn, turn < mostTurns);
      if (trouble === 'again') continue;
      if (trouble) return refuse(trouble);
      if (left > 0) return refuse(refusal('other-device', { changes: left }));
      return ok({
        ...{ skew: this.#skew ?? this.#reached.skew, sent: this.#sent, received: this.#received },
        ...{ namesFiles: this.#namesFiles, reached: this.#reached },
      });
    }
  }

  /** Takes over what HQ grants; answers what it has withdrawn. */
  async #reconcile(spaces: readonly Space[]): Promise<readonly string[]> {
    const { enrolment } = this.#workspace;
    if (!enrolment) return [];
    for (const { id, seq, hash } of spaces) this.#heads.set(laneOf(enrolment, id), { seq, hash });
    const withdrawn = withdrawnLanes(enrolment, spaces);
    for (const { lane, epoch } of renewedLanes(enrolment, spaces)) await beginAgain(this.#workspace, lane, epoch);
    await takeGrants(this.#workspace, spaces);
    return withdrawn;
  }

  /** Pulls every territory in which something is new. `again`: HQ has lost something, and it has to be sent first. */
  async #pull(withdrawn: readonly string[], mayTurn: boolean): Promise<Trouble | 'again' | null> {
    const { enrolment } = this.#workspace;
    if (!enrolment) return { kind: 'stopped' };
    for (const lane of grantedLanes(enrolment).filter((each) => !withdrawn.includes(each))) {
      const [cursor, frozen] = await Promise.all([
        readCursor(this.#workspace.database, lane),
        isFrozen(this.#workspace, lane),
      ]);
      if (frozen || !this.#isBehind(lane, cursor)) continue;
      const pulled = await this.#pullLane(lane);
      if (pulled.ok) {
        this.#received += pulled.value.rows;
        this.#namesFiles ||= pulled.value.namesFiles;
        continue;
      }
      const trouble = pulled.error;
      if (trouble.kind !== 'problem') return trouble;
      const { problem } = trouble;
      if (problem.code === 'rewritten') await freeze(this.#workspace, lane, problem.at);
      else if (problem.code === 'epoch' && mayTurn) {
        await beginAgain(this.#workspace, lane, problem.epoch);
        return 'again';
      } else return named(trouble);
    }
    return null;
  }

  #pullLane(lane: string): Promise<Result<Pulled, Trouble>> {
    const progress = (rows: number) => this.#tell('receiving', this.#received + rows);
    return pullLane(this.#workspace, this.#client, { hello: this.#reached.hello, progress, lane });
  }

  /** Whether HQ has something of a lane that is not here, as far as it has told. */
  #isBehind(lane: string, { after, hash }: Cursor): boolean {
    const head = this.#heads.get(lane);
    // In a round that HQ was not asked what is granted, only what it spoke of by itself is looked at.
    if (!head) return this.#isAsked;
    if (head.seq !== after) return this.#isAsked || head.seq > after;
    return head.hash !== '' && hash !== '' && head.hash !== hash;
  }
}

function named(trouble: Trouble): Trouble {
  return trouble.kind === 'problem' ? settled(trouble.problem) : trouble;
}

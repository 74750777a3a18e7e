import {
  firstReport,
  type ProofTrouble,
  type SyncProgress,
  type SyncReport,
  type SyncState,
} from '#shared/sync/sync-state';
import { readCursor } from '../data/identity';
import { isQuota } from '../data/is-quota';
import { laneOf } from '../data/lanes';
import { changePreferences, readPreferences } from '../data/preferences';
import type { ArchiveFile } from '../data/signing-tools';
import { keepHeardClock } from '../data/signing-trust';
import { frozenTerritories } from '../data/territories';
import { noteSynced, readBacklog } from '../data/waiting';
import type { Workspace } from '../data/workspace';
import { connect } from './access-token';
import { Alarm, type WakeReason } from './alarm';
import { archiveDue } from './archive-run';
import { watchClock } from './clock-watch';
import { FileDesk } from './file-desk';
import { LogFollower } from './follow-log';
import type { HqClient } from './hq-client';
import { listenForPokes, type Poke } from './listen';
import { type Reached, toldSkew } from './reach';
import { Retry } from './retry';
import { syncChanges } from './round';
import { Speed, type Way } from './speed';
import { realSyncWorld, type SyncWorld } from './sync-world';
import { refusal, refusedState, type Trouble } from './trouble';
import { TrustRun } from './trust-run';

/** Without a stream of pokes HQ is asked this often. */
const pollEvery = 30_000;
/** With one, this often, in case a poke was lost on the way. */
const checkEvery = 5 * 60_000;
/** A stream that ends sooner is not opened again at once. */
const shortStream = 10_000;
const untilPerson = 60 * 60_000;
/** So long after HQ has said who it is and what it grants, a poke is followed by a pull and nothing else. */
const believedFor = 60_000;
/** The log is followed so long after a round. */
const followAfter = 3_000;
const anything: readonly WakeReason[] = ['change', 'person', 'network', 'poke', 'line', 'files'];

/**
 * Brings what waits on this device to HQ and HQ's rows here, for as long as the program runs. It knows no
 * screens: it reports what it does through `tell`. One per device: see `leader.ts`.
 */
export class SyncEngine {
  readonly #workspace: Workspace;
  readonly #world: SyncWorld;
  readonly #tell: (report: SyncReport) => void;
  readonly #stop = new AbortController();
  readonly #alarm: Alarm;
  readonly #retry: Retry;
  readonly #speed: Speed;
  readonly #files: FileDesk;
  readonly #trust: TrustRun;
  readonly #follower: LogFollower;
  readonly #archive: ArchiveFile | null;
  #report: SyncReport = firstReport;
  /** Ends what moves when the person pauses. */
  #moving = new AbortController();
  #pausedSince: number | null = null;
  /** The person asked for one round while it is paused. */
  #once = false;
  #client: { readonly client: HqClient; readonly whom: string; readonly of: AbortController } | null = null;
  #listening = false;
  #proofs: Promise<void> | null = null;
  #following: Promise<void> | null = null;
  #rowsReceived = 0;
  /** Whether the last round went through and nothing has happened since; only then may the end of files say how things stand. */
  #resting = false;
  #reached: { readonly by: Reached; readonly at: number } | null = null;
  readonly #poked = new Map<string, number>();
  /** What woke the loop since its last turn. */
  #woken = new Set<WakeReason>();
  #running: Promise<void> | null = null;

  /** @param archive makes signed files stronger; null: not in this window */
  constructor(
    workspace: Workspace,
    tell: (report: SyncReport) => void,
    world: SyncWorld = realSyncWorld,
    archive: ArchiveFile | null = null,
  ) {
    const stop = this.#stop.signal;
    this.#trust = new TrustRun(workspace, world);
    this.#follower = new LogFollower(workspace);
    this.#archive = archive;
    this.#workspace = workspace;
    this.#world = world;
    this.#tell = tell;
    this.#alarm = new Alarm(world, stop);
    this.#retry = new Retry(world.random);
    this.#speed = new Speed(workspace.surroundings.monotonic);
    this.#files = new FileDesk(workspace, {
      ...{ world, speed: this.#speed, stop },
      moving: (moving) => this.#put({ moving, speed: this.#speed.now() }),
      wake: () => this.wake('files'),
      ended: async (troubles) => {
        this.#put({ troubles, moving: [], speed: this.#speed.now() });
        if (this.#resting) await this.#settle();
      },
    });
  }

  get report(): SyncReport {
    return this.#report;
  }

  start(): void {
    if (this.#running) return;
    const deaf = this.#workspace.changed.listen((_rows, by) => {
      if (by === 'here') this.wake('change');
    });
    // A calendar that was moved, and a laptop that slept: whatever was waited for is looked at anew.
    void watchClock(this.#workspace.surroundings, this.#world, this.#stop.signal, () => this.wake('network'));
    this.#running = this.#run().finally(deaf);
  }

  /** Ends after the step that is being taken. Nothing is lost: every step can be taken again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#files.rest();
    await this.#proofs;
    await this.#following;
  }

  /** The person asked: try at once, whatever was tried before. While it is paused this is one round. */
  syncNow(): void {
    this.#retry.reset();
    this.#files.reset();
    this.#once = true;
    this.wake('person');
  }

  /** Nothing is sent or received until `goOn`, also after the program was closed. */
  async pause(): Promise<void> {
    if (this.#pausedSince !== null) return;
    this.#pausedSince = this.#workspace.surroundings.now();
    this.#once = false;
    this.#moving.abort();
    await changePreferences(this.#workspace, { syncPaused: this.#pausedSince });
    this.wake('person');
  }

  async goOn(): Promise<void> {
    this.#pausedSince = null;
    await changePreferences(this.#workspace, { syncPaused: null });
    this.syncNow();
  }

  /** The person has said otherwise when files may travel. */
  preferencesChanged(): void {
    this.#files.reset();
    this.wake('files');
  }

  get files(): FileDesk {
    return this.#files;
  }

  wake(reason: WakeReason): void {
    if (reason === 'network') this.#retry.reset();
    this.#woken.add(reason);
    this.#alarm.ring(reason);
  }

  async #run(): Promise<void> {
    this.#pausedSince = (await readPreferences(this.#workspace)).syncPaused;
    while (!this.#stop.signal.aborted) {
      this.#alarm.forget();
      try {
        await this.#turn();
      } catch (error) {
        // A full disk while rows are taken over, or a fault of ours: told, and tried again; sync must not just end.
        await this.#pauseAfter(isQuota(error) ? refusal('storage-full') : refusal('fault', { detail: String(error) }));
      }
    }
  }

  async #turn(): Promise<void> {
    this.#resting = false;
    const woken = this.#woken;
    this.#woken = new Set();
    if (this.#pausedSince !== null && !this.#once) {
      this.#become({ kind: 'paused', since: this.#pausedSince });
      return this.#alarm.sleep(untilPerson, ['person']);
    }
    if (this.#moving.signal.aborted) this.#moving = new AbortController();
    const stop = AbortSignal.any([this.#stop.signal, this.#moving.signal]);
    if (!this.#workspace.enrolment) {
      this.#once = false;
      this.#become({ kind: 'unenrolled' });
      return this.#alarm.sleep(untilPerson, ['person']);
    }
    if (await this.#isOwnPoke(woken)) {
      this.#resting = true;
      return this.#alarm.sleep(checkEvery, anything);
    }
    const client = await this.#connect(stop);
    if (client === null) return this.#pauseAfter(refusal('unauthorised'));
    const done = await this.#round(client, woken);
    if (!done) return;
    await this.#files.start(client, stop);
    // Behind a save or a poke only where a file is on its way; what is due by the clock is found by the other rounds.
    if (done === 'full' || this.#files.isRunning) this.#startProofs(client, stop);
    this.#follow(client, stop);
    this.#put({ filesHeld: this.#files.isMetered ? 'metered' : null });
    this.#resting = true;
    if (this.#pausedSince !== null) {
      await this.#files.rest();
      this.#once = false;
      return;
    }
    this.#once = false;
    this.#listen(client, stop);
    await this.#settle();
    await this.#alarm.sleep(checkEvery, anything);
  }

  /** The client of before, as long as it speaks for the same person: to read the token anew takes longer than to use it. */
  async #connect(stop: AbortSignal): Promise<HqClient | null> {
    const { enrolment } = this.#workspace;
    const whom = `${enrolment?.server} ${enrolment?.user.id}`;
    const known = this.#client;
    if (known && known.whom === whom && known.of === this.#moving) return known.client;
    const moved = (way: Way, bytes: number) => this.#speed.add(way, bytes);
    const client = await connect(this.#workspace, { world: this.#world, stop, moved });
    this.#client = client && { client, whom, of: this.#moving };
    return client;
  }

  /** One round; answers whether HQ was asked who it is and what it grants, and null when it did not go through. */
  async #round(client: HqClient, woken: ReadonlySet<WakeReason>): Promise<'full' | 'short' | null> {
    this.#rowsReceived = 0;
    const { monotonic } = this.#workspace.surroundings;
    const poked = new Map(this.#poked);
    this.#poked.clear();
    const isPlain = woken.size > 0 && [...woken].every((reason) => reason === 'change' || reason === 'poke');
    const young = this.#reached && monotonic() - this.#reached.at < believedFor && isPlain ? this.#reached : null;
    this.#reached = null;
    // A look that finds nothing to do is not told: the screen would flicker every half minute.
    if (!young && (this.#report.state.kind !== 'at-hq' || (await this.#anythingWaits())))
      await this.#tellProgress('asking', 0);
    const asked = monotonic();
    const tell = (step: SyncProgress['step'], rows: number) => this.#tellProgress(step, rows);
    const round = await syncChanges(this.#workspace, client, tell, { reached: young?.by ?? null, poked });
    if (!round.ok) {
      await this.#pauseAfter(round.error);
      return null;
    }
    const { skew, namesFiles, reached } = round.value;
    this.#retry.reset();
    this.#reached = { by: reached, at: young?.at ?? asked };
    this.#put({ clockAhead: toldSkew(skew) });
    if (namesFiles) this.#files.look();
    if (!young) {
      await keepHeardClock(this.#workspace, skew);
      await noteSynced(this.#workspace);
    }
    return young ? 'short' : 'full';
  }

  async #anythingWaits(): Promise<boolean> {
    const { changes, files } = await readBacklog(this.#workspace);
    return changes + files > 0;
  }

  async #pauseAfter(trouble: Trouble): Promise<void> {
    this.#once = false;
    if (trouble.kind === 'stopped') return;
    if (trouble.kind === 'refused') {
      this.#become(refusedState(trouble.code, trouble.values));
      // In these cases what is saved still goes to HQ; other refusals wait for a person, and are tried now and then.
      const goesOn = trouble.code === 'schema' || trouble.code === 'other-device';
      const until: readonly WakeReason[] = goesOn ? anything : ['person', 'network'];
      // A fault may be over in a moment (tables that were just closed under it); a person is not.
      const pause = trouble.code === 'fault' ? this.#retry.next(null) : checkEvery;
      return this.#alarm.sleep(pause, until);
    }
    if (trouble.kind === 'problem') return this.#pauseAfter(refusal('malformed', { detail: trouble.problem.message }));
    this.#goOffline(trouble.kind);
    // A change saved meanwhile does not shorten the pause: a hundred answers an hour would hammer a sick HQ.
    await this.#alarm.sleep(this.#retry.next(trouble.kind === 'busy' ? trouble.after : null), ['person', 'network']);
  }

  #goOffline(why: 'unreachable' | 'not-hq' | 'busy'): void {
    const { state } = this.#report;
    const since = state.kind === 'offline' ? state.since : this.#workspace.surroundings.now();
    this.#become({ kind: 'offline', since, why });
  }

  // Beside the loop as well: whatever certificates and times are missing, records and files travel.
  #startProofs(client: HqClient, stop: AbortSignal): void {
    this.#proofs ??= this.#bringProofs(client, stop)
      .catch((): ProofTrouble => ({ kind: 'trust' }))
      .then((proof) => {
        this.#proofs = null;
        if (!stop.aborted) this.#put({ proof });
      });
  }

  async #bringProofs(client: HqClient, stop: AbortSignal): Promise<ProofTrouble | null> {
    const trouble = await this.#trust.refresh(client);
    // Signed files become stronger once headquarters holds them.
    await this.#files.rest();
    if (!this.#archive || stop.aborted) return trouble;
    const left = await archiveDue(this.#workspace, { world: this.#world, archive: this.#archive, stop });
    return left ?? trouble;
  }

  // A little later: what follows a save at once is another save, on this device or the next.
  #follow(client: HqClient, stop: AbortSignal): void {
    this.#following ??= this.#world
      .wait(followAfter, stop)
      .then(() => this.#follower.follow(client, stop))
      .catch(() => null)
      .then(async (followed) => {
        this.#following = null;
        if (followed?.ok && followed.value === 'rewritten' && this.#resting) await this.#settle();
      });
  }

  #listen(client: HqClient, stop: AbortSignal): void {
    const { surroundings } = this.#workspace;
    if (this.#listening) return;
    this.#listening = true;
    const opened = surroundings.monotonic();
    void listenForPokes(client, { signal: stop, poke: (poke) => this.#hear(poke) }).then(() => {
      this.#listening = false;
      if (stop.aborted) return;
      // A stream that was cut after a while may mean that HQ is gone: look. One cut at once is no stream; then HQ is asked.
      if (surroundings.monotonic() - opened > shortStream) this.wake('line');
      else void this.#world.wait(pollEvery, this.#stop.signal).then(() => this.wake('line'));
    });
  }

  #hear({ space, seq }: Poke): void {
    this.#poked.set(space, seq);
    // A territory this device has never heard of was granted a moment ago: then HQ is asked what is.
    this.wake(this.#workspace.enrolment?.spaces.some(({ id }) => id === space) ? 'poke' : 'line');
  }

  /** Whether HQ has only told of what this device has just sent. Looked at here: the poke comes before HQ's answer. */
  async #isOwnPoke(woken: ReadonlySet<WakeReason>): Promise<boolean> {
    if (this.#report.state.kind !== 'at-hq' || woken.size !== 1 || !woken.has('poke')) return false;
    const { database, enrolment } = this.#workspace;
    const poked = [...this.#poked];
    const cursors = await Promise.all(poked.map(([space]) => readCursor(database, laneOf(enrolment, space))));
    const isKnown = poked.every(([, seq], at) => seq <= (cursors[at]?.after ?? 0));
    if (isKnown) for (const [space, seq] of poked) if (this.#poked.get(space) === seq) this.#poked.delete(space);
    return isKnown;
  }

  /** Says where things stand after a round or a run of files. "At HQ" only when nothing at all waits. */
  async #settle(): Promise<void> {
    const { troubles } = this.#report;
    const [left, frozen] = await Promise.all([readBacklog(this.#workspace), frozenTerritories(this.#workspace)]);
    this.#put({ rewritten: frozen, filesHeld: this.#files.isMetered ? 'metered' : null, speed: this.#speed.now() });
    const held = this.#files.trouble;
    if (left.changes > 0) return this.#tellProgress('sending', this.#rowsReceived);
    if (frozen.length > 0)
      return this.#become(refusedState('rewritten', { name: frozen.map(({ name }) => name).join(', ') }));
    if (left.files === 0) return this.#become({ kind: 'at-hq', at: this.#workspace.surroundings.now() });
    if (held?.kind === 'refused') return this.#become(refusedState(held.code, held.values));
    if (held && held.kind !== 'stopped' && held.kind !== 'problem') return this.#goOffline(held.kind);
    const isStuck = !this.#files.isRunning && troubles.length > 0 && troubles.length >= left.files;
    if (isStuck) return this.#become(refusedState('file', { files: left.files }));
    return this.#tellProgress('files', this.#rowsReceived);
  }

  async #tellProgress(step: SyncProgress['step'], rowsReceived: number): Promise<void> {
    this.#rowsReceived = rowsReceived;
    const { changes, files } = await readBacklog(this.#workspace);
    const progress: SyncProgress = { step, changesLeft: changes, filesLeft: files, rowsReceived };
    this.#put({ state: { kind: 'syncing', progress }, speed: this.#speed.now() });
  }

  #become(state: SyncState): void {
    this.#put({ state });
  }

  #put(change: Partial<SyncReport>): void {
    if (this.#stop.signal.aborted) return;
    this.#report = { ...this.#report, ...change };
    this.#tell(this.#report);
  }
}

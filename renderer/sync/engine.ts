import {
  type FileProgress,
  type FileTrouble,
  firstReport,
  type ProofTrouble,
  type SyncProgress,
  type SyncReport,
  type SyncState,
} from '#shared/sync/sync-state';
import { hqToken } from '../data/enrolment';
import type { ArchiveFile } from '../data/signing-tools';
import { keepHeardClock } from '../data/signing-trust';
import { readBacklog } from '../data/waiting';
import type { Workspace } from '../data/workspace';
import { isQuota } from '../data/writer';
import { Alarm, type WakeReason } from './alarm';
import { archiveDue } from './archive-run';
import { type FilesRun, moveFiles } from './files-run';
import { HqClient } from './hq-client';
import { listenForPokes } from './listen';
import { toldSkew } from './reach';
import { Retry } from './retry';
import { syncChanges } from './round';
import { realSyncWorld, type SyncWorld } from './sync-world';
import { refusal, refusedState, type Trouble } from './trouble';
import { TrustRun } from './trust-run';

/** Without a stream of pokes HQ is asked this often. */
const pollEvery = 30_000;
/** With one, this often, in case a poke was lost on the way. */
const checkEvery = 5 * 60_000;
/** Another device may bring a file that records here already speak of. */
const askAgainForFiles = 60_000;
/** A stream that ends sooner is not opened again at once. */
const shortStream = 10_000;
const untilPerson = 60 * 60_000;
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
  readonly #filesRetry: Retry;
  #report: SyncReport = firstReport;
  #listening = false;
  #files: Promise<void> | null = null;
  readonly #trust: TrustRun;
  readonly #archive: ArchiveFile | null;
  #proofs: Promise<void> | null = null;
  /** Why files pause, until they are tried again. */
  #filesHeld: Trouble | null = null;
  #lookForWanted = true;
  #rowsReceived = 0;
  /** Whether the last round went through and nothing has happened since; only then may the end of files say how things stand. */
  #resting = false;
  #running: Promise<void> | null = null;

  /** @param archive makes signed files stronger; null: not in this window */
  constructor(
    workspace: Workspace,
    tell: (report: SyncReport) => void,
    world: SyncWorld = realSyncWorld,
    archive: ArchiveFile | null = null,
  ) {
    this.#trust = new TrustRun(workspace, world);
    this.#archive = archive;
    this.#workspace = workspace;
    this.#world = world;
    this.#tell = tell;
    this.#alarm = new Alarm(world, this.#stop.signal);
    this.#retry = new Retry(world.random);
    this.#filesRetry = new Retry(world.random);
  }

  get report(): SyncReport {
    return this.#report;
  }

  start(): void {
    if (this.#running) return;
    const deaf = this.#workspace.changed.listen((_rows, by) => {
      if (by === 'here') this.wake('change');
    });
    this.#running = this.#run().finally(deaf);
  }

  /** Ends after the step that is being taken. Nothing is lost: every step can be taken again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#files;
    await this.#proofs;
  }

  /** The person asked: try at once, whatever was tried before. */
  syncNow(): void {
    this.#retry.reset();
    this.#filesRetry.reset();
    this.#filesHeld = null;
    this.#lookForWanted = true;
    this.wake('person');
  }

  wake(reason: WakeReason): void {
    if (reason === 'network') this.#retry.reset();
    this.#alarm.ring(reason);
  }

  async #run(): Promise<void> {
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
    const client = await this.#client();
    if (client === 'unenrolled') {
      this.#become({ kind: 'unenrolled' });
      return this.#alarm.sleep(untilPerson, ['person']);
    }
    if (client === null) return this.#pauseAfter(refusal('unauthorised'));
    this.#rowsReceived = 0;
    const { changes, files } = await readBacklog(this.#workspace);
    // A look that finds nothing to do is not told: the screen would flicker every half minute.
    if (this.#report.state.kind !== 'at-hq' || changes + files > 0) await this.#tellProgress('asking', 0);
    const round = await syncChanges(this.#workspace, client, (step, rows) => this.#tellProgress(step, rows));
    if (!round.ok) return this.#pauseAfter(round.error);
    this.#retry.reset();
    this.#put({ clockAhead: toldSkew(round.value.skew) });
    this.#lookForWanted ||= round.value.namesFiles;
    await keepHeardClock(this.#workspace, round.value.skew);
    this.#startFiles(client);
    this.#startProofs(client);
    this.#listen(client);
    this.#resting = true;
    await this.#settle();
    await this.#alarm.sleep(checkEvery, anything);
  }

  async #client(): Promise<HqClient | 'unenrolled' | null> {
    const { enrolment } = this.#workspace;
    if (!enrolment) return 'unenrolled';
    const token = await hqToken(this.#workspace);
    if (token === null) return null;
    return new HqClient({ address: enrolment.hq, token, world: this.#world, stop: this.#stop.signal });
  }

  async #pauseAfter(trouble: Trouble): Promise<void> {
    if (trouble.kind === 'stopped') return;
    if (trouble.kind === 'refused') {
      this.#become(refusedState(trouble.code, trouble.values));
      // In these two cases what is saved still goes to HQ; other refusals wait for a person, and are tried now and then.
      const goesOn = trouble.code === 'schema' || trouble.code === 'other-device';
      const until: readonly WakeReason[] = goesOn ? anything : ['person', 'network'];
      return this.#alarm.sleep(checkEvery, until);
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

  // Files run beside the loop, so that a change saved during a long upload does not wait for it.
  #startFiles(client: HqClient): void {
    if (this.#files || this.#filesHeld) return;
    const lookForWanted = this.#lookForWanted;
    this.#lookForWanted = false;
    this.#files = moveFiles(this.#workspace, client, {
      world: this.#world,
      stop: this.#stop.signal,
      lookForWanted,
      progress: (moving) => this.#fileProgress(moving),
    })
      .catch((error: unknown): FilesRun => {
        const trouble = isQuota(error) ? refusal('storage-full') : refusal('fault', { detail: String(error) });
        return { trouble, troubles: [], someAwaited: true, moved: false };
      })
      .then((run) => this.#filesEnded(run));
  }

  async #filesEnded(run: FilesRun): Promise<void> {
    this.#files = null;
    this.#put({ troubles: run.troubles, moving: [] });
    this.#lookForWanted ||= run.someAwaited;
    if (this.#stop.signal.aborted) return;
    if (run.moved || !run.trouble) this.#filesRetry.reset();
    if (run.trouble) this.#holdFiles(run.trouble);
    else if (run.someAwaited) this.#wakeLater(askAgainForFiles, 'files');
    if (this.#resting) await this.#settle();
  }

  // Beside the loop as well: whatever certificates and times are missing, records and files travel.
  #startProofs(client: HqClient): void {
    this.#proofs ??= this.#bringProofs(client)
      .catch((): ProofTrouble => ({ kind: 'trust' }))
      .then((proof) => {
        this.#proofs = null;
        this.#put({ proof });
      });
  }

  async #bringProofs(client: HqClient): Promise<ProofTrouble | null> {
    const trouble = await this.#trust.refresh(client);
    // Signed files become stronger once headquarters holds them.
    await this.#files;
    const stop = this.#stop.signal;
    if (!this.#archive || stop.aborted) return trouble;
    const left = await archiveDue(this.#workspace, { world: this.#world, archive: this.#archive, stop });
    return left ?? trouble;
  }

  #holdFiles(trouble: Trouble): void {
    this.#filesHeld = trouble;
    const pause = this.#filesRetry.next(trouble.kind === 'busy' ? trouble.after : null);
    void this.#world.wait(pause, this.#stop.signal).then(() => {
      this.#filesHeld = null;
      this.wake('files');
    });
  }

  #fileProgress(moving: readonly FileProgress[]): void {
    this.#put({ moving });
  }

  #listen(client: HqClient): void {
    const { enrolment, surroundings } = this.#workspace;
    if (this.#listening || !enrolment) return;
    this.#listening = true;
    const opened = surroundings.monotonic();
    void listenForPokes(client, {
      space: enrolment.space.id,
      signal: this.#stop.signal,
      poke: (seq) => void this.#poked(seq),
    }).then(() => {
      this.#listening = false;
      // A stream that was cut after a while may mean that HQ is gone: look. One cut at once is no stream; then HQ is asked.
      if (surroundings.monotonic() - opened > shortStream) this.wake('line');
      else this.#wakeLater(pollEvery, 'line');
    });
  }

  #wakeLater(milliseconds: number, reason: WakeReason): void {
    void this.#world.wait(milliseconds, this.#stop.signal).then(() => this.wake(reason));
  }

  async #poked(seq: number): Promise<void> {
    const { cursor } = await readBacklog(this.#workspace);
    if (seq > cursor) this.wake('poke');
  }

  /** Says where things stand after a round or a run of files. "At HQ" only when nothing at all waits. */
  async #settle(): Promise<void> {
    const { troubles } = this.#report;
    const left = await readBacklog(this.#workspace);
    const held = this.#filesHeld;
    if (left.changes > 0) return this.#tellProgress('sending', this.#rowsReceived);
    if (left.files === 0) return this.#become({ kind: 'at-hq', at: this.#workspace.surroundings.now() });
    if (held?.kind === 'refused') return this.#become(refusedState(held.code, held.values));
    if (held && held.kind !== 'stopped' && held.kind !== 'problem') return this.#goOffline(held.kind);
    if (!this.#files && troubles.length >= left.files) return this.#become(refusedState('file', { files: left.files }));
    return this.#tellProgress('files', this.#rowsReceived);
  }

  async #tellProgress(step: SyncProgress['step'], rowsReceived: number): Promise<void> {
    this.#rowsReceived = rowsReceived;
    const { changes, files } = await readBacklog(this.#workspace);
    const progress: SyncProgress = { step, changesLeft: changes, filesLeft: files, rowsReceived };
    this.#become({ kind: 'syncing', progress });
  }

  #become(state: SyncState): void {
    this.#put({ state });
  }

  #put(change: {
    readonly state?: SyncState;
    readonly clockAhead?: number | null;
    readonly moving?: readonly FileProgress[];
    readonly troubles?: readonly FileTrouble[];
    readonly proof?: ProofTrouble | null;
  }): void {
    if (this.#stop.signal.aborted) return;
    this.#report = { ...this.#report, ...change };
    this.#tell(this.#report);
  }
}

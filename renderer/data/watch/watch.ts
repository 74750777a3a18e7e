import { dayOf } from '#shared/base/calendar-date';
import type { SearchFile, SearchNames } from '#shared/domain/guidance/search-entry';
import type { Pack } from '#shared/domain/playbook/pack';
import { actorOf, type Workspace } from '../workspace';
import { fileKind } from './file-text';
import type { PartnerDay } from './partner-day';
import type { SearchAnswer, SearchQuestion } from './search-desk';
import type { FromWatch, ToWatch, WatchOn, WatchProgress } from './watch-messages';

/** What the watch has seen. The lists are the same until something changes. */
export interface WatchView {
  readonly days: readonly PartnerDay[];
  /** False while not every partner has been looked at. */
  readonly isWhole: boolean;
  readonly progress: WatchProgress;
  readonly hasFailed: boolean;
}

const nothingYet: WatchView = {
  days: [],
  isWhole: false,
  progress: { partners: 0, of: 0, files: 0, things: 0 },
  hasFailed: false,
};

/** The worker as far as it is spoken to, so that a test can speak without one. */
export interface WatchLine {
  postMessage(said: ToWatch): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWatch>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface WatchMeans {
  readonly openLine: () => WatchLine;
  /** The words of a PDF; '' where it has none that can be read. */
  readonly readPdf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/** Changes that come together are looked at together. */
const gatherFor = 60;

/**
 * The window's side of the worker that reads every partner: passes on what has changed, fetches the bytes only the
 * window can fetch, and keeps what the partners bring into the day.
 */
export class Watch {
  readonly #workspace: Workspace;
  readonly #means: WatchMeans;
  readonly #listeners = new Set<() => void>();
  readonly #days = new Map<string, PartnerDay>();
  readonly #jobs = new Map<number, (answer: SearchAnswer) => void>();
  #line: WatchLine | null = null;
  #view: WatchView = nothingYet;
  #asked = 0;
  #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #day = '';
  #pack: Pack | null = null;

  constructor(workspace: Workspace, means: WatchMeans) {
    this.#workspace = workspace;
    this.#means = means;
    workspace.changed.listen((rows) => {
      for (const { partnerId } of rows) this.#changed.add(partnerId);
      this.#timer ??= setTimeout(() => this.#passOn(), gatherFor);
    });
    workspace.playbooks.listen(() => this.lookAgain());
  }

  get view(): WatchView {
    return this.#view;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#begin();
    return () => this.#listeners.delete(listener);
  };

  /** Finds things by words. Begins the watch where nothing has yet. */
  find(question: SearchQuestion): Promise<SearchAnswer> {
    this.#begin();
    this.#asked += 1;
    const job = this.#asked;
    return new Promise((resolve) => {
      this.#jobs.set(job, resolve);
      this.#line?.postMessage({ kind: 'find', job, question });
    });
  }

  /** Looks at everybody again where the day or the playbook is another than it was. */
  lookAgain(): void {
    // Asked at every look at Today: what the worker needs is put together only if it needs it.
    const { surroundings, playbooks } = this.#workspace;
    const day = dayOf(new Date(surroundings.now()).toISOString());
    if (!this.#line || (day === this.#day && playbooks.current().pack === this.#pack)) return;
    const on = this.#on();
    [this.#day, this.#pack] = [dayOf(on.now), on.pack];
    this.#line.postMessage({ kind: 'look', on });
  }

  /** Begins anew after something failed. */
  retry(): void {
    this.#line?.terminate();
    this.#line = null;
    this.#days.clear();
    this.#show(nothingYet);
    this.#begin();
  }

  /** Nobody looks at this workspace any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#line?.terminate();
    this.#line = null;
  }

  #begin(): void {
    if (this.#line) return;
    const line = this.#means.openLine();
    line.onmessage = ({ data }) => this.#hear(data);
    line.onerror = () => this.#fail();
    this.#line = line;
    const on = this.#on();
    [this.#day, this.#pack] = [dayOf(on.now), on.pack];
    const { database, lookingAt } = this.#workspace;
    line.postMessage({
      ...{ kind: 'begin', database: database.name, on },
      ...(lookingAt === undefined ? {} : { lookingAt }),
    });
  }

  #on(): WatchOn {
    const { surroundings, playbooks } = this.#workspace;
    const { pack } = playbooks.current();
    return {
      pack,
      names: namesIn(pack),
      now: new Date(surroundings.now()).toISOString(),
      by: actorOf(this.#workspace),
    };
  }

  #passOn(): void {
    this.#timer = undefined;
    const partnerIds = [...this.#changed];
    this.#changed = new Set();
    const now = new Date(this.#workspace.surroundings.now()).toISOString();
    this.#line?.postMessage({ kind: 'changed', partnerIds, now });
  }

  #hear(news: FromWatch): void {
    if (news.kind === 'days') this.#takeDays(news);
    else if (news.kind === 'progress') this.#takeProgress(news.progress);
    else if (news.kind === 'found') {
      this.#jobs.get(news.job)?.(news.answer);
      this.#jobs.delete(news.job);
    } else if (news.kind === 'wantFixed') void this.#fetchFixed(news.sha256);
    else if (news.kind === 'wantFile') void this.#fetchFile(news.file);
    else this.#fail();
  }

  #takeDays({ days, silent }: Extract<FromWatch, { kind: 'days' }>): void {
    for (const day of days) this.#days.set(day.partnerId, day);
    for (const id of silent) this.#days.delete(id);
    this.#show({ ...this.#view, days: [...this.#days.values()] });
  }

  #takeProgress(progress: WatchProgress): void {
    const isWhole = this.#view.isWhole || progress.partners >= progress.of;
    this.#show({ ...this.#view, progress, isWhole });
  }

  async #fetchFixed(sha256: string): Promise<void> {
    const content = await this.#workspace.host.blobs.open(sha256).catch(() => null);
    this.#line?.postMessage({ kind: 'fixed', sha256, content });
  }

  async #fetchFile(file: SearchFile): Promise<void> {
    const { sha256 } = file;
    const blob = await this.#workspace.host.blobs.open(sha256).catch(() => null);
    const isPdf = blob !== null && fileKind(file) === 'pdf';
    const content = isPdf
      ? await blob
          .arrayBuffer()
          .then((bytes) => this.#means.readPdf(new Uint8Array(bytes)))
          .catch(() => '')
      : blob;
    this.#line?.postMessage({ kind: 'file', sha256, content });
  }

  #fail(): void {
    for (const resolve of this.#jobs.values()) resolve({ hits: [], counts: {} });
    this.#jobs.clear();
    this.#show({ ...this.#view, hasFailed: true });
  }

  #show(view: WatchView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

function namesIn(pack: Pack): SearchNames {
  const questions = pack.modules.flatMap(({ questions: own }) => own);
  return {
    questions: Object.fromEntries(questions.map(({ id, text }) => [id, text])),
    choices: Object.fromEntries(
      questions.map(({ id, fields }) => [
        id,
        Object.fromEntries(fields.flatMap(({ options = [] }) => options.map((option) => [option.id, option.label]))),
      ]),
    ),
  };
}

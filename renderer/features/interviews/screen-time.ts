import { useEffect, useMemo } from 'react';
import { dropDraft, putDraft, readDraft } from '../../data/drafts';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';

/** A laptop that is shut does not always say so: a stretch longer than this was no conversation about one question. */
const longestStretch = 15 * 60;

/** Counts the seconds during which something can be seen, and no others. */
export class ScreenTime {
  readonly #monotonic: () => number;
  #counted: number;
  #since: number | null = null;

  /** @param monotonic milliseconds by a clock that nobody can set */
  constructor(monotonic: () => number, before = 0) {
    this.#monotonic = monotonic;
    this.#counted = before;
  }

  get seconds(): number {
    return this.#counted + this.#stretch();
  }

  show(): void {
    this.#since ??= this.#monotonic();
  }

  hide(): void {
    this.#counted += this.#stretch();
    this.#since = null;
  }

  /** What was counted on an earlier occasion. */
  add(seconds: number): void {
    this.#counted += seconds;
  }

  /** Begins anew; what is in view stays in view. */
  reset(): void {
    this.#counted = 0;
    if (this.#since !== null) this.#since = this.#monotonic();
  }

  #stretch(): number {
    if (this.#since === null) return 0;
    return Math.min(longestStretch, Math.max(0, (this.#monotonic() - this.#since) / 1000));
  }
}

/** What a form asks of the time its question was in view. */
export interface TimeInView {
  /** Seconds in view since it was last answered, also on earlier occasions. */
  readonly seconds: () => number;
  /** The question was answered: what comes now belongs to the next answer. */
  readonly drop: () => Promise<void>;
}

/**
 * The seconds a question was in view: while its screen is open and the window is not hidden. What was counted before
 * the question was left is kept, and counts on when it is opened again.
 */
export function useTimeInView(interviewId: string, questionId: string): TimeInView {
  const workspace = useWorkspace();
  const key = `seconds/${interviewId}/${questionId}`;
  const time = useMemo(() => new KeptTime(workspace, key), [workspace, key]);
  useEffect(() => {
    time.begin();
    const look = () => (document.visibilityState === 'visible' ? time.clock.show() : time.pause());
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      time.pause();
    };
  }, [time]);
  return time;
}

class KeptTime implements TimeInView {
  readonly clock: ScreenTime;
  readonly #workspace: Workspace;
  readonly #key: string;
  #read: Promise<void> | null = null;

  constructor(workspace: Workspace, key: string) {
    this.#workspace = workspace;
    this.#key = key;
    this.clock = new ScreenTime(workspace.surroundings.monotonic);
  }

  seconds = () => this.clock.seconds;

  begin(): void {
    this.#read ??= readDraft(this.#workspace, this.#key).then((kept) => {
      if (typeof kept === 'number') this.clock.add(kept);
    });
  }

  pause(): void {
    this.clock.hide();
    // Not before it is known what was kept: it would be written over.
    void this.#read?.then(() => {
      const { seconds } = this.clock;
      if (seconds >= 1) void putDraft(this.#workspace, this.#key, seconds);
    });
  }

  drop = async () => {
    await this.#read;
    this.clock.reset();
    await dropDraft(this.#workspace, this.#key);
  };
}

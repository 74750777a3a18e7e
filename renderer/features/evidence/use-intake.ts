import { useRef, useState } from 'react';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { type IntakeRefusal, takeIn } from '../../data/intake';
import { useWorkspace } from '../../data/use-workspace';

/** A file on its way into the device's keeping, or what became of it. */
export type Intake =
  | { readonly state: 'reading'; readonly name: string; readonly progress: Progress; readonly cancel: () => void }
  | { readonly state: 'kept'; readonly file: FileReference; readonly knownBefore: boolean }
  | { readonly state: 'refused'; readonly name: string; readonly refusal: IntakeRefusal };

/**
 * How far a file has been read, from 0 to 1. Heard only by its own line: a large file tells it thousands of times,
 * and drawing the whole form as often would keep the window from answering.
 */
export class Progress {
  readonly #listeners = new Set<() => void>();
  #percent = 0;

  get share(): number {
    return this.#percent / 100;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  put(share: number): void {
    const percent = Math.floor(share * 100);
    if (percent === this.#percent) return;
    this.#percent = percent;
    for (const listener of this.#listeners) listener();
  }
}

/** Takes files in one after the other, each with its progress, each cancellable. */
export function useIntake(partnerId: string) {
  const workspace = useWorkspace();
  const [intakes, setIntakes] = useState<ReadonlyMap<number, Intake>>(new Map());
  const last = useRef(0);
  const put = (key: number, intake: Intake) => setIntakes((before) => new Map(before).set(key, intake));
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      last.current += 1;
      const key = last.current;
      const stop = new AbortController();
      const cancel = () => stop.abort();
      const progress = new Progress();
      put(key, { state: 'reading', name: file.name, progress, cancel });
      const taken = await takeIn(workspace, file, {
        partnerId,
        progress: (share) => progress.put(share),
        signal: stop.signal,
      });
      put(
        key,
        taken.ok
          ? { state: 'kept', file: taken.value.file, knownBefore: taken.value.known }
          : { state: 'refused', name: file.name, refusal: taken.error },
      );
    }
  };
  const leaveOut = (key: number) => setIntakes((before) => new Map([...before].filter(([other]) => other !== key)));
  const list = [...intakes];
  return {
    intakes: list,
    files: list.flatMap(([, intake]) => (intake.state === 'kept' ? [intake.file] : [])),
    isReading: list.some(([, intake]) => intake.state === 'reading'),
    take,
    leaveOut,
  };
}

import { useRef, useState } from 'react';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { type IntakeRefusal, takeIn } from '../../data/intake';
import { useWorkspace } from '../../data/use-workspace';

/** A file on its way into the device's keeping, or what became of it. */
export type Intake =
  | { readonly state: 'reading'; readonly name: string; readonly share: number; readonly cancel: () => void }
  | { readonly state: 'kept'; readonly file: FileReference; readonly knownBefore: boolean }
  | { readonly state: 'refused'; readonly name: string; readonly refusal: IntakeRefusal };

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
      put(key, { state: 'reading', name: file.name, share: 0, cancel });
      const progress = (share: number) => put(key, { state: 'reading', name: file.name, share, cancel });
      const taken = await takeIn(workspace, file, { partnerId, progress, signal: stop.signal });
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

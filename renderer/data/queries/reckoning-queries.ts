import { useCallback, useEffect, useMemo, useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { participantOf } from '#shared/domain/improvements/experiment-participants';
import type { Participant } from '#shared/domain/improvements/experiment-result';
import type { Experiment } from '#shared/domain/improvements/improvement';
import { effectsOfPartner, playbookThings, StepTally } from '#shared/domain/improvements/step-value';
import { recordsFor } from '#shared/records/partner-records';
import { type EachPartnerOptions, eachPartner } from '../each-partner';
import { usePlaybook } from '../use-playbook';
import { useWorkspace } from '../use-workspace';

/** How far something is that goes through all partners. */
export interface Reckoning<Value> {
  /** What is found so far. */
  readonly value: Value;
  readonly done: number;
  readonly of: number;
  readonly state: 'running' | 'stopped' | 'finished' | 'failed';
  readonly stop: () => void;
  readonly again: () => void;
}

/** What questions and steps were worth in the last twelve months, over all partners; grows while it is reckoned. */
export function useStepTally(): Reckoning<StepTally> {
  const workspace = useWorkspace();
  const index = usePlaybook();
  const run = useCallback(
    async (tell: (tally: StepTally) => void, options: EachPartnerOptions) => {
      const tally = new StepTally();
      const things = playbookThings(index);
      const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
      tell(tally);
      return eachPartner(
        workspace,
        function* (file) {
          tally.add(yield* effectsOfPartner(recordsFor(file), index, things, today));
        },
        options,
      );
    },
    [workspace, index],
  );
  return useReckoning(
    run,
    useMemo(() => new StepTally(), []),
  );
}

/** The partners of each experiment that was started, by its id. */
export type ParticipantsByExperiment = ReadonlyMap<string, readonly Participant[]>;

export function useParticipants(experiments: readonly Experiment[]): Reckoning<ParticipantsByExperiment> {
  const workspace = useWorkspace();
  const index = usePlaybook();
  const run = useCallback(
    async (tell: (found: ParticipantsByExperiment) => void, options: EachPartnerOptions) => {
      const found = new Map<string, Participant[]>();
      const started = experiments.filter(({ state }) => state !== 'draft');
      for (const { id } of started) found.set(id, []);
      tell(found);
      if (started.length === 0) return true;
      return eachPartner(
        workspace,
        function* (file) {
          const records = { ...recordsFor(file), interviews: file.interviews };
          for (const experiment of started) {
            const one = participantOf(experiment, records, index);
            if (one) found.get(experiment.id)?.push(one);
            yield;
          }
        },
        options,
      );
    },
    [workspace, index, experiments],
  );
  return useReckoning(
    run,
    useMemo(() => new Map<string, Participant[]>(), []),
  );
}

type Run<Value> = (tell: (value: Value) => void, options: EachPartnerOptions) => Promise<boolean>;
type Standing<Value> = Pick<Reckoning<Value>, 'value' | 'done' | 'of' | 'state'>;

const tellEveryMs = 250;

function useReckoning<Value>(run: Run<Value>, empty: Value): Reckoning<Value> {
  const [standing, setStanding] = useState<Standing<Value>>({ value: empty, done: 0, of: 0, state: 'running' });
  const [asked, setAsked] = useState(0);
  const [control, setControl] = useState<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again because it was asked again.
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const change = (part: Partial<Standing<Value>>) => {
      if (!signal.aborted) setStanding((before) => ({ ...before, ...part }));
    };
    let toldAt = performance.now();
    const onProgress = (done: number, of: number) => {
      // Of thousands of partners not each one is worth drawing a table anew.
      if (done < of && performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      change({ done, of });
    };
    setControl(stopping);
    setStanding((before) => ({ ...before, done: 0, of: 0, state: 'running' }));
    run((value) => change({ value }), { signal, onProgress }).then(
      (isWhole) => change({ state: isWhole ? 'finished' : 'stopped' }),
      () => change({ state: 'failed' }),
    );
    return () => stopping.abort();
  }, [run, asked]);
  return {
    ...standing,
    stop: () => {
      control?.abort();
      setStanding((before) => ({ ...before, state: 'stopped' }));
    },
    again: () => setAsked((times) => times + 1),
  };
}

/// <reference lib="webworker" />
import { type DeskAnswer, type DeskQuestion, openMeasuringDesk } from './measuring-desk';

declare const self: DedicatedWorkerGlobalScope;

// A month of a million checks takes about a second to read; the window must not stand still for it.
const desk = openMeasuringDesk();
const tell = (answer: DeskAnswer) => self.postMessage(answer);

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly question: DeskQuestion }>) => {
  const { id, question } = data;
  desk
    .answer(question, (done, of) => tell({ id, kind: 'progress', done, of }))
    .then(
      (value) => tell({ id, kind: 'answer', value }),
      (error: unknown) => tell({ id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
};

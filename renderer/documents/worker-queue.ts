import { type Result, refuse } from '#shared/base/result';

/** Why a job came to nothing, whatever it was. */
export type WorkerRefusal =
  | { readonly kind: 'cancelled' }
  /** The worker broke, or gave no answer; `detail` is for a report, not for the person. */
  | { readonly kind: 'failed'; readonly detail: string };

/** What every worker of documents answers besides its own; `job` null: it could not even start. */
interface Reply {
  readonly kind: string;
  readonly job?: number | null;
}

interface Failure extends Reply {
  readonly kind: 'failed';
  readonly detail: string;
}

export interface Work<Answer extends Reply, Done, Refusal> {
  /** The request, once the job has its number. */
  readonly request: (job: number) => object;
  /** Told every reply to this job but a failure; ends the job by answering something. */
  readonly take: (reply: Answer, conversation: Conversation) => Result<Done, Refusal> | null;
  readonly signal?: AbortSignal | undefined;
}

export interface Conversation {
  /** Says something to the worker while the job goes on. */
  readonly say: (message: object) => void;
  /** From here on the window is to do something, perhaps a person: the worker's silence means nothing. */
  readonly holdOn: () => void;
}

interface Job {
  readonly number: number;
  readonly request: object;
  readonly take: (reply: Reply) => boolean;
  readonly refuse: (refusal: WorkerRefusal) => void;
}

/**
 * One worker that does one job after another. Cancelling the job at work ends the worker (a layout cannot be
 * interrupted otherwise), and the next job starts a new one.
 */
export class WorkerQueue<Answer extends Reply> {
  readonly #make: () => Worker;
  readonly #patience: number;
  #worker: Worker | null = null;
  #jobs: readonly Job[] = [];
  #silence: ReturnType<typeof setTimeout> | undefined;
  #lastJob = 0;

  /** @param patience after so many milliseconds without a reply the worker is not coming back */
  constructor(make: () => Worker, patience: number) {
    this.#make = make;
    this.#patience = patience;
  }

  run<Done, Refusal>(work: Work<Answer, Done, Refusal>): Promise<Result<Done, Refusal | WorkerRefusal>> {
    const { signal } = work;
    return new Promise((resolve) => {
      if (signal?.aborted) {
        resolve(refuse({ kind: 'cancelled' }));
        return;
      }
      const number = ++this.#lastJob;
      const settle = (result: Result<Done, Refusal | WorkerRefusal>) => {
        signal?.removeEventListener('abort', cancel);
        this.#drop(job);
        resolve(result);
      };
      const conversation: Conversation = {
        say: (message) => {
          if (this.#jobs[0] !== job) return;
          this.#worker?.postMessage(message);
          this.#wait();
        },
        holdOn: () => clearTimeout(this.#silence),
      };
      const job: Job = {
        number,
        request: work.request(number),
        take: (reply) => {
          // The worker of this queue is the only one that answers it; what its replies are, its messages say.
          const result = work.take(reply as Answer, conversation);
          if (result) settle(result);
          return result !== null;
        },
        refuse: (refusal) => settle(refuse(refusal)),
      };
      const cancel = () => {
        if (this.#jobs[0] === job) this.stop();
        job.refuse({ kind: 'cancelled' });
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#jobs = [...this.#jobs, job];
      if (this.#jobs[0] === job) this.#startNext();
    });
  }

  get isAwake(): boolean {
    return this.#worker !== null;
  }

  /** Says something to a worker that has no job. */
  wake(message: object): void {
    this.#start().postMessage(message);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const started = this.#make();
    // A worker that was ended may still have said something; nobody waits for it.
    started.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (this.#worker === started) this.#take(data);
    };
    started.onerror = (event) => {
      if (this.#worker === started) this.#fail(event.message || 'The worker could not be loaded.');
    };
    this.#worker = started;
    return started;
  }

  #startNext(): void {
    const job = this.#jobs[0];
    if (!job) return;
    try {
      this.#start().postMessage(job.request);
      this.#wait();
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #wait(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail(`No answer for ${this.#patience / 1000} seconds.`), this.#patience);
  }

  #drop(job: Job): void {
    const wasAtWork = this.#jobs[0] === job;
    this.#jobs = this.#jobs.filter((candidate) => candidate !== job);
    if (!wasAtWork) return;
    clearTimeout(this.#silence);
    this.#startNext();
  }

  /** The worker is of no use any more; the job at work is refused, the next one gets a new worker. */
  #fail(detail: string): void {
    this.stop();
    this.#jobs[0]?.refuse({ kind: 'failed', detail });
  }

  #take(reply: Reply): void {
    const job = this.#jobs[0];
    if (reply.kind === 'ready') return;
    if (isFailure(reply) && reply.job === null) this.#fail(reply.detail);
    else if (job && job.number === reply.job) {
      this.#wait();
      if (isFailure(reply)) job.refuse({ kind: 'failed', detail: reply.detail });
      else job.take(reply);
    }
  }
}

const isFailure = (reply: Reply): reply is Failure => reply.kind === 'failed';

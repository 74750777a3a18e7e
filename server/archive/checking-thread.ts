import { type MessagePort, Worker } from 'node:worker_threads';
import type { Bytes } from '#shared/proof/bytes';
import type { FileReport } from '#shared/proof/file-report';
import type { AskForTime } from '#shared/proof/signer';
import { checkHere, type FileChecks, type Trusted, type Upgrade, type UpgradedFile } from './file-checks';

/** Files come from elsewhere: one that is made to hang or to swell must cost a thread, not headquarters. */
const patience = 120_000;
const mostMegabytes = 1024;

type Job =
  | { readonly kind: 'verify'; readonly bytes: Bytes; readonly trusted: Trusted }
  | { readonly kind: 'upgrade'; readonly bytes: Bytes; readonly how: Upgrade };
type ToThread = Job | { readonly kind: 'time'; readonly token: Bytes | null };
type FromThread =
  | { readonly kind: 'done'; readonly value: FileReport | UpgradedFile | null }
  | { readonly kind: 'failed'; readonly because: string }
  /** The key of the time-stamping unit stays where it is; the thread asks. */
  | { readonly kind: 'askForTime'; readonly sha256: Bytes };

/** Checks in a thread of its own, one file after the other. @param program the file of headquarters' program */
export function checkInThread(program: string, askForTime: AskForTime): FileChecks {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const drop = async () => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };
  const start = () => {
    thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    // While nothing is checked it must not keep headquarters from ending.
    thread.unref();
    return thread;
  };
  const inTurn = <Value>(job: Job): Promise<Value> => {
    const turn = last.then(async () => {
      try {
        return (await runJob(thread ?? start(), job, askForTime)) as Value;
      } catch (error) {
        // Whatever state it is in now, the next file gets a fresh one.
        await drop();
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    verify: (bytes, trusted) => inTurn<FileReport>({ kind: 'verify', bytes, trusted }),
    upgrade: (bytes, how) => inTurn<UpgradedFile | null>({ kind: 'upgrade', bytes, how }),
    close: drop,
  };
}

function runJob(thread: Worker, job: Job, askForTime: AskForTime): Promise<FileReport | UpgradedFile | null> {
  return new Promise((done, fail) => {
    const leave = () => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', broken).off('exit', gone);
    };
    const broken = (error: Error) => {
      leave();
      fail(error);
    };
    const gone = () => broken(new Error('The thread that looks into files ended in the middle of one.'));
    const timer = setTimeout(() => broken(new Error('A file took too long to look into.')), patience);
    const hear = (message: FromThread) => {
      if (message.kind === 'askForTime') {
        const tell = (token: Bytes | null) => thread.postMessage({ kind: 'time', token } satisfies ToThread);
        askForTime(message.sha256).then(tell, () => tell(null));
        return;
      }
      leave();
      if (message.kind === 'done') done(message.value);
      else fail(new Error(message.because));
    };
    thread.on('message', hear).on('error', broken).on('exit', gone);
    thread.postMessage(job satisfies ToThread);
  });
}

/** The other end: what runs inside the thread. */
export function serveChecks(port: MessagePort): void {
  let timeComes: (token: Bytes | null) => void = () => undefined;
  const checks = checkHere(async (sha256) => {
    const token = await new Promise<Bytes | null>((done) => {
      timeComes = done;
      port.postMessage({ kind: 'askForTime', sha256 } satisfies FromThread);
    });
    if (token === null) throw new Error('The time was not to be had.');
    return token;
  });
  const work = async (job: Job): Promise<FromThread> => {
    try {
      const value =
        job.kind === 'verify' ? await checks.verify(job.bytes, job.trusted) : await checks.upgrade(job.bytes, job.how);
      return { kind: 'done', value };
    } catch (error) {
      return { kind: 'failed', because: error instanceof Error ? error.message : 'unknown reason' };
    }
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'time') timeComes(message.token);
    else void work(message).then((answer) => port.postMessage(answer));
  });
}

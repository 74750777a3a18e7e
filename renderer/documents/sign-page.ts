import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReport } from '#shared/proof/file-report';
import type { Archived, ArchiveProblem, Archiving } from '#shared/proof/pades/archive';
import type { AskForTime } from '#shared/proof/signer';
import { reason } from '#shared/proof/verify/reason';
import { printer } from './printer';
import type {
  Answer,
  ArchiveRequest,
  CheckedAgainst,
  FieldRefusal,
  FieldToSign,
  Question,
  SignRequest,
  VerifyReply,
  VerifyRequest,
} from './sign-messages';
import { type Conversation, WorkerQueue, type WorkerRefusal } from './worker-queue';

export type { CheckedAgainst, FieldRefusal, FieldToSign } from './sign-messages';

/**
 * Signs a field of a file in the worker that prints, and draws into it what is seen. The private key stays where it
 * is: the worker asks for one signature. Cancelled or refused, there is no file, and the one that was given stands.
 */
export function signInWorker(
  bytes: Uint8Array,
  { signer, ...field }: FieldToSign,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Result<Uint8Array<ArrayBuffer>, FieldRefusal | WorkerRefusal>> {
  const { sign, ...known } = signer;
  return printer.run<Uint8Array<ArrayBuffer>, FieldRefusal>({
    signal: options.signal,
    request: (job): SignRequest => ({ kind: 'sign', job, bytes, field, signer: known }),
    take: (reply, conversation) => {
      if (reply.kind === 'asked') answer(reply, sign, conversation);
      return reply.kind === 'signed' ? reply.result : null;
    },
  });
}

/** Adds what makes a file provable for years, in the worker; the window asks the authority for the time. */
export function archiveInWorker(
  bytes: Uint8Array,
  { askForTime, ...data }: Archiving,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Result<Archived, ArchiveProblem | WorkerRefusal>> {
  return printer.run<Archived, ArchiveProblem>({
    signal: options.signal,
    request: (job): ArchiveRequest => ({ kind: 'archive', job, bytes, data }),
    take: (reply, conversation) => {
      if (reply.kind === 'asked') answer(reply, askForTime, conversation);
      return reply.kind === 'archived' ? reply.result : null;
    },
  });
}

/** Answers the worker with what the window can do and it cannot. Both kinds of question are bytes for bytes. */
function answer({ number, bytes }: Question, respond: AskForTime, { say, holdOn }: Conversation): void {
  holdOn();
  const tell = (given: Answer['answer']) => say({ kind: 'answer', number, answer: given } satisfies Answer);
  respond(bytes).then(
    (given) => tell(ok(given)),
    (error: unknown) => tell(refuse(error instanceof Error ? error.message : String(error))),
  );
}

/** A file that takes longer was made to take longer. */
const longestCheck = 30_000;

/** A file may come from anybody; the worker that reads it is no other's, and is ended when it takes too long. */
const verifier = new WorkerQueue<VerifyReply>(
  () => new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' }),
  longestCheck,
);

export interface VerifyInWorkerOptions {
  readonly signal?: AbortSignal;
  /** Also make the document again from its data and compare; on unless said otherwise. */
  readonly rebuilds?: boolean;
  /** Told what the signatures say, while the document is still made again. */
  readonly onChecked?: (report: FileReport) => void;
}

export type VerifyRefusal = WorkerRefusal;

/** Checks a file from anywhere, in a worker of its own with limits on size, depth and time. */
export async function verifyInWorker(
  bytes: Uint8Array,
  against: CheckedAgainst,
  { signal, rebuilds = true, onChecked }: VerifyInWorkerOptions = {},
): Promise<Result<FileReport, VerifyRefusal>> {
  let checked: FileReport | null = null;
  const verified = await verifier.run<FileReport, never>({
    signal,
    request: (job): VerifyRequest => ({ kind: 'verify', job, bytes, against, rebuilds }),
    take: (reply) => {
      if (reply.kind === 'checked') {
        checked = reply.report;
        onChecked?.(reply.report);
      }
      return reply.kind === 'verified' ? ok(reply.report) : null;
    },
  });
  if (verified.ok || verified.error.kind === 'cancelled' || checked === null) return verified;
  // Only the making again was too much: what the signatures say stands.
  return ok(notRebuilt(checked));
}

const notRebuilt = (report: FileReport): FileReport => ({
  ...report,
  rebuilt: { kind: 'notPossible', reason: reason('rebuildFailed') },
});

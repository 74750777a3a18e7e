import './shims/global-buffer';
import type { DocumentPage } from '#shared/domain/documents/page';
import { addArchivalData } from '#shared/proof/pades/archive';
import { pressPage } from './press-page';
import type { PrinterRequest, PrintReply, PrintRequest } from './print-messages';
import { signDrawn } from './sign-drawn';
import type { Answer, ArchiveRequest, SignRequest } from './sign-messages';
import { pressReady } from './worker-press';

// The window's types describe `self` as a window; here it is a worker, which posts without a target origin.
const window = self as unknown as {
  postMessage(reply: PrintReply, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<PrinterRequest>) => void) | null;
};

pressReady.then(
  () => window.postMessage({ kind: 'ready' }),
  (error: unknown) => window.postMessage({ kind: 'failed', job: null, detail: String(error) }),
);

async function print({ job, page, facts }: PrintRequest): Promise<void> {
  const made = await pressPage(page, facts, await pressReady, reporter(job));
  if (made.ok) window.postMessage({ kind: 'printed', job, ...made.value }, [made.value.bytes.buffer]);
  else window.postMessage({ ...made.error, job });
}

async function sign({ job, bytes, field, signer }: SignRequest): Promise<void> {
  const asking = { ...signer, sign: (toSign: Uint8Array<ArrayBuffer>) => ask(job, toSign) };
  const result = await signDrawn(bytes, { ...field, signer: asking }, await pressReady);
  window.postMessage({ kind: 'signed', job, result });
}

async function archive({ job, bytes, data }: ArchiveRequest): Promise<void> {
  const result = await addArchivalData(bytes, { ...data, askForTime: (sha256) => ask(job, sha256) });
  window.postMessage({ kind: 'archived', job, result });
}

const asked = new Map<number, (answer: Answer['answer']) => void>();
let lastQuestion = 0;

/** Keys and network are the window's; the worker waits for its answer. */
function ask(job: number, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const number = ++lastQuestion;
  return new Promise((resolve, reject) => {
    asked.set(number, (answer) => {
      if (answer.ok) resolve(answer.value);
      else reject(new Error(answer.error));
    });
    window.postMessage({ kind: 'asked', job, number, bytes });
  });
}

function take({ number, answer }: Answer): void {
  asked.get(number)?.(answer);
  asked.delete(number);
}

/** Prints a page for nobody: the fonts are parsed and the code compiled when the first real page comes. */
async function warm(): Promise<void> {
  await pressPage(sample, { createdAt: '2000-01-01T00:00:00Z', author: '' }, await pressReady);
}

const letters = 'The quick brown fox jumps over 1234567890 lazy dogs, (and) “äöü”: €, %.';
const sample: DocumentPage = {
  kind: 'plan',
  title: letters,
  subtitle: letters,
  language: 'en',
  reference: 'v1',
  version: 1,
  dataSha256: null,
  parties: [],
  notices: [],
  blocks: [
    { kind: 'heading', level: 1, number: '1', text: letters, id: '1' },
    { kind: 'paragraph', text: [letters, { text: letters, bold: true }, { text: letters, italic: true }] },
    { kind: 'table', columns: [{ title: letters }, { title: letters, align: 'end' }], rows: [[[letters], [letters]]] },
  ],
};

/** Reports each twentieth of the drawing; the library reports every line. */
function reporter(job: number): (share: number) => void {
  let told = 0;
  return (share) => {
    if (share < told + 0.05) return;
    told = share;
    window.postMessage({ kind: 'progress', job, share });
  };
}

const work = (request: PrintRequest | SignRequest | ArchiveRequest): Promise<void> => {
  if (request.kind === 'print') return print(request);
  return request.kind === 'sign' ? sign(request) : archive(request);
};

window.onmessage = ({ data }) => {
  if (data.kind === 'warm') warm().catch(() => {});
  else if (data.kind === 'answer') take(data);
  else
    work(data).catch((error: unknown) =>
      window.postMessage({
        kind: 'failed',
        job: data.job,
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
};

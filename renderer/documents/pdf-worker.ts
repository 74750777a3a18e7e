import './shims/global-buffer';
import { create } from 'fontkit';
import type { DocumentPage } from '#shared/domain/documents/page';
import { colourProfile } from './colour-profile';
import { fontNames } from './font-files';
import { fontShelf } from './font-shelf';
import { fontsLoaded, loadedFile, loadFallback } from './fonts-loaded';
import { type Press, pressPage } from './press-page';
import type { PrinterRequest, PrintReply, PrintRequest } from './print-messages';
import { type ParsedFont, typefaces } from './typefaces';

// The window's types describe `self` as a window; here it is a worker, which posts without a target origin.
const window = self as unknown as {
  postMessage(reply: PrintReply, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<PrinterRequest>) => void) | null;
};

const shelf = fontShelf({
  files: fontNames,
  read: loadedFile,
  parse: create as (bytes: Uint8Array) => ParsedFont,
  colourProfile: () => loadedFile(colourProfile.name),
});
const press: Press = { shelf, faces: typefaces({ parsed: shelf.parsed, load: loadFallback }) };

fontsLoaded.then(
  () => window.postMessage({ kind: 'ready' }),
  (error: unknown) => window.postMessage({ kind: 'failed', job: null, detail: String(error) }),
);

async function print({ job, page, facts }: PrintRequest): Promise<void> {
  await fontsLoaded;
  const made = await pressPage(page, facts, press, reporter(job));
  if (made.ok) window.postMessage({ kind: 'printed', job, ...made.value }, [made.value.bytes.buffer]);
  else window.postMessage({ ...made.error, job });
}

/** Prints a page for nobody: the fonts are parsed and the code compiled when the first real page comes. */
async function warm(): Promise<void> {
  await fontsLoaded;
  await pressPage(sample, { createdAt: '2000-01-01T00:00:00Z', author: '' }, press);
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

window.onmessage = ({ data }) => {
  if (data.kind === 'warm') warm().catch(() => {});
  else
    print(data).catch((error: unknown) =>
      window.postMessage({
        kind: 'failed',
        job: data.job,
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
};

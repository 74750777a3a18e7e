import './shims/global-buffer';
import type { DocumentPage } from '#shared/domain/documents/page';
import { fontNames } from './font-files';
import { fontsLoaded } from './fonts-loaded';
import { makePdf } from './make-pdf';
import { pageDefinition } from './page-definition';
import type { PrinterRequest, PrintReply, PrintRequest } from './print-messages';
import { create, startAfresh } from './shims/fontkit';
import { readFileSync } from './shims/fs';
import { typefaces } from './typefaces';

// The window's types describe `self` as a window; here it is a worker, which posts without a target origin.
const window = self as unknown as {
  postMessage(reply: PrintReply, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<PrinterRequest>) => void) | null;
};

const fonts = typefaces((family, face) => create(readFileSync(fontNames[family][face])));

fontsLoaded.then(
  () => window.postMessage({ kind: 'ready' }),
  (error: unknown) => window.postMessage({ kind: 'failed', job: null, detail: String(error) }),
);

async function print({ job, page, facts }: PrintRequest): Promise<void> {
  try {
    await fontsLoaded;
    const definition = pageDefinition(page, facts, fonts);
    if (!definition.ok) {
      window.postMessage({ kind: 'glyph-missing', job, findings: definition.error });
      return;
    }
    startAfresh();
    const { bytes, pages } = await makePdf(definition.value, fontNames, reporter(job));
    window.postMessage({ kind: 'printed', job, bytes, pages }, [bytes.buffer]);
  } catch (error) {
    window.postMessage({ kind: 'failed', job, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Prints a page for nobody: the fonts are parsed and the code compiled when the first real page comes. */
async function warm(): Promise<void> {
  await fontsLoaded;
  const definition = pageDefinition(sample, { createdAt: '2000-01-01T00:00:00Z', author: '' }, fonts);
  if (definition.ok) await makePdf(definition.value, fontNames);
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

window.onmessage = ({ data }) => void (data.kind === 'warm' ? warm() : print(data));

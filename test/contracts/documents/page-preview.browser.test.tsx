import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentPage, Source } from '#shared/domain/documents/page';
import { english } from '../../../renderer/messages/messages';
import { PagePreview } from '../../../renderer/widgets/page-preview/page-preview';
import type { GivenSignatures } from '../../../renderer/widgets/page-preview/preview-signatures';
import { aDocumentPage } from '../../builders/a-document-page';
import { someInk } from '../../builders/some-ink';

let root: Root;
let place: HTMLElement;
let chosen: Source[];

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

beforeEach(() => {
  chosen = [];
  place = document.createElement('div');
  place.style.blockSize = '600px';
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

function show(selectedSource: Source | null, page: DocumentPage = aDocumentPage(), given: GivenSignatures = {}) {
  act(() =>
    root.render(
      <IntlProvider locale="en" messages={english}>
        <PagePreview
          page={page}
          selectedSource={selectedSource}
          onSelectSource={(source) => chosen.push(source)}
          given={given}
        />
      </IntlProvider>,
    ),
  );
}

const button = (name: string) => {
  const found = [...place.querySelectorAll('button')].find(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  );
  if (!found) throw new Error(`no button "${name}"`);
  return found;
};
const isInView = (element: Element) => {
  const [inner, outer] = [element.getBoundingClientRect(), place.getBoundingClientRect()];
  return inner.top < outer.bottom && inner.bottom > outer.top;
};

describe('the preview of a document', () => {
  test('leads from a clause to the field behind it', () => {
    show(null);
    act(() => button('Go to the field behind: 1.2 Services covered').click());
    expect(chosen).toEqual([{ termId: 'term-1-2' }]);
  });

  test('marks the clauses of the field being edited and brings them into view', async () => {
    show(null);
    show({ termId: 'term-4-3' });
    const marked = [...place.querySelectorAll('[data-selected="true"]')];
    expect(marked.map((clause) => clause.textContent?.slice(0, 20))).toEqual(
      ['4.3 Security notices', 'The partner names one'].map((text) => text.slice(0, 20)),
    );
    const first = marked[0];
    if (!first) throw new Error('nothing marked');
    await expect.poll(() => isInView(first), { timeout: 10_000 }).toBe(true);
  });

  test('follows a link in the text and in the contents to its heading', () => {
    show(null);
    act(() => button('clause 4').click());
    expect(document.activeElement?.textContent).toBe('4 Duties of the vendor');
    act(() => button('A.5 Credit').click());
    expect(document.activeElement?.textContent).toBe('A.5 Credit');
  });

  test('is one stop of the Tab key for neighbours with one field', () => {
    show(null);
    const stops = [...place.querySelectorAll('button[aria-pressed]')].filter(
      (hit) => (hit as HTMLElement).tabIndex === 0,
    );
    const sources = aDocumentPage().blocks.flatMap((block) =>
      'source' in block && block.source ? [block.source.termId] : [],
    );
    expect(stops).toHaveLength(new Set(sources).size);
  });

  test('has sheets in the proportions of A4 and lines as wide as those of the print', () => {
    show(null);
    const sheet = place.querySelector('article > div')?.getBoundingClientRect();
    const table = place.querySelector('table')?.getBoundingClientRect();
    expect((sheet?.height ?? 0) / (sheet?.width ?? 1)).toBeCloseTo(841.89 / 595.28, 2);
    expect((table?.width ?? 0) / (sheet?.width ?? 1)).toBeCloseTo(427.28 / 595.28, 2);
  });

  test('shows text without the invisible characters that could make it read otherwise than the print', () => {
    show(null, aDocumentPage({ title: 'pay \u202e001\u202c' }));
    expect(place.querySelector('h2')?.textContent).toBe('pay 001');
  });

  test('shows a field of the file empty until somebody signs in it, then the hand above its caption', () => {
    const box = (name: string, personName: string, isSeal = false) => ({
      party: 'partner' as const,
      organisation: 'Nordlicht Systemhaus GmbH',
      personName,
      role: 'CEO',
      signed: null,
      field: { name, tooltip: personName, locksAll: false, isSeal },
    });
    const boxes = [box('Partner1', 'Eva Lindner'), box('Partner2', 'Tomáš Novák'), box('Host', 'Jonas Meier', true)];
    const page = aDocumentPage({ parties: [], notices: [], blocks: [{ kind: 'signatures', boxes }] });
    const texts = () => [...place.querySelectorAll('p')].map(({ textContent }) => textContent);
    show(null, page);
    expect(texts()).not.toContain('Not yet signed');
    expect(place.querySelectorAll('[role="img"]')).toHaveLength(0);
    show(null, page, {
      Partner1: { ink: someInk(), lines: ['Eva Lindner, CEO', 'Simple signature with evidence'] },
      Host: { ink: null, lines: ['Jonas Meier', 'Conducts and certifies the signing'] },
    });
    const hands = [...place.querySelectorAll('[role="img"]')].map((hand) => hand.getAttribute('aria-label'));
    expect(hands).toEqual(['Eva Lindner']);
    expect(texts()).toEqual(
      expect.arrayContaining(['Simple signature with evidence', 'Conducted by', 'Conducts and certifies the signing']),
    );
  });
});

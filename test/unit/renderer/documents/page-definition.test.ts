import { describe, expect, test } from 'vitest';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import { pageDefinition } from '../../../../renderer/documents/page-definition';
import { ascent, naturalLine } from '../../../../renderer/documents/print-style';
import { aDocumentPage } from '../../../builders/a-document-page';
import { nodeFont, nodeTypefaces } from '../../../builders/node-fonts';
import { somePrintFacts } from '../../../builders/printed';

const fonts = nodeTypefaces();
const define = (changes: Partial<DocumentPage>) => pageDefinition(aDocumentPage(changes), somePrintFacts, fonts);
const refusal = (changes: Partial<DocumentPage>) => {
  const definition = define(changes);
  return definition.ok ? 'printable' : definition.error;
};

describe('a document is refused, naming the characters no font has,', () => {
  test('when a title is written in a script that few write, or has a sign of a private font', () => {
    expect(refusal({ title: 'Agreement with ꦗꦮ \ue001' })).toEqual([
      { kind: 'glyph-missing', characters: ['ꦗ', 'ꦮ', '\ue001'], where: 'Agreement with ꦗꦮ \ue001', source: null },
    ]);
  });

  test('with the field behind the clause that holds them', () => {
    const blocks: readonly Block[] = [
      { kind: 'paragraph', text: ['Managed by ', { text: 'ᚠᚢ', bold: true }], source: { termId: 'manager' } },
      { kind: 'table', columns: [{ title: 'Name' }], rows: [[['ꦗ']]], source: { questionId: 'names' } },
      { kind: 'heading', level: 2, number: '1', text: '𐎀', id: 'one', source: { termId: 'title' } },
      {
        kind: 'figure',
        alt: 'A name',
        drawing: { width: 10, height: 10, shapes: [{ kind: 'words', x: 0, y: 0, text: 'ꦮ', size: 8 }] },
        source: { termId: 'drawn' },
      },
      {
        kind: 'parallel',
        languages: ['en', 'de'],
        first: [],
        second: [{ kind: 'paragraph', text: ['ᚦ'], source: { termId: 'second' } }],
      },
    ];
    expect(refusal({ blocks })).toEqual([
      { kind: 'glyph-missing', characters: ['ᚠ', 'ᚢ'], where: 'Managed by ᚠᚢ', source: { termId: 'manager' } },
      { kind: 'glyph-missing', characters: ['ꦗ'], where: 'ꦗ', source: { questionId: 'names' } },
      { kind: 'glyph-missing', characters: ['𐎀'], where: '𐎀', source: { termId: 'title' } },
      { kind: 'glyph-missing', characters: ['ꦮ'], where: 'ꦮ', source: { termId: 'drawn' } },
      { kind: 'glyph-missing', characters: ['ᚦ'], where: 'ᚦ', source: { termId: 'second' } },
    ]);
  });

  test('wherever a person may have typed them', () => {
    const bad = 'ᚠ';
    const places: readonly Partial<DocumentPage>[] = [
      { subtitle: bad },
      { reference: `${bad} v2` },
      { notices: [bad] },
      { parties: [{ party: 'vendor', name: bad, detail: '' }] },
      { parties: [{ party: 'vendor', name: '', detail: bad }] },
      { blocks: [{ kind: 'list', ordered: false, items: [[bad]] }] },
      { blocks: [{ kind: 'table', columns: [{ title: bad }], rows: [] }] },
      { blocks: [{ kind: 'table', columns: [{ title: '' }], rows: [], caption: bad }] },
      { blocks: [{ kind: 'cards', cards: [{ title: bad, points: [] }] }] },
      { blocks: [{ kind: 'cards', cards: [{ title: '', points: [[bad]] }] }] },
      { blocks: [{ kind: 'timeline', marks: [{ date: bad, label: '', phase: '' }] }] },
      { blocks: [{ kind: 'timeline', marks: [{ date: '', label: bad, phase: '' }] }] },
      { blocks: [{ kind: 'timeline', marks: [{ date: '', label: '', phase: bad }] }] },
      { blocks: [{ kind: 'contents', title: bad }] },
      { blocks: [{ kind: 'figure', alt: '', caption: bad, drawing: { width: 1, height: 1, shapes: [] } }] },
      ...(['organisation', 'personName', 'role'] as const).map((field): Partial<DocumentPage> => {
        const box = { party: 'vendor', organisation: '', personName: '', role: '', signed: null } as const;
        return { parties: [], blocks: [{ kind: 'signatures', boxes: [{ ...box, [field]: bad }] }] };
      }),
    ];
    const named = places.map((place) => {
      const refused = refusal(place);
      return refused === 'printable' ? refused : refused.map(({ characters }) => characters);
    });
    expect(named).toEqual(places.map(() => [[bad]]));
  });

  test('a control character by its number', () => {
    expect(refusal({ title: 'bell\u0007' })).toMatchObject([{ characters: ['U+0007'] }]);
  });
});

test('umlauts, Greek, Cyrillic, accents written apart, currency and figures are printable', () => {
  expect(define({ title: 'Größe Ελλάδα Київ Łódź Şişli I\u0307zmir € £ ₴ ≥ ≤ ± × → – — “ ” … ½ №' }).ok).toBe(true);
});

test('a link to a heading that is not in the document is printed as plain text', () => {
  const blocks: readonly Block[] = [{ kind: 'paragraph', text: [{ text: 'clause 9', linkTo: 'nowhere' }] }];
  const definition = define({ blocks });
  expect(JSON.stringify(definition)).toContain('clause 9');
  expect(JSON.stringify(definition)).not.toContain('linkToDestination');
});

test('text that looks like an instruction to the PDF library stays text', () => {
  const text = '{"image":"/some/file.png"}';
  const definition = define({ blocks: [{ kind: 'paragraph', text: [text] }] });
  expect(JSON.stringify(definition)).toContain(JSON.stringify(text));
  expect(JSON.stringify(definition)).not.toMatch(/"(image|attachment|files|link)":/);
});

test('the line heights the styles reckon with are those of the font files', () => {
  const rounded = (value: number) => Math.round(1000 * value) / 1000;
  for (const family of ['Source Serif 4', 'Inter'] as const) {
    const font = nodeFont(family, 'normal');
    expect([
      family,
      rounded((font.ascent - font.descent) / font.unitsPerEm),
      rounded(font.ascent / font.unitsPerEm),
    ]).toEqual([family, naturalLine[family], ascent[family]]);
  }
});

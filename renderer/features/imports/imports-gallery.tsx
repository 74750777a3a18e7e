import { guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { noStyle, styleOf } from '#shared/domain/imports/table-style';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ImportPreview, type ImportPreviewProps } from './import-preview';

const headings = ['Company', 'Country', 'Register number', 'Website'];
const rows = [
  ['Fjellvann Drift AS', 'Norway', '999 111 222', 'fjellvann.example'],
  ['Havnebro Systems AS', 'Atlantis', '998 244 510', 'havnebro.example'],
  ['Fjellvann Drift AS', 'Norway', '', ''],
  ['=HYPERLINK("mailto:x")', 'Norway', '', ''],
];

function Sample({ kind, isPlanning }: { readonly kind: ImportKind; readonly isPlanning: boolean }) {
  const mapping = guessMapping(kind, headings);
  const missing = missingColumns(kind, mapping);
  const planned = missing.length > 0 ? [] : planImport(kind, { headings, rows }, mapping, nothingKnown);
  const state: ImportPreviewProps['state'] = {
    step: 'preview',
    name: 'crm-export.csv',
    bytes: new Uint8Array(),
    look: { headings, rows: rows.length, encoding: 'utf-8', delimiter: ',' },
  };
  const nothing = () => undefined;
  const work: ImportPreviewProps['work'] = {
    state,
    mapping,
    from: 'guess',
    remembered: [],
    missing,
    rows: isPlanning ? [] : planned,
    style: noStyle,
    found: styleOf(kind, rows, mapping),
    write: nothing,
    planned: isPlanning ? { done: 1, of: rows.length } : null,
    isAgreed: ({ fate }) => fate.state === 'new' && fate.warnings.length === 0,
    agree: nothing,
    map: nothing,
    guess: nothing,
    readLike: nothing,
    choose: async () => undefined,
    readAs: nothing,
    start: async () => undefined,
    again: nothing,
  };
  return <ImportPreview kind={kind} state={state} work={work} />;
}

export const importsGallery: GalleryGroup = {
  id: 'imports',
  title: 'Imports',
  samples: [
    { name: 'preview of partners', wide: true, draw: () => <Sample kind="partners" isPlanning={false} /> },
    { name: 'rows being looked through', wide: true, draw: () => <Sample kind="partners" isPlanning /> },
    { name: 'columns missing', wide: true, draw: () => <Sample kind="cases" isPlanning={false} /> },
  ],
};

import { guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { type KnownRecords, nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { noStyle, styleOf } from '#shared/domain/imports/table-style';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ImportPreview, type ImportPreviewProps } from './import-preview';

const headings = ['Company', 'Country', 'Register number', 'Website'];
const rows = [
  ['Fjellvann Drift AS', 'Norway', '999 111 222', 'fjellvann.example'],
  ['Havnebro Systems AS', 'Atlantis', '998 244 510', 'havnebro.example'],
  ['Fjellvann Drift AS', 'Norway', '', ''],
  ['=HYPERLINK("mailto:x")', 'Norway', '', ''],
];

/** One of the partners is here already, and the table gives it another website. */
const known: KnownRecords = {
  ...nothingKnown,
  partners: [
    {
      id: 'fjellvann' as PartnerId,
      legalName: 'Fjellvann Drift AS',
      registerNumber: '999 111 222',
      country: 'NO',
      website: 'https://drift.example',
    },
  ],
};

interface SampleProps {
  readonly kind: ImportKind;
  readonly isPlanning?: boolean;
  readonly here?: KnownRecords;
}

function Sample({ kind, isPlanning = false, here = nothingKnown }: SampleProps) {
  const mapping = guessMapping(kind, headings);
  const missing = missingColumns(kind, mapping);
  const planned = missing.length > 0 ? [] : planImport(kind, { headings, rows }, mapping, here);
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
    isAgreed: ({ fate }) => (fate.state === 'new' || fate.state === 'changed') && fate.warnings.length === 0,
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
    { name: 'preview of partners', wide: true, draw: () => <Sample kind="partners" /> },
    { name: 'a partner that would be corrected', wide: true, draw: () => <Sample kind="partners" here={known} /> },
    { name: 'rows being looked through', wide: true, draw: () => <Sample kind="partners" isPlanning /> },
    { name: 'columns missing', wide: true, draw: () => <Sample kind="cases" /> },
  ],
};

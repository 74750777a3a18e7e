import { expect, test } from 'vitest';
import { documentFileName, sheetFileName } from '#shared/domain/documents/file-name';

const page = {
  title: 'Joint Success Plan',
  version: 2,
  dataSha256: 'f'.repeat(64),
  parties: [
    { party: 'vendor', name: 'Bogenwerk Software AG', detail: '' },
    { party: 'partner', name: 'Nord/Licht: "Systeme"', detail: '' },
  ],
} as const;

test('a file is named after what it is, with whom, and its version, without signs a file system refuses', () => {
  expect(documentFileName(page)).toBe('Joint Success Plan Nord Licht Systeme v2.pdf');
});

test('a file of a draft says so', () => {
  expect(documentFileName({ ...page, dataSha256: null })).toBe('Joint Success Plan Nord Licht Systeme v2 draft.pdf');
});

test('a sheet is named by its title and its day', () => {
  expect(sheetFileName({ title: 'Partner guide: A/B', date: '2026-11-20' })).toBe('Partner guide A B 2026-11-20.pdf');
});

import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/base/json';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { completionData, completionDocument } from '#shared/domain/documents/completion-document';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { readEmbedded } from '../../../renderer/documents/read-embedded';
import { aCompletion } from '../../builders/a-completion';
import { printedBytes } from '../../builders/printed';
import { sha256Hex } from '../../builders/sha256-hex';
import { checkFile } from './checks/check-file';
import { readObjects, textOf } from './checks/pdf-objects';

const proven = { at: '2026-11-22T07:15:00Z', by: 'Bogenwerk time-stamping unit' };
const pageOf = (input: ReturnType<typeof aCompletion>) =>
  completionDocument(input, { dataSha256: sha256Hex(canonicalJson(completionData(input))) });
const textsOf = (input: ReturnType<typeof aCompletion>) => pageTexts(pageOf(input)).join('\n');

describe('a certificate of completion', () => {
  test.each(documentLanguages)(
    'is a file as archives and screen readers want it, with a field to certify it (%s)',
    async (language) => {
      const { bytes } = await printedBytes(pageOf(aCompletion(language)));
      expect((await checkFile(bytes)).complaints).toEqual([]);
      const objects = await readObjects(bytes);
      const fields = objects.list(objects.dict(objects.catalog.get('AcroForm'))?.get('Fields'));
      expect(fields.map((field) => textOf(objects.dict(field)?.get('T')))).toEqual(['Host']);
    },
  );

  test('carries every record word for word', async () => {
    const input = aCompletion('en');
    const read = await readEmbedded((await printedBytes(pageOf(input))).bytes);
    expect(read).toMatchObject({
      ok: true,
      value: { name: 'completion.json', json: completionData(input), frame: null },
    });
  });

  test.each(documentLanguages)('has no gap and no value that was not put in (%s)', (language) => {
    const texts = pageTexts(pageOf(aCompletion(language)));
    expect(texts.filter((text) => text.trim() === '' || /[{}]|<\/?[a-z]|undefined|NaN|null/.test(text))).toEqual([]);
  });

  test('tells what happened in the order of the clock', () => {
    const block = pageOf(aCompletion('en'))
      .blocks.filter(({ kind }) => kind === 'table')
      .find((one) => one.kind === 'table' && one.columns[0]?.title === 'By the device’s clock');
    const times = block?.kind === 'table' ? block.rows.map((row) => String(row[0]?.[0])) : [];
    expect(times).toHaveLength(14);
    expect(times).toEqual([...times].sort());
  });

  test('says of each signature what kind it is and why it is no more than that', () => {
    const said = textsOf(aCompletion('en'));
    expect(said).toContain('Simple, with evidence\nLinked to the signer alone: yes.');
    expect(said).toContain(
      'Key under the signer’s sole control: no. The key was made on the host’s device and not in the signer’s own hands.',
    );
    expect(said).toContain('On file: EV-12, EV-14'.replace('On file: ', '2 pieces of evidence were on file: '));
    expect(said).toContain('Austrian passport. Checked by Änne Großmann, 21 November 2026, 09:31:05 UTC.');
  });

  test('claims no moment that is not proven', () => {
    const { notBefore } = aCompletion('en').time;
    const saidOf = (time: ReturnType<typeof aCompletion>['time']) => textsOf(aCompletion('en', { time }));
    expect(saidOf({ notBefore, notAfter: proven })).toContain(
      'Signed between 20 November 2026, 16:00:01 UTC and 22 November 2026, 07:15:00 UTC.',
    );
    expect(saidOf({ notBefore, notAfter: null })).toContain(
      'Not signed before 20 November 2026, 16:00:01 UTC. There is no proof yet',
    );
    expect(saidOf({ notBefore: null, notAfter: proven })).toContain(
      'Signed no later than 22 November 2026, 07:15:00 UTC.',
    );
    expect(saidOf({ notBefore: null, notAfter: null })).toContain('No moment is proven yet.');
  });

  test('says plainly that identity, authority and headquarters were not there where they were not', () => {
    const input = aCompletion('en');
    const signatures = input.signatures.map((signature) => ({
      ...signature,
      record: {
        ...signature.record,
        identity: { ...signature.record.identity, check: 'none' as const, detail: '' },
        authority: { kind: 'ownWord' as const },
        key: { ...signature.record.key, vouchedFor: false },
        clock: { ...signature.record.clock, headquarters: null, beacon: null },
      },
    }));
    const said = textsOf({ ...input, signatures });
    for (const words of ['Not checked.', 'no evidence was on file', 'Nobody beyond this device', 'never reached'])
      expect(said).toContain(words);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { Case, Tables } from '#shared/domain/datasets/tables';
import { agreementText, fixedText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { printInNode } from '../../../renderer/documents/print-in-node';
import { readEmbedded } from '../../../renderer/documents/read-embedded';
import { rebuild } from '../../../renderer/documents/rebuild';
import { aCompleteVisit } from '../../builders/a-complete-visit';

const facts = { createdAt: '2026-11-21T09:30:00Z', author: 'Bogenwerk Software AG' };

describe.each(['sla', 'plan'] as const)('a printed %s', (kind) => {
  let original: Json;
  let bytes: Uint8Array;
  beforeAll(async () => {
    original = dataOf(kind);
    bytes = await printed(pageOf(original));
  }, 60_000);

  test('carries its data word for word, with the SHA-256 that stands in its text', async () => {
    const found = await readEmbedded(bytes);
    expect(found).toMatchObject({ ok: true, value: { name: kind === 'sla' ? 'sla.json' : 'jsp.json', ...facts } });
    if (!found.ok) return;
    expect(found.value.json).toEqual(original);
    expect(sha256(found.value.text)).toBe(sha256(canonicalJson(original)));
  });

  test('is made again from its data to the last byte', async () => {
    const compared = await rebuild(bytes, { pagesOf, print: printInNode });
    expect(compared).toEqual(ok({ kind: 'same' }));
  }, 60_000);

  test('is found out when its paper says something else than its data', async () => {
    const page = pageOf(original);
    const blocks = page.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: [...block.text, ' And a clause that nobody agreed.'] } : block,
    );
    const forged = await printed({ ...page, blocks });
    expect(await rebuild(forged, { pagesOf, print: printInNode })).toMatchObject({
      ok: true,
      value: { kind: 'different' },
    });
  }, 60_000);
});

test('an agreement read out of its PDF gives every verdict that the original gives', async () => {
  const original = dataOf('sla');
  const found = await readEmbedded(await printed(pageOf(original)));
  if (!found.ok) throw new Error(found.error.kind);
  const [first, second] = [slaOfAnyFormat(original), slaOfAnyFormat(found.value.json)];
  if (first === null || second === null) throw new Error('The data is no agreement.');
  fc.assert(
    fc.property(someTables, (tables) => {
      const range = { from: '2027-01-01', to: '2027-07-01' };
      expect(measureAgreement(measurable(second), tables, range)).toEqual(
        measureAgreement(measurable(first), tables, range),
      );
    }),
    { numRuns: 40 },
  );
}, 120_000);

const begin = Date.UTC(2027, 0, 1);
const minute = 60_000;
const someMinutes = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * minute);
const someMoment = fc.integer({ min: 0, max: 181 * 24 * 60 - 1 }).map((count) => begin + count * minute);

const someCase: fc.Arbitrary<Case> = fc
  .record({
    id: fc.uuid(),
    openedAt: someMoment,
    answered: someMinutes(600),
    resolved: someMinutes(20_000),
    severity: fc.constantFrom('s1', 's2', 's3', 's4'),
    contacts: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ id, openedAt, answered, resolved, severity, contacts }) => ({
    id,
    service: '',
    region: '',
    channel: 'email',
    severities: [{ at: openedAt, severity }],
    startedAt: openedAt,
    detectedAt: openedAt,
    openedAt,
    acknowledgedAt: openedAt + answered,
    firstResponseAt: openedAt + answered,
    restoredAt: openedAt + answered + resolved,
    resolvedAt: openedAt + answered + resolved,
    closedAt: openedAt + answered + resolved,
    reopenedAt: null,
    followUpAt: null,
    updates: [],
    pauses: [],
    contacts,
    transferred: false,
    affectedShare: null,
    rootCause: '',
  }));

const someTables: fc.Arbitrary<Tables> = fc.record({
  cases: fc.array(someCase, { maxLength: 60 }),
  outages: fc.array(
    fc
      .record({ id: fc.uuid(), from: someMoment, length: someMinutes(400) })
      .map(({ id, from, length }) => ({ id, from, to: from + length, service: '', region: '' })),
    { maxLength: 20 },
  ),
  ratings: fc.array(fc.record({ at: someMoment, score: fc.integer({ min: 1, max: 5 }), region: fc.constant('') }), {
    maxLength: 60,
  }),
});

function dataOf(kind: AgreementKind): Json {
  const text = agreementText(aCompleteVisit(kind));
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  return text.value.data;
}

function pageOf(data: Json): DocumentPage {
  const page = pagesOf(data);
  if (!page.ok) throw new Error(page.error);
  return page.value;
}

/** The unsigned document of the data: locked, by nobody signed. */
function pagesOf(data: Json): Result<DocumentPage, string> {
  const text = fixedText(data);
  const { agreementId = '', version = 1 } = data as { agreementId?: string; version?: number };
  if (text === null) return refuse('no agreement');
  return ok(
    text.pages({
      agreement: {
        id: brand<'Agreement'>(agreementId),
        version,
        state: 'locked',
        dataSha256: sha256(canonicalJson(data)),
      },
      signatories: [],
    }),
  );
}

async function printed(page: DocumentPage): Promise<Uint8Array> {
  const made = await printInNode(page, facts);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.bytes;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { describe, expect, test } from 'vitest';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { type GuideFacts, takeHomeGuide } from '#shared/domain/signing/take-home-guide';

const facts: GuideFacts = {
  language: 'en',
  date: '2026-11-21',
  vendor: 'Bogenwerk Software AG',
  partner: 'Nordlicht <script>alert(1)</script> & Söhne',
  files: [
    {
      path: 'Plan #1 "x".pdf',
      file: { kind: 'agreement', title: 'Plan', reference: 'JSP-00a1b2 v1', strength: 'signed' },
    },
    { path: 'verify.html', file: { kind: 'verifier' } },
  ],
  missing: [],
  root: { organisation: 'Bogenwerk Software AG', name: 'Bogenwerk Agreements Root', sha256: `0a${'bc'.repeat(31)}` },
  vouchedFor: true,
};

describe('the page that explains the folder', () => {
  test('takes names as text and links to its files, whatever signs are in them', () => {
    const page = takeHomeGuide(facts);
    expect(page).toContain('Nordlicht &lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne');
    expect(page).not.toContain('<script');
    expect(page).toContain('<a href="Plan%20%231%20%22x%22.pdf">Plan #1 &quot;x&quot;.pdf</a>');
  });

  test.each(documentLanguages)('leaves no gap and says every part in the language of the partner (%s)', (language) => {
    const page = takeHomeGuide({ ...facts, language });
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/undefined|\{[a-z]+\}(?![^<]*<\/style>)/);
    expect(page).toContain(`0A ${'BC '.repeat(31).trim()}`);
  });

  test('says what the time-stamp will bring only while it is not there', () => {
    const archived = facts.files.map((one) =>
      one.file.kind === 'agreement' ? { ...one, file: { ...one.file, strength: 'archived' as const } } : one,
    );
    expect(takeHomeGuide(facts)).toContain('When the vendor’s headquarters is next reached');
    expect(takeHomeGuide({ ...facts, files: archived })).toContain('The signed files carry a time-stamp');
  });

  test('names what is signed but not in it, and that nobody vouches where nobody does', () => {
    const missing = [{ title: 'Service Level Agreement', reference: 'SLA-00c3d4 v2' }];
    const page = takeHomeGuide({ ...facts, missing, root: null, vouchedFor: false });
    expect(page).toContain('Service Level Agreement SLA-00c3d4 v2 is signed too');
    expect(page).toContain('verify.html holds no root certificate');
    expect(page).toContain('a device that no headquarters vouches for');
  });
});

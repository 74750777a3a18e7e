import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { verifyFile } from '#shared/proof/verify/verify-file';
import {
  aSignedFile,
  managerSigning,
  partnerSigning,
  type SignedFile,
  signedWith,
} from '../../../../builders/a-signed-file';
import { aSigningAuthority } from '../../../../builders/a-signing-authority';
import { asLatin, cutBack, latin, overwritten, Victim } from '../../../../builders/an-attack';

let file: SignedFile;
beforeAll(async () => {
  file = await aSignedFile();
});

/** The judgement and every reason that speaks against the file, of the file, its signatures and what came after. */
async function against(bytes: Uint8Array, at = '2026-11-21T20:00:00Z') {
  const report = await verifyFile(bytes, { anchors: [file.authority.root], revocationLists: [], at });
  const codes = [
    ...report.reasons,
    ...report.signatures.flatMap(({ reasons, changesAfter }) => [...reasons, ...changesAfter.map((one) => one.reason)]),
  ]
    .filter(({ weighs }) => weighs !== 'valid')
    .map(({ code }) => code);
  return { judgement: report.judgement, because: [...new Set(codes)].sort() };
}
const invalid = (...because: readonly string[]) => ({ judgement: 'invalid', because });

const stages = ['signed', 'archived'] as const;
describe.each(stages)('an agreement that is %s', (stage) => {
  const victim = () => new Victim(file[stage]);

  test('and has one bit turned is not believed', async () => {
    const at = asLatin(file[stage]).indexOf('stream\n') + 20;
    const bytes = overwritten(file[stage], at, Uint8Array.of((file[stage][at] ?? 0) ^ 1));
    const { judgement, because } = await against(bytes);
    expect(judgement).toBe('invalid');
    expect(because).toContain('digestDiffers');
  });

  test('keeps no other content on a page', async () => {
    const one = victim();
    const [page = 0] = one.pages;
    const content = one.addStream('', '0 0 1 rg 0 0 500 500 re f');
    one.replace(page, /\/Contents \d+ 0 R/, `/Contents ${content} 0 R`);
    expect(await against(one.revision())).toEqual(invalid('pageChanged'));
  });

  test('keeps no other content in the place of the old one', async () => {
    const one = victim();
    const content = one.entry(one.pages[0] ?? 0, 'Contents');
    one.change(content, '<< /Length 10 >>\nstream\n0 0 1 rg  \nendstream');
    expect(await against(one.revision())).toEqual(invalid('pageChanged'));
  });

  test('keeps no stamp over its text', async () => {
    const one = victim();
    const picture = one.addStream('/Type /XObject /Subtype /Form /BBox [0 0 300 50]', '1 1 1 rg 0 0 300 50 re f');
    const stamp = one.add(`<< /Type /Annot /Subtype /Stamp /F 4 /Rect [50 600 350 650] /AP << /N ${picture} 0 R >> >>`);
    const [page = 0] = one.pages;
    if (/\/Annots \[/.test(one.text(page))) one.replace(page, /\/Annots \[/, `/Annots [${stamp} 0 R `);
    else one.put(page, `/Annots [${stamp} 0 R]`);
    expect(await against(one.revision())).toEqual(invalid('annotationChanged'));
  });

  test('keeps no program that runs when it is opened', async () => {
    const one = victim();
    one.put(one.catalog, '/OpenAction << /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>');
    expect(await against(one.revision())).toEqual(invalid('actionInside', 'scriptChanged', 'scriptInside'));
  });

  test('keeps no other data in its attachment', async () => {
    const one = victim();
    const [attached = 0] = one.ofType('EmbeddedFile');
    one.change(attached, '<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream');
    expect(await against(one.revision())).toEqual(invalid('attachmentChanged'));
  });

  test('keeps no other ink in a signed field', async () => {
    const one = victim();
    const ink = one.entry(one.field('Partner1'), 'AP', 'N');
    one.change(ink, '<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 1 >>\nstream\nq\nendstream');
    expect((await against(one.revision())).judgement).toBe('invalid');
    const other = victim();
    const picture = other.addStream('/Type /XObject /Subtype /Form /BBox [0 0 300 50]', '1 1 1 rg 0 0 300 50 re f');
    other.replace(other.field('Partner1'), /\/N \d+ 0 R/, `/N ${picture} 0 R`);
    expect((await against(other.revision())).judgement).toBe('invalid');
  });

  test('keeps no signature field that was moved', async () => {
    const one = victim();
    one.replace(one.field('Partner1'), /\/Rect \[[^\]]*\]/, '/Rect [10 10 300 300]');
    expect(await against(one.revision())).toEqual(invalid('fieldChanged', 'fieldLocked'));
  });

  test('keeps every page', async () => {
    const one = victim();
    const pages = one.entry(one.catalog, 'Pages');
    one.replace(pages, /\/Kids \[[^\]]*\]/, '/Kids []').replace(pages, /\/Count \d+/, '/Count 0');
    expect(await against(one.revision())).toEqual(invalid('pagesChanged'));
  });

  test('cut back to the first signature says that one is missing', async () => {
    expect(await against(cutBack(file[stage], 2))).toEqual({ judgement: 'undecided', because: ['notFinished'] });
  });

  test('keeps nothing in the place of a signature but the signature', async () => {
    const text = asLatin(file[stage]);
    const end = text.indexOf('00>', text.indexOf('/Contents <'));
    expect(end).toBeGreaterThan(0);
    expect((await against(overwritten(file[stage], end, '41'))).because).toContain('paddingNotEmpty');
    expect((await against(overwritten(file[stage], end, '0 '))).judgement).toBe('invalid');
    const gap = text.indexOf('/Contents <') + 10;
    expect((await against(overwritten(file[stage], gap, ' <'))).because).toContain('gapNotTheSignature');
  });

  test('and an emptied signature is no signature', async () => {
    const text = asLatin(file[stage]);
    const from = text.indexOf('/Contents <') + 11;
    const length = text.indexOf('>', from) - from;
    const emptied = overwritten(file[stage], from, latin('0'.repeat(length)));
    expect((await against(emptied)).because).toContain('contentsEmpty');
  });

  test('keeps its title', async () => {
    const one = victim();
    one.put(one.info, '/Title (Another title)');
    expect(await against(one.revision())).toEqual(invalid('metadataChanged', 'readTwoWays'));
    const other = victim();
    const title = other.entry(other.info, 'Title');
    other.change(title, '(Another title)');
    expect(await against(other.revision())).toEqual(invalid('metadataChanged'));
  });

  test('takes no new form field', async () => {
    const one = victim();
    const form = one.entry(one.catalog, 'AcroForm');
    const [page = 0] = one.pages;
    const field = one.add(
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Price) /V (1) /F 4 /P ${page} 0 R /Rect [50 600 350 650] >>`,
    );
    one.replace(form, /\/Fields \[/, `/Fields [${field} 0 R `);
    expect((await against(one.revision())).judgement).toBe('invalid');
    const other = victim();
    other.add(
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Price) /V (1) /F 4 /P ${page} 0 R /Rect [50 600 350 650] >>`,
    );
    other.replace(
      form,
      /\/Fields \[([^\]]*)\]/,
      `/Fields [${other.text(form).match(/\/Fields \[([^\]]*)\]/)?.[1]} ${field} 0 R]`,
    );
    expect(await against(other.revision())).toEqual(invalid('fieldLocked', 'formFieldAdded'));
  });

  test('takes nothing that nobody uses, and nothing behind its end', async () => {
    const one = victim();
    one.add('<< /Sleeping true >>');
    expect(await against(one.revision())).toEqual(invalid('unreachableAdded'));
    const behind = new Uint8Array([...file[stage], ...latin('% harmless?\nsomething')]);
    expect((await against(behind)).judgement).not.toBe('valid');
  });

  test('takes no other root', async () => {
    const one = victim();
    const root = one.add(one.text(one.catalog));
    one.inTrailer({ Root: `${root} 0 R` });
    expect((await against(one.revision())).judgement).toBe('invalid');
  });

  test('keeps the signatures it has', async () => {
    const one = victim();
    const signature = one.entry(one.field('Vendor1'), 'V');
    one.replace(one.field('Vendor1'), new RegExp(`/V ${signature} 0 R`), '');
    const { judgement, because } = await against(one.revision());
    expect(judgement).toBe('invalid');
    expect(because).toContain('signatureReplaced');
  });

  test('has nothing in its signatures that can be changed unnoticed', async () => {
    const text = asLatin(file[stage]);
    const believed: number[] = [];
    const places: number[] = [];
    for (let from = text.indexOf('/Contents <'); from >= 0; from = text.indexOf('/Contents <', from + 1)) {
      const end = text.indexOf('>', from);
      // Every place is somebody's turn in forged-files.test.ts; here each stage has some.
      for (let at = from + 11; at < end; at += 1009) places.push(at);
    }
    for (const at of places) {
      for (const bit of [1, 8, 0x20]) {
        const bytes = overwritten(file[stage], at, Uint8Array.of((file[stage][at] ?? 0) ^ bit));
        if ((await against(bytes)).judgement === 'valid') believed.push(at);
      }
    }
    expect(believed).toEqual([]);
  }, 120_000);
});

describe('hidden content', () => {
  test('prepared before signing and woken up afterwards is not believed', async () => {
    const prepared = new Victim(file.unsigned);
    const [page = 0] = prepared.pages;
    prepared.put(page, '/Shadow 4000 0 R');
    const { authority } = file;
    const certified = await signedWith(prepared.revision(), await managerSigning(authority));
    const signed = await signedWith(certified, await partnerSigning(authority));
    const before = await against(signed);
    expect(before.judgement).not.toBe('valid');
    const one = new Victim(signed);
    one.add('<< /Type /Annot >>', 4000);
    expect((await against(one.revision())).because).toContain('sleepingReferenceFilled');
  });
});

describe('a key that is not the manager’s', () => {
  test('of somebody who calls himself headquarters does not certify', async () => {
    const impostor = await aSigningAuthority('2026-11-21T09:00:00Z', file.authority.organisation);
    const certified = await signedWith(file.unsigned, await managerSigning(impostor));
    expect((await against(certified)).because).toContain('impostor');
  });

  test('of another organisation proves nothing here', async () => {
    const stranger = await aSigningAuthority('2026-11-21T09:00:00Z', 'Somebody Else Ltd');
    const certified = await signedWith(file.unsigned, await managerSigning(stranger));
    const signed = await signedWith(certified, await partnerSigning(file.authority));
    expect(await against(signed)).toEqual({ judgement: 'undecided', because: ['issuerUnknown'] });
  });

  test('made in the room does not certify', async () => {
    const signer = await file.authority.inPerson('Änne Großmann', 'Meridian', '2026-11-21T09:00:00Z');
    const certified = await signedWith(file.unsigned, await managerSigning(file.authority, { signer }));
    expect((await against(certified)).because).toEqual(['certifiedInPerson', 'notFinished']);
  });

  test('on a device whose clock was put back shows', async () => {
    const { authority } = file;
    const beacon = await authority.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32));
    const request = await managerSigning(authority, { beacon, claimedAt: '2026-06-01T09:00:00Z' });
    const certified = await signedWith(file.unsigned, request);
    expect((await against(certified)).because).toEqual(['claimedTooEarly', 'notFinished']);
  });

  test('whose certificate has ended proves nothing without a time-stamp', async () => {
    const { judgement, because } = await against(file.signed, '2028-06-01T09:00:00Z');
    expect(judgement).toBe('undecided');
    expect(because).toEqual(['certificateExpired']);
  });
});

test('bytes of any kind get an answer, and the check itself never breaks', async () => {
  const seeds = [file.archived, file.signed, file.certified];
  let state = 20261121;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  for (let run = 0; run < 150; run += 1) {
    const seed = seeds[run % seeds.length] ?? file.signed;
    const bytes = new Uint8Array(seed);
    for (let hit = 0; hit <= run % 3; hit += 1) bytes[next(bytes.length)] = next(256);
    if (Buffer.compare(bytes, seed) === 0) continue;
    const { judgement, because } = await against(bytes);
    expect([run, judgement === 'valid', because.includes('verifierBroke')]).toEqual([run, false, false]);
  }
  expect(readPdf(file.archived).ok).toBe(true);
}, 120_000);

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { PartnerId } from '#shared/domain/partners/partner';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { captureEvidence, reviewEvidence } from '../../../../renderer/data/actions/evidence-actions';
import { base64OfBytes } from '../../../../renderer/data/base64';
import { allRecords } from '../../../../renderer/data/reading';
import { saveTakeHome } from '../../../../renderer/data/save-take-home';
import { readTrust } from '../../../../renderer/data/signing-trust';
import { composeTakeHome } from '../../../../renderer/data/take-home';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aCertifiedDevice, aCompletedPlan, composed, someVerifierPage, textIn } from '../../../builders/a-take-home';
import { aWorkspace } from '../../../builders/a-workspace';
import { sha256Hex } from '../../../builders/sha256-hex';

async function proof(
  workspace: Workspace,
  partnerId: string,
  differs: { readonly title: string; readonly confidentiality: 'partner' | 'internal' | 'restricted' },
): Promise<void> {
  const captured = await captureEvidence(workspace, {
    partnerId: partnerId as PartnerId,
    typeId: 'E1.1',
    evidenceId: null,
    source: 'file',
    files: [{ sha256: sha256Hex(differs.title), bytes: 900, mime: 'application/pdf', name: '=extract.pdf' }],
    effectiveFrom: '2026-11-19',
    effectiveTo: null,
    facts: {},
    attestation: null,
    questionId: null,
    ownerId: null,
    siteId: null,
    place: null,
    ...differs,
  });
  if (!captured.ok) throw new Error(JSON.stringify(captured.error));
  const reviewed = await reviewEvidence(workspace, captured.value.revision.id, {
    verdict: 'accepted',
    reason: 'secret note',
  });
  if (!reviewed.ok) throw new Error(JSON.stringify(reviewed.error));
}

describe('what a partner takes home', () => {
  test('is the signed file, how it was signed, and what checks and explains it, each with its fingerprint', async () => {
    const { workspace } = await aCertifiedDevice();
    const { session, document, completion, agreement } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    const reference = `JSP-${agreement.id.slice(-6)} v1`;
    expect([home.folder, home.missing, home.hasCompletion]).toEqual([
      'Unterzeichnet mit Nordlicht Systemhaus GmbH 2026-11-20',
      [],
      true,
    ]);
    expect(home.files.map(({ path }) => path)).toEqual([
      `Joint Success Plan ${reference}.pdf`,
      `Certificate of completion ${reference}.pdf`,
      'evidence.csv',
      'commitments.ics',
      'verify.html',
      'READ-ME.html',
      'SHA256SUMS',
    ]);
    expect(home.files.slice(0, 2).map(({ sha256 }) => sha256)).toEqual([document.file.sha256, completion.file.sha256]);
    const sums = await textIn(home, 'sums');
    const listed = await Promise.all(
      home.files
        .slice(0, -1)
        .map(async ({ path, content }) => `${sha256Hex(new Uint8Array(await content.arrayBuffer()))}  ${path}\n`),
    );
    expect(sums).toBe(listed.join(''));
  }, 60_000);

  test('brings the root of this headquarters along, in the page that checks and on paper', async () => {
    const { workspace } = await aCertifiedDevice();
    const { session } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    const [root] = (await readTrust(workspace))?.authorities ?? [];
    if (!root) throw new Error('There is no root.');
    const inside = /<script type="application\/json" id="trust">(.*)<\/script>/.exec(
      await textIn(home, 'verifier'),
    )?.[1];
    expect(JSON.parse(inside ?? '')).toEqual({
      roots: [base64OfBytes(root)],
      timeRoots: [],
      revocationLists: (await readTrust(workspace))?.revocationLists.map(base64OfBytes),
    });
    const pairs = sha256Hex(root).toUpperCase().match(/../g)?.join(' ') ?? '';
    expect(await textIn(home, 'guide')).toContain(pairs);
    const [signed] = home.files;
    const report = await verifyFile(new Uint8Array((await signed?.content.arrayBuffer()) ?? new ArrayBuffer()), {
      anchors: [root],
      revocationLists: [],
      at: '2026-11-21T09:00:00Z',
    });
    expect(report.judgement).toBe('valid');
  }, 60_000);

  test('says so where no headquarters vouches, and the page then believes nobody', async () => {
    const { workspace } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    expect(await textIn(home, 'verifier')).toContain('{"roots":[],"timeRoots":[],"revocationLists":[]}');
    const guide = await textIn(home, 'guide');
    expect(guide).toContain('verify.html enthält kein Wurzelzertifikat');
    expect(guide).toContain('für das keine Zentrale einsteht');
  }, 60_000);

  test('lists the accepted evidence a partner may see, and nothing of what is for the vendor only', async () => {
    const { workspace } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    await proof(workspace, session.partnerId, { title: 'Auszug; "aktuell"', confidentiality: 'partner' });
    await proof(workspace, session.partnerId, { title: 'Our own rating', confidentiality: 'internal' });
    await proof(workspace, session.partnerId, { title: 'Passport', confidentiality: 'restricted' });
    const list = await textIn(await composed(workspace, session.id), 'evidence');
    const lines = list.split('\r\n');
    expect(lines.length).toBe(3);
    expect(lines[1]).toContain(';"Auszug; ""aktuell""";1;2026-11-19;');
    // A table program would take it for a formula.
    expect(lines[1]).toContain(`;"'=extract.pdf";${sha256Hex('Auszug; "aktuell"')}`);
    expect(list).not.toMatch(/Our own rating|Passport|secret note/);
  }, 60_000);

  test('has a calendar of what is still to be kept, in the language of the partner', async () => {
    const { workspace } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const calendar = await textIn(await composed(workspace, session.id), 'calendar');
    const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
    expect([lines[0], lines.at(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    const entries = lines.filter((line) => line === 'BEGIN:VEVENT').length;
    expect(entries).toBeGreaterThan(10);
    expect(lines.filter((line) => line.startsWith('DTSTART;VALUE=DATE:')).length).toBe(entries);
    expect(calendar).toContain('Meilenstein');
  }, 60_000);

  test('is handed over without the page that checks where that is not here yet, and says so', async () => {
    const { workspace } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const made = await composeTakeHome(workspace, session.id, async () => '<html></html>');
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value.files.map(({ path }) => path)).not.toContain('verify.html');
    expect(await textIn(made.value, 'guide')).toContain('verify.html liegt nicht bei');
    expect(await composeTakeHome(workspace, 'nothing', someVerifierPage)).toEqual({
      ok: false,
      error: { kind: 'not-here' },
    });
  }, 60_000);
});

describe('saving it', () => {
  test('as a folder puts on record which files were handed over', async () => {
    const { workspace, host } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    const told: number[] = [];
    const saved = await saveTakeHome(workspace, home, { shape: 'folder', onProgress: (bytes) => told.push(bytes) });
    expect(saved).toEqual({ ok: true, value: { kind: 'saved', noted: true } });
    const paths = home.files.map(({ path }) => path);
    expect(host.savedFolders.map(({ name, files }) => [name, files.map(({ path }) => path)])).toEqual([
      [home.folder, paths],
    ]);
    expect(told.at(-1)).toBe(home.files.reduce((sum, { content }) => sum + content.size, 0));
    const events = await allRecords(workspace.database, 'signingEvent');
    expect(events.map(({ event }) => event)).toEqual([{ kind: 'takenHome', files: paths }]);
  }, 60_000);

  test('onto a full stick is told, and nothing is said to have been handed over', async () => {
    const { workspace, host } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    host.faults.stickFull = true;
    expect(await saveTakeHome(workspace, home, { shape: 'folder' })).toEqual({ ok: false, error: { kind: 'full' } });
    host.faults.stickFull = false;
    const stop = new AbortController();
    stop.abort();
    for (const shape of ['folder', 'zip'] as const)
      expect(await saveTakeHome(workspace, home, { shape, signal: stop.signal })).toEqual({
        ok: true,
        value: { kind: 'cancelled' },
      });
    expect([host.savedFolders, host.saved]).toEqual([[], []]);
    expect(await allRecords(workspace.database, 'signingEvent')).toEqual([]);
  }, 60_000);

  test('as one file gives an archive that any program opens, with the very same files', async () => {
    const { workspace, host } = await aWorkspace();
    const { session } = await aCompletedPlan(workspace);
    const home = await composed(workspace, session.id);
    expect(await saveTakeHome(workspace, home, { shape: 'zip' })).toMatchObject({ ok: true });
    const [archive] = host.saved;
    expect(archive?.name).toBe(`${home.folder}.zip`);
    const bytes = new Uint8Array((await archive?.content.arrayBuffer()) ?? new ArrayBuffer());
    const inside = unzipSync(bytes);
    expect(Object.entries(inside).map(([path, content]) => [path, sha256Hex(content)])).toEqual(
      home.files.map(({ path, sha256 }) => [`${home.folder}/${path}`, sha256]),
    );
    const place = await mkdtemp(join(tmpdir(), 'fieldpact-zip-'));
    try {
      await writeFile(join(place, 'all.zip'), bytes);
      // What other programs make of it, where they are installed.
      const unpacked = spawnSync('unzip', ['-q', 'all.zip'], { cwd: place });
      expect([0, null]).toContain(unpacked.status);
      const folder = join(place, home.folder);
      const checked = spawnSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: folder });
      expect([0, null]).toContain(checked.status);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  }, 60_000);
});

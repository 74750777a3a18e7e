import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { clockTrust } from '#shared/domain/evidence/clock-trust';
import type { PartnerId } from '#shared/domain/partners/partner';
import {
  captureEvidence,
  correctEvidence,
  type GivenEvidence,
} from '../../../../renderer/data/actions/evidence-actions';
import { keepRedaction } from '../../../../renderer/data/actions/redaction-actions';
import { keepBlob } from '../../../../renderer/data/keep-blob';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import { lastWrittenAt } from '../../../../renderer/data/queries/clock-queries';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

const original = new TextEncoder().encode('the picture as it came, with a face');
const covered = new TextEncoder().encode('the picture with the face covered');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const area = { left: 0.1, top: 0.1, width: 0.2, height: 0.2 };

function aRegisterExtract(partnerId: PartnerId): GivenEvidence {
  return {
    partnerId,
    typeId: 'E1.1',
    evidenceId: null,
    title: '',
    source: 'file',
    files: [{ sha256: 'd'.repeat(64), bytes: 900, mime: 'application/pdf', name: 'extract.pdf' }],
    effectiveFrom: '2026-11-20',
    effectiveTo: null,
    facts: {},
    attestation: null,
    questionId: null,
    ownerId: null,
    confidentiality: 'partner',
    siteId: null,
    place: null,
  };
}

/** A workspace with a photograph of a site as evidence. */
async function aPhotograph() {
  const { workspace } = await aWorkspace();
  const partner = await keepPartner(workspace);
  await keepBlob(workspace, { bytes: original, mime: 'image/png', partnerId: partner.id });
  const photo = { sha256: hashOf(original), bytes: original.byteLength, mime: 'image/png', name: 'door.png' };
  const files = [photo, { ...photo, sha256: 'c'.repeat(64), name: 'second page.png' }];
  const captured = await captureEvidence(workspace, { ...aRegisterExtract(partner.id), files });
  if (!captured.ok) throw new Error('The photograph of a test was not kept.');
  return { workspace, partner, photo, ...captured.value };
}

describe('a covered copy', () => {
  test('is kept as bytes of its own beside the original, whose bytes and hash stay as they were', async () => {
    const { workspace, partner, photo, revision } = await aPhotograph();
    const kept = await keepRedaction(workspace, {
      revisionId: revision.id,
      original: photo.sha256,
      copy: { bytes: covered, mime: 'image/png', name: 'door, covered.png' },
      areas: [area],
      reason: 'A face',
    });
    expect(kept.ok && kept.value).toMatchObject({
      revisionId: revision.id,
      original: photo.sha256,
      copy: { sha256: hashOf(covered), bytes: covered.byteLength, mime: 'image/png', name: 'door, covered.png' },
      areas: [area],
      reason: 'A face',
    });
    const file = await gatherPartnerFile(workspace.database, partner.id);
    expect(file?.revisions).toEqual([revision]);
    expect(file?.redactions.map(({ copy }) => copy.sha256)).toEqual([hashOf(covered)]);
    const stillThere = await workspace.host.blobs.open(photo.sha256);
    expect(stillThere && hashOf(new Uint8Array(await stillThere.arrayBuffer()))).toBe(photo.sha256);
    expect((await workspace.database.blobs.get(hashOf(covered)))?.state).toBe('waiting');
  });

  test('leaves no bytes behind when it is refused', async () => {
    const { workspace, photo, revision } = await aPhotograph();
    const refused = await keepRedaction(workspace, {
      revisionId: revision.id,
      original: photo.sha256,
      copy: { bytes: covered, mime: 'image/png', name: 'door.png' },
      areas: [area],
      reason: ' ',
    });
    expect(refused).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    expect(await workspace.host.blobs.open(hashOf(covered))).toBeNull();
  });
});

test('a revision keeps several files, and what is said of its piece can be corrected afterwards', async () => {
  const { workspace, evidence, revision } = await aPhotograph();
  expect(revision.files.map(({ name }) => name)).toEqual(['door.png', 'second page.png']);
  const corrected = await correctEvidence(workspace, evidence.id, {
    title: 'Extract, Oslo',
    confidentiality: 'restricted',
    ownerId: brand<'Person'>('mira'),
  });
  expect(corrected.ok && corrected.value).toEqual({
    ...evidence,
    title: 'Extract, Oslo',
    confidentiality: 'restricted',
    ownerId: 'mira',
  });
});

describe('the clock of the device', () => {
  test('is held against the last change this device wrote, and none before it wrote anything', async () => {
    const { workspace } = await aWorkspace();
    expect(await lastWrittenAt(workspace)).toBeNull();
    await keepPartner(workspace);
    expect(await lastWrittenAt(workspace)).toBe(Date.parse('2026-11-20T12:00:00Z'));
  });

  test('is written down as it is, also when it was set back, so that what was captured stays honest', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    const { workspace } = await aWorkspace({ now: () => now });
    const partner = await keepPartner(workspace);
    now -= 24 * 3_600_000;
    const written = await lastWrittenAt(workspace);
    expect(clockTrust(now, written)).toMatchObject({ state: 'setBack', by: 24 * 3_600_000 });
    const captured = await captureEvidence(workspace, aRegisterExtract(partner.id));
    expect(captured.ok && captured.value.revision.capturedAt).toBe('2026-11-19T12:00:00.000Z');
  });
});

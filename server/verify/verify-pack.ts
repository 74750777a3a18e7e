import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { entryText, firstHash } from '#shared/contracts/hq-log';
import { linesOf } from '../backup/lines';
import { readDeviceKey } from '../enrolment/device-key';
import { type PackManifest, packCheckpoint, packEntry, packLink, packManifest, packRow } from '../export/pack-format';
import { type OpenZip, openZip } from '../export/read-zip';
import { sha256 } from '../sync/sha256';
import { Anchors, noteRestore } from './anchors';
import { checkEntry, type Devices } from './entry-check';
import { entrySentence, type Finding, type Report } from './finding';
import { keysById } from './log-keys';
import type { LoggedEntry } from './logged-entry';
import { checkRows, type StoredState } from './row-check';

export interface PackAsked {
  readonly file: string;
  /** Public keys of the log known from elsewhere, base64; without any, the pack's word counts. */
  readonly logKeys: readonly string[];
  readonly onFinding: (finding: Finding) => void;
}

export interface PackChecked {
  readonly partner: string;
  readonly headquarters: string;
  readonly takenAt: string;
  readonly entries: number;
  readonly links: number;
  readonly anchors: number;
  readonly files: number;
  readonly findings: number;
  /** Whether the key of the log was known from elsewhere. */
  readonly keyIsKnown: boolean;
}

/** Checks an audit pack by itself. The refusal says why it cannot be read at all. */
export async function verifyPack(asked: PackAsked): Promise<Result<PackChecked, string>> {
  let zip: OpenZip;
  try {
    zip = await openZip(asked.file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse(
      code === undefined
        ? `${asked.file} is not a whole ZIP: it was cut off or damaged. Ask for it again.`
        : `${asked.file} cannot be read (${code}).`,
    );
  }
  try {
    const manifest = packManifest.safeParse(parsed(await textOf(zip, 'manifest.json')));
    if (!manifest.success)
      return refuse(`${asked.file} is not an audit pack of Fieldpact, or its manifest is damaged.`);
    return ok(await check(zip, manifest.data, asked));
  } finally {
    zip.close();
  }
}

async function check(zip: OpenZip, manifest: PackManifest, asked: PackAsked): Promise<PackChecked> {
  let findings = 0;
  const told = new Set<string>();
  const report: Report = (finding) => {
    if (told.has(finding.sentence)) return;
    told.add(finding.sentence);
    findings += 1;
    asked.onFinding(finding);
  };
  const about = (what: 'pack' | 'log-key' | 'missing-file', sentence: string) =>
    report({ what, territory: null, entry: null, sentence });
  const known = asked.logKeys.length > 0;
  if (known && !manifest.logKeys.every((key) => asked.logKeys.includes(key)))
    about('log-key', 'The pack names another key of the log than the one that is known.');
  await checkContents(zip, manifest, about);
  for (const file of manifest.missing)
    about('missing-file', `File ${file} is not in the pack: headquarters did not have it.`);
  const sum = { entries: 0, links: 0, anchors: 0 };
  for (const territory of manifest.territories) {
    const done = await checkTerritory(zip, manifest, territory, known ? asked.logKeys : manifest.logKeys, report);
    sum.entries += done.entries;
    sum.links += done.links;
    sum.anchors += done.anchors;
  }
  return {
    ...{ partner: manifest.partner.name, headquarters: manifest.headquarters, takenAt: manifest.takenAt },
    ...sum,
    files: manifest.contents.filter(({ path }) => path.startsWith('files/')).length,
    ...{ findings, keyIsKnown: known },
  };
}

async function checkContents(
  zip: OpenZip,
  manifest: PackManifest,
  about: (what: 'pack', sentence: string) => void,
): Promise<void> {
  const named = new Set(['manifest.json', 'README.txt', ...manifest.contents.map(({ path }) => path)]);
  for (const path of zip.paths) if (!named.has(path)) about('pack', `${path} was put into the pack.`);
  for (const { path, sha256: wanted } of manifest.contents) {
    const found = zip.paths.includes(path) ? await hashIn(zip, path) : 'gone';
    const isFile = path.startsWith('files/');
    if (found === 'gone') about('pack', `${path} was taken out of the pack.`);
    else if (found !== wanted) about('pack', `${path} was changed after the pack was made.`);
    else if (isFile && path !== `files/${found}`) about('pack', `${path} does not have the content its name says.`);
  }
}

async function hashIn(zip: OpenZip, path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await zip.read(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return 'unreadable';
  }
}

type PackTerritory = PackManifest['territories'][number];

async function checkTerritory(
  zip: OpenZip,
  manifest: PackManifest,
  territory: PackTerritory,
  logKeys: readonly string[],
  report: Report,
): Promise<{ readonly entries: number; readonly links: number; readonly anchors: number }> {
  const devices = devicesIn(manifest);
  const entries: LoggedEntry[] = await linesIn(zip, `${territory.folder}/entries.ndjson`, packEntry, report);
  const checkpoints = await linesIn(zip, `${territory.folder}/checkpoints.ndjson`, packCheckpoint, report);
  const rows: StoredState[] = await linesIn(zip, `${territory.folder}/rows.ndjson`, packRow, report);
  const anchors = new Anchors(territory.name, report);
  const wanted = new Set([
    ...entries.flatMap(({ seq, body }) => [seq, toldSeq(body) ?? seq]),
    ...checkpoints.map(({ seq }) => seq),
  ]);
  const chain = await followLinks(zip, territory, wanted, report);
  for (const entry of entries) {
    const { envelope } = checkEntry(territory, entry, devices, report);
    compareLink(territory, entry, chain, report);
    noteRestore(anchors, entry);
    const isHere = envelope !== null && (envelope.sp === '' || envelope.sp === territory.id);
    if (isHere && envelope.h !== undefined && entry.why !== 'other-space')
      anchors.told(entry.seq, entry.device, envelope.h, chain.hashes.get(toldSeq(entry.body) ?? 0));
  }
  const keys = keysById(logKeys);
  for (const head of checkpoints)
    anchors.checkpoint(manifest.server, territory.id, head, keys, chain.hashes.get(head.seq));
  checkRecords(manifest, territory, entries, rows, devices, report);
  return { entries: entries.length, links: chain.links, anchors: anchors.checked };
}

function checkRecords(
  manifest: PackManifest,
  territory: PackTerritory,
  entries: readonly LoggedEntry[],
  rows: readonly StoredState[],
  devices: Devices,
  report: Report,
): void {
  const gone = manifest.gone.filter((each) => each.territory === territory.id);
  const ids = new Set([...entries, ...rows, ...gone].map(({ row }) => row));
  for (const id of ids) {
    const history = {
      entries: entries.filter(({ row }) => row === id),
      states: rows.filter(({ row }) => row === id),
      gone: gone.filter(({ row }) => row === id),
    };
    checkRows(territory, history, (device) => devices.get(device)?.key?.tag ?? '', report);
  }
}

interface FollowedChain {
  readonly links: number;
  readonly hashes: ReadonlyMap<number, string>;
}

/** Makes the hash of every entry from the links alone, and compares the last one with the head. */
async function followLinks(
  zip: OpenZip,
  territory: PackTerritory,
  wanted: ReadonlySet<number>,
  report: Report,
): Promise<FollowedChain> {
  const hashes = new Map<number, string>();
  const say = (entry: number, sentence: string) =>
    report({ what: 'broken-chain', territory: territory.name, entry, sentence });
  let at = { seq: 0, hash: firstHash };
  let links = 0;
  for await (const text of textLines(zip, `${territory.folder}/links.ndjson`)) {
    const link = packLink.safeParse(parsed(text));
    if (!link.success) {
      say(at.seq + 1, `Entry ${at.seq + 1} of territory ${territory.name}: its link in the pack is damaged.`);
      continue;
    }
    if (link.data.seq !== at.seq + 1)
      say(at.seq + 1, `The links of territory ${territory.name} jump from entry ${at.seq} to entry ${link.data.seq}.`);
    links += 1;
    at = { seq: link.data.seq, hash: sha256(entryText(territory.id, { ...link.data, previous: at.hash })) };
    if (wanted.has(at.seq)) hashes.set(at.seq, at.hash);
  }
  if (at.seq !== territory.seq || at.hash !== territory.hash)
    say(territory.seq, `The links of territory ${territory.name} do not lead to its head, entry ${territory.seq}.`);
  return { links, hashes };
}

function compareLink(territory: PackTerritory, entry: LoggedEntry, chain: FollowedChain, report: Report): void {
  const tell = (words: string) =>
    report({
      ...{ what: 'broken-chain', territory: territory.name, entry: entry.seq },
      sentence: entrySentence(territory.name, entry.seq, words),
    });
  const own = sha256(entryText(territory.id, entry));
  if (own !== entry.hash) tell('what stands beside its body does not fit its hash; something of it was changed.');
  else if (chain.hashes.get(entry.seq) !== entry.hash) tell('it is not the entry that the chain has at its place.');
}

function devicesIn(manifest: PackManifest): Devices {
  return new Map(
    manifest.devices.map(({ id, name, user, home, key }) => [id, { name, user, home, key: readDeviceKey(key) }]),
  );
}

function toldSeq(body: string): number | null {
  const told = /"h":"(\d{1,15}):/.exec(body);
  return told ? Number(told[1]) : null;
}

async function linesIn<Schema extends z.ZodType>(
  zip: OpenZip,
  path: string,
  schema: Schema,
  report: Report,
): Promise<z.output<Schema>[]> {
  const lines: z.output<Schema>[] = [];
  let number = 0;
  for await (const text of textLines(zip, path)) {
    number += 1;
    const line = schema.safeParse(parsed(text));
    if (line.success) lines.push(line.data);
    else report({ what: 'pack', territory: null, entry: null, sentence: `Line ${number} of ${path} is damaged.` });
  }
  return lines;
}

async function* textLines(zip: OpenZip, path: string): AsyncGenerator<string> {
  // What is not there was reported with the contents.
  if (!zip.paths.includes(path)) return;
  try {
    yield* linesOf((await zip.read(path)) as AsyncIterable<Buffer>);
  } catch {
    // As was what cannot be unpacked.
  }
}

async function textOf(zip: OpenZip, path: string): Promise<string> {
  if (!zip.paths.includes(path)) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.read(path)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Pack } from '#shared/domain/playbook/pack';
import { changeWords } from '#shared/domain/playbook/pack-change-words';
import { readPack } from '#shared/domain/playbook/pack-check';
import { diffPacks, type PackChange } from '#shared/domain/playbook/pack-diff';
import type { PackFinding } from '#shared/domain/playbook/pack-finding';
import { wordsFor } from '#shared/domain/playbook/pack-finding-words';
import { releaseNotes, releaseNotesText } from '#shared/domain/playbook/release-notes';
import { asJson, type Outcome, said, unreadable } from './outcome';
import { type PackFiles, readPackFiles } from './read-pack';

/** `playbook check PACK`: everything that is wrong with a pack, each with its file, id and cure. */
export function checkPlaybook(path: string, json: boolean): Outcome {
  const files = readPackFiles(path);
  if (!files.ok) return unreadable(files.error);
  const read = readPack(files.value.json);
  if (read.ok) {
    const { id, version, title } = read.value;
    if (json) return said(0, asJson({ ok: true, pack: { id, version, title }, ...countsOf(read.value) }));
    return said(0, `${title} (${id} ${version}) is sound: ${countWords(read.value)}.`);
  }
  const findings = read.error.map((finding) => described(finding, files.value));
  if (json) return said(1, asJson({ ok: false, findings }));
  const lines = findings.map(({ file, where, words }) => `${file}\n  ${where}: ${words}`);
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return said(1, [...lines, `${count}. A playbook with a finding is not taken.`].join('\n\n'));
}

/** `playbook diff A B`: what differs, for whom, and what follows; `--notes` what partners are told of it. */
export function comparePlaybooks(
  paths: readonly [string, string],
  options: { json: boolean; notes: boolean },
): Outcome {
  const packs: Pack[] = [];
  for (const path of paths) {
    const files = readPackFiles(path);
    if (!files.ok) return unreadable(files.error);
    const read = readPack(files.value.json);
    if (!read.ok) {
      const [first] = read.error;
      const more = first ? `${first.where}: ${wordsFor(first)}` : '';
      return unreadable(`${path} is not a sound playbook: ${more} See npx fieldpact playbook check ${path}.`);
    }
    packs.push(read.value);
  }
  const [from, to] = packs as [Pack, Pack];
  if (options.notes) {
    const notes = releaseNotes(from, to);
    return said(0, options.json ? asJson(notes) : releaseNotesText(notes));
  }
  const changes = diffPacks(from, to);
  if (options.json) {
    const told = changes.map((change) => ({ ...plainChange(change), words: changeWords(change) }));
    return said(0, asJson({ from: from.version, to: to.version, changes: told }));
  }
  if (changes.length === 0) return said(0, 'The two playbooks do not differ.');
  const lines = changes.map((change) => {
    const { what, forWhom, meaning } = changeWords(change);
    return `${what}\n  ${forWhom} ${meaning}`;
  });
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  return said(0, [`From ${from.version} to ${to.version}: ${count}.`, ...lines].join('\n\n'));
}

/** A change without the parts of the pack it stands in. */
function plainChange(change: PackChange) {
  const { thing, ...rest } = change;
  const { kind, id, title, concerns } = thing;
  const inside = 'inside' in change ? { inside: change.inside.map((one) => one.id) } : {};
  return { ...rest, ...inside, thing: { kind, id, title, concerns } };
}

function described(finding: PackFinding, files: PackFiles) {
  const { code, where } = finding;
  return { code, file: files.fileOf(where), where, words: wordsFor(finding) };
}

function countsOf(pack: Pack) {
  return {
    modules: pack.modules.length,
    questions: [...pack.modules, ...pack.talks].reduce((sum, { questions }) => sum + questions.length, 0),
    steps: pack.modules.reduce((sum, { steps }) => sum + steps.length, 0),
    evidenceTypes: pack.evidenceTypes.length,
    controls: pack.controls.length,
    gates: pack.gates.length,
    assets: pack.assets.length,
  };
}

function countWords(pack: Pack): string {
  const { modules, questions, steps, evidenceTypes, controls, gates, assets } = countsOf(pack);
  return `${modules} modules, ${questions} questions, ${steps} steps, ${evidenceTypes} kinds of evidence, ${controls} controls, ${gates} gates, ${assets} assets`;
}

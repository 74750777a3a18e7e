import { calendarDateSchema } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import { type ExportRefusal, exportFormat, readPartnerExport } from '#shared/domain/gates/partner-export';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { earlierPacks } from '#shared/domain/playbook/earlier-packs';
import { readPack } from '#shared/domain/playbook/pack-check';
import { wordsFor } from '#shared/domain/playbook/pack-finding-words';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { controlLine, gateLines, proofJson, standingWords } from './explain-words';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';
import { readJson, readPackFiles } from './read-pack';

/** `explain`: each gate on a day, what it lacks, whose that is, how long it takes, and which controls are open. */
export function explainPartner(asked: {
  readonly file: string;
  readonly asOf: string;
  readonly pack: string | null;
  readonly json: boolean;
}): Outcome {
  const { file, asOf } = asked;
  if (!calendarDateSchema.safeParse(asOf).success)
    return misused(`“${asOf}” is not a day. Write year, month and day: --as-of 2026-11-21.`);
  const json = readJson(file);
  if (!json.ok) return unreadable(json.error);
  const read = readPartnerExport(json.value);
  if (!read.ok) return unreadable(refusalWords(file, read.error));
  const { records, packId, packVersion, exportedAt } = read.value;
  const index = asked.pack === null ? knownPack(packId, packVersion) : packAt(asked.pack);
  if (!index.ok) return unreadable(index.error);

  const { pack } = index.value;
  const { gates, controls, coverage } = evaluatePartner(records, index.value, { asOf });
  const explained = gates.map((view) => ({ view, explanation: explainGate(view, { records, index: index.value }) }));
  const open = controls.filter(({ settled }) => !settled);
  const code = gates.every(({ isMet }) => isMet) ? 0 : 1;
  const nameOf = new Map(records.people.map(({ id, name }) => [id as string, name] as const));
  const around = { index: index.value, nameOf: (id: string | null) => (id === null ? null : (nameOf.get(id) ?? null)) };
  if (asked.json) {
    return said(
      code,
      asJson({
        partner: { id: records.partner.id, legalName: records.partner.legalName },
        playbook: { id: pack.id, version: pack.version },
        asOf,
        exportedAt,
        gates: explained.map(({ view, explanation }) => ({
          id: view.gate.id,
          title: view.gate.title,
          standing: view.standing.state,
          isMet: view.isMet,
          criteria: view.results.map(({ criterion, outcome }) => ({
            id: criterion.id,
            title: criterion.title,
            hard: criterion.hard,
            outcome,
          })),
          unmet: explanation.criteria.map(({ missing, ...criterion }) => ({
            ...criterion,
            missing: missing.map((proof) => proofJson(proof, around)),
          })),
          minutesInRoom: explanation.minutesInRoom,
          canCloseInRoom: explanation.canCloseInRoom,
        })),
        controls: {
          ...coverage,
          open: open.map(({ control, state }) => ({ id: control.id, title: control.title, state })),
        },
      }),
    );
  }
  const head = `${records.partner.legalName} on ${asOf}, by ${pack.title} ${pack.version}; records of ${exportedAt}.`;
  const gateTexts = explained.map(({ view, explanation }) =>
    [`${view.gate.id} ${view.gate.title}: ${standingWords(view)}`, ...gateLines(view, explanation, around)].join('\n'),
  );
  const controlText =
    open.length === 0
      ? `Controls: ${coverage.satisfied} of ${coverage.applicable} satisfied, none open.`
      : [
          `Controls: ${coverage.satisfied} of ${coverage.applicable} satisfied, ${open.length} open.`,
          ...open.map(controlLine),
        ].join('\n');
  return said(code, [head, ...gateTexts, controlText].join('\n\n'));
}

function knownPack(id: string, version: string): Result<PackIndex, string> {
  const known = [builtInPack(), ...earlierPacks()];
  const found = known.find(({ pack }) => pack.id === id && pack.version === version);
  if (found) return ok(found);
  const versions = known.map(({ pack }) => `${pack.id} ${pack.version}`).join(', ');
  return refuse(
    `The export was made with the playbook ${id} ${version}, which is not known here (${versions}). Name its file with --pack.`,
  );
}

function packAt(path: string): Result<PackIndex, string> {
  const files = readPackFiles(path);
  if (!files.ok) return files;
  const read = readPack(files.value.json);
  if (read.ok) return ok(indexPack(read.value));
  const [first] = read.error;
  const detail = first ? `${first.where}: ${wordsFor(first)}` : '';
  return refuse(`${path} is not a sound playbook: ${detail} See npx fieldpact playbook check ${path}.`);
}

function refusalWords(file: string, refusal: ExportRefusal): string {
  switch (refusal.kind) {
    case 'not-an-export':
      return `${file} is not the export of a partner. Export one from the partner’s page.`;
    case 'newer-format':
      return `${file} is of format ${refusal.format}, made by a newer Fieldpact; this one reads format ${exportFormat}. Update it, or export again with this version.`;
    case 'damaged':
      return `${file} is damaged at ${refusal.where || 'its beginning'}: ${refusal.detail}. Export the partner again.`;
  }
}

import { unreachable } from '#shared/base/unreachable';
import type { Module, Proof } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { bold, heading, paragraph, table } from './clause';
import type { Block, DocumentPage } from './page';
import { assetBlocks } from './sheet-assets';
import { sheetPage } from './sheet-frame';
import type { GuideFacts } from './sheet-guide';
import { bandBlocks, counted, dealBlocks, gateBlocks, leadBlocks, roleTitle } from './sheet-playbook-parts';

/** For our own people: who does what when a partner comes, from the playbook itself. */
export function internalRunbook(index: PackIndex, { issuer, date }: GuideFacts): DocumentPage {
  const { pack } = index;
  const { commercial } = pack;
  const own = pack.assets.find(({ kind }) => kind === 'internalRunbook');
  const blocks: readonly Block[] = [
    paragraph('For our own people. Not to be handed to partners.', 'notice'),
    ...assetBlocks(own?.blocks ?? [], 2),
    heading(1, '', 'Who does what'),
    paragraph(
      'Every activity has one role that answers for it. Whoever does it without answering reports to that role.',
    ),
    ...pack.modules.flatMap((module) => activityBlocks(module, index)),
    heading(1, '', 'Steps and their proofs'),
    paragraph('One doer, one proof, at most an hour. Steps in italics are not always asked for.'),
    ...pack.modules.flatMap((module) => stepBlocks(module, index)),
    heading(1, '', 'Handoffs to headquarters'),
    paragraph('The clock runs from the request, also while it waits on a device without a network.'),
    table(
      [
        { title: 'What', share: 2 },
        { title: 'Done by' },
        { title: 'Hours', align: 'end' },
        { title: 'Done when', share: 3 },
      ],
      pack.handoffs.map(({ title, doneBy, targetHours, proof }) => [
        title,
        roleTitle(index, doneBy),
        String(targetHours),
        proof,
      ]),
    ),
    heading(1, '', 'What opens each gate'),
    ...pack.gates.flatMap((gate) => [
      ...gateBlocks(gate, index),
      paragraph(
        `Decided by: ${gate.decidedBy.map((role) => roleTitle(index, role)).join(', ')}. Grace after a lapse: ${gate.graceDays.T1} days in T1, ${gate.graceDays.T2} in T2, ${gate.graceDays.T3} in T3.`,
        'small',
      ),
    ]),
    ...controlBlocks(index),
    ...(commercial
      ? [
          heading(1, '', 'Discounts, deals and who leads'),
          ...bandBlocks(commercial),
          ...dealBlocks(commercial),
          ...leadBlocks(commercial),
        ]
      : []),
    ...internalAssets(index),
  ];
  return sheetPage(
    {
      title: own?.title ?? 'Internal runbook',
      subtitle: own?.purpose ?? '',
      issuer,
      date,
      reference: `Internal   Playbook ${pack.version}`,
    },
    blocks,
  );
}

function activityBlocks(module: Module, index: PackIndex): readonly Block[] {
  const activities = index.pack.activities.filter(({ moduleId }) => moduleId === module.id);
  if (activities.length === 0) return [];
  return [
    heading(2, '', module.title),
    table(
      [
        { title: 'Activity', share: 3 },
        { title: 'Answers', share: 2 },
        { title: 'Does it', share: 2 },
        { title: 'Asked before', share: 2 },
        { title: 'Told after', share: 2 },
      ],
      activities.map(({ title, raci }) => {
        const who = (...parts: readonly string[]) =>
          Object.entries(raci)
            .filter(([, part]) => parts.includes(part))
            .map(([role]) => roleTitle(index, role))
            .join(', ') || '—';
        return [title, [bold(who('A', 'RA'))], who('R', 'RA'), who('C'), who('I')];
      }),
    ),
  ];
}

function stepBlocks(module: Module, index: PackIndex): readonly Block[] {
  if (module.steps.length === 0) return [];
  return [
    heading(2, '', module.title),
    table(
      [
        { title: 'Step', share: 3 },
        { title: 'Done by', share: 2 },
        { title: 'Minutes', align: 'end' },
        { title: 'Proof', share: 3 },
      ],
      module.steps.map(({ title, role, minutes, mandatory, proof }) => [
        [mandatory ? title : { text: title, italic: true }],
        roleTitle(index, role),
        String(minutes),
        proofWords(proof, index),
      ]),
    ),
  ];
}

function proofWords(proof: Proof, index: PackIndex): string {
  switch (proof.kind) {
    case 'interview':
      return 'The interview is finished';
    case 'question':
      return index.questionById.get(proof.questionId)?.text ?? proof.questionId;
    case 'evidence':
      return index.evidenceTypeById.get(proof.typeId)?.title ?? proof.typeId;
    case 'document':
      return proof.document === 'sla' ? 'Service level agreement, signed' : 'Joint success plan, signed';
    case 'score':
      return index.pack.scores.find(({ id }) => id === proof.scoreId)?.title ?? proof.scoreId;
    case 'riskTier':
      return 'The tier is accepted';
    case 'gate':
      return `${index.gateById.get(proof.gateId)?.title ?? proof.gateId} is decided`;
    case 'controls':
      return 'The controls are settled';
    case 'credentials':
      return 'Enough people hold the credential';
    case 'integrationChecks':
      return 'The checks of the interface are met';
    case 'deal':
      return 'A deal is registered';
    case 'handoff':
      return index.pack.handoffs.find(({ id }) => id === proof.handoffId)?.proof ?? proof.handoffId;
    default:
      return unreachable(proof);
  }
}

function controlBlocks(index: PackIndex): readonly Block[] {
  const { controls } = index.pack;
  if (controls.length === 0) return [];
  const asked = (tiers: readonly string[], tier: string) => (tiers.includes(tier) ? '✓' : '');
  const of = (tier: 'T1' | 'T2' | 'T3') => controls.filter(({ tiers }) => tiers.includes(tier)).length;
  return [
    heading(1, '', 'Controls by tier'),
    paragraph(
      `${counted(of('T1'), 'control')} in T1, ${of('T2')} in T2, ${of('T3')} in T3. Those with a condition are asked only where it holds.`,
    ),
    table(
      [
        { title: 'Control', share: 4 },
        { title: 'T1', align: 'center' },
        { title: 'T2', align: 'center' },
        { title: 'T3', align: 'center' },
        { title: 'Seen to by', share: 2 },
        { title: 'NIST', share: 2 },
      ],
      controls.map(({ title, tiers, role, nist, appliesIf }) => [
        appliesIf === undefined ? title : [title, { text: ' (where it applies)', italic: true }],
        asked(tiers, 'T1'),
        asked(tiers, 'T2'),
        asked(tiers, 'T3'),
        roleTitle(index, role),
        nist.join(', '),
      ]),
    ),
  ];
}

function internalAssets({ pack }: PackIndex): readonly Block[] {
  return pack.assets
    .filter(({ kind, audience }) => audience === 'internal' && kind !== 'internalRunbook')
    .flatMap(({ title, purpose, blocks }) => [heading(1, '', title), paragraph(purpose), ...assetBlocks(blocks, 2)]);
}

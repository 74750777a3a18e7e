import { type Control, type EvidenceType, evidenceTypeSchema, type Pack } from '#shared/domain/playbook/pack';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';

/** A kind of evidence that the partner brings as a file and that holds for a year; say only what differs. */
export function anEvidenceType(id: string, over: Partial<EvidenceType> = {}): EvidenceType {
  return {
    ...evidenceTypeSchema.parse({
      id,
      title: `Proof ${id}`,
      help: '',
      sources: ['file'],
      validMonths: 12,
      broughtBy: 'partner',
      minutes: 5,
      inRoom: true,
      isoStages: ['awareness'],
    }),
    ...over,
  };
}

/** A playbook of a few kinds of evidence and controls and nothing else. */
export function aSmallPack(evidenceTypes: readonly EvidenceType[], controls: readonly Control[] = []): PackIndex {
  const pack: Pick<Pack, 'evidenceTypes' | 'controls'> = {
    evidenceTypes: [...evidenceTypes],
    controls: [...controls],
  };
  return indexPack({ ...empty, ...pack });
}

const empty: Pack = {
  format: 1,
  id: 'small',
  version: '1.0.0',
  title: 'Small',
  modules: [],
  evidenceTypes: [],
  controls: [],
  gates: [],
  scores: [],
  talks: [],
  roles: [],
  activities: [],
  assets: [],
  curricula: [],
  exams: [],
  drills: [],
  integrationChecks: [],
  handoffs: [],
  retired: [],
};

import { type CredentialReading, credentialsOf } from '#shared/domain/enablement/credential-rules';
import type { Learner } from '#shared/domain/enablement/learner';
import { activeLearners } from '#shared/domain/enablement/learner-commands';
import { type EvidencePiece, piecesOf } from '#shared/domain/evidence/evidence-rules';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Person } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';

/** A person in a role, with what they can show. */
export interface LearnerLine {
  readonly learner: Learner;
  readonly person: Person | null;
  readonly reading: CredentialReading | null;
}

/** What the enablement of a partner is made of, on a day. */
export interface EnablementFacts {
  readonly lines: readonly LearnerLine[];
  readonly readings: readonly CredentialReading[];
  readonly pieces: readonly EvidencePiece[];
  readonly facts: PartnerFacts;
}

export function enablementFacts(file: PartnerFile, index: PackIndex, asOf: string): EnablementFacts {
  const pieces = piecesOf(file);
  const { pack, evidenceTypeById } = index;
  const ground = { pieces, evidenceTypeById, asOf };
  const lines = activeLearners(file.learners, asOf).map((learner) => ({
    learner,
    person: file.people.find(({ id }) => id === learner.personId) ?? null,
    reading: credentialsOf(pack.curricula, [learner], ground)[0] ?? null,
  }));
  return {
    lines,
    readings: lines.flatMap(({ reading }) => (reading ? [reading] : [])),
    pieces,
    facts: factsOf(recordsFor(file), index, { asOf }),
  };
}

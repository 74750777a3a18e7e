import { checkExpression } from './expression';
import type { References } from './expression-references';
import type { Pack, Proof, Step } from './pack';
import { missing, type PackFinding } from './pack-finding';
import { type KnownNames, knownNames } from './pack-names';
import { partsOf } from './partner-facts';

/** Steps whose proof does not exist, or whose predicate does not look at the proof they name. */
export function checkProofs(pack: Pack): readonly PackFinding[] {
  const known = knownNames(pack);
  return pack.modules.flatMap(({ steps }) => steps.flatMap((step) => ofStep(step, known)));
}

function ofStep(step: Step, known: KnownNames): readonly PackFinding[] {
  const dangling = danglingProof(step.proof, known, step.id);
  if (dangling.length > 0) return dangling;
  const checked = checkExpression(step.predicate, 'partner');
  // An expression that cannot be read is a finding of its own.
  if (!checked.ok || speaksOf(checked.value, step.proof)) return [];
  return [{ code: 'proofNotChecked', where: step.id, detail: nameOf(step.proof) }];
}

function danglingProof(proof: Proof, known: KnownNames, where: string): readonly PackFinding[] {
  switch (proof.kind) {
    case 'interview':
      return missing([proof.moduleId], known.modules, 'unknownModule', where);
    case 'question':
      return missing([proof.questionId], known.answers, 'unknownAnswer', where);
    case 'evidence':
      return missing([proof.typeId], known.evidenceTypes, 'unknownEvidenceType', where);
    case 'document':
      return missing([proof.document], known.documents, 'unknownDocument', where);
    case 'score':
      return missing([proof.scoreId], known.scores, 'unknownScore', where);
    case 'gate':
      return missing([proof.gateId], known.gates, 'unknownGate', where);
    case 'handoff':
      return missing([proof.handoffId], known.handoffs, 'unknownHandoff', where);
    case 'riskTier':
    case 'controls':
    case 'credentials':
    case 'integrationChecks':
    case 'deal':
      return [];
  }
}

function speaksOf(found: References, proof: Proof): boolean {
  switch (proof.kind) {
    case 'interview':
      return found.modules.includes(proof.moduleId);
    case 'question':
      return found.answers.some((name) => partsOf(name).questionId === partsOf(proof.questionId).questionId);
    case 'evidence':
      return found.evidenceTypes.includes(proof.typeId);
    case 'document':
      return found.documents.includes(proof.document);
    case 'score':
      return found.scores.includes(proof.scoreId);
    case 'gate':
      return found.gates.includes(proof.gateId);
    case 'handoff':
      return found.handoffs.includes(proof.handoffId);
    case 'riskTier':
      return found.facts.includes('riskTier') || found.facts.includes('riskTierAccepted');
    case 'controls':
      return found.controlSets.length > 0;
    case 'credentials':
      return found.roles.length > 0;
    case 'integrationChecks':
      return found.facts.includes('integrationChecks');
    case 'deal':
      return found.facts.includes('deals');
  }
}

function nameOf(proof: Proof): string {
  switch (proof.kind) {
    case 'interview':
      return proof.moduleId;
    case 'question':
      return proof.questionId;
    case 'evidence':
      return proof.typeId;
    case 'document':
      return proof.document;
    case 'score':
      return proof.scoreId;
    case 'gate':
      return proof.gateId;
    case 'handoff':
      return proof.handoffId;
    default:
      return proof.kind;
  }
}

import type { Json } from '#shared/base/json';
import { ok, type Result } from '#shared/base/result';
import type { Obstacles } from '#shared/domain/agreements/agreement-commands';
import { composePlan, type PlanInputs } from '#shared/domain/plans/compose-plan';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { composeSla } from '#shared/domain/slas/sla-rules';
import type { DocumentFrame } from './document-frame';
import type { DocumentPage } from './page';
import { planDocument } from './plan-document';
import { slaDocument } from './sla-document';

/** An agreement that is complete: its data, and its pages once it is known who signs. */
export interface AgreementText {
  /** The SHA-256 of its canonical JSON stands for the whole agreement. */
  readonly data: Json;
  readonly pages: (frame: DocumentFrame) => DocumentPage;
}

/** The text of an agreement of either kind, or everything that is missing or does not go together. */
export function agreementText(inputs: PlanInputs): Result<AgreementText, Obstacles> {
  if (inputs.agreement.kind === 'plan') {
    const plan = composePlan(inputs);
    if (!plan.ok) return plan;
    const data = plainJson(plan.value);
    return ok({ data, pages: (frame) => planDocument(plan.value, frame, data) });
  }
  const sla = composeSla(inputs);
  return sla.ok ? ok({ data: plainJson(sla.value), pages: (frame) => slaDocument(sla.value, frame) }) : sla;
}

/**
 * The text whose data was fixed before, as it was then: what was locked does not change with what is answered later.
 * Null for data of a form this program does not know. Whoever calls has compared its SHA-256 with the agreement's.
 */
export function fixedText(data: Json): AgreementText | null {
  const sla = slaOfAnyFormat(data);
  if (sla !== null) return { data, pages: (frame) => slaDocument(sla, frame, data) };
  const plan = planOfAnyFormat(data);
  return plan === null ? null : { data, pages: (frame) => planDocument(plan, frame, data) };
}

/** Data as it is when written and read again: a field that is `undefined` is gone. */
function plainJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

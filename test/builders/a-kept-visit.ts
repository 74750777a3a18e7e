import { ok } from '#shared/base/result';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { PlanInputs } from '#shared/domain/plans/compose-plan';
import { creation } from '../../renderer/data/edits';
import type { Workspace } from '../../renderer/data/workspace';
import { write } from '../../renderer/data/writer';
import { aCompleteVisit } from './a-complete-visit';

/** Writes a visit in which everything was answered, as the actions would have, and answers it. */
export async function keepVisit(
  workspace: Workspace,
  kind: AgreementKind,
  over: Partial<PlanInputs> = {},
): Promise<PlanInputs> {
  const visit = aCompleteVisit(kind, over);
  const { agreement, partner, people, sites, answers } = visit;
  const kept = await write(workspace, async () =>
    ok({
      value: visit,
      edits: [
        creation('partner', partner),
        ...people.map((person) => creation('person', person)),
        ...sites.map((site) => creation('site', site)),
        ...answers.map((answer) => creation('answer', answer)),
        creation('agreement', agreement),
      ],
    }),
  );
  if (!kept.ok) throw new Error('The visit of a test was not kept.');
  return visit;
}

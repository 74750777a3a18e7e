import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { helloReply } from '#shared/contracts/hq-api';
import {
  consoleDetail,
  consoleInsights,
  consoleScorecards,
  consoleTrend,
  scopeText,
} from '#shared/contracts/hq-console';
import type { FiguresTrouble } from '#shared/sync/console';
import type { InsightsAnswers, InsightsAsked } from '#shared/sync/figures-asked';
import { type AskHeadquarters, consoleTrouble } from './ask-headquarters';
import type { Trouble } from './trouble';

/** Headquarters first brings its ledgers up and waits its turn; whoever asked can cancel at any time. */
const patience = 5 * 60_000;

/** Asks headquarters for figures over the territories of the person. */
export async function askFigures<Asked extends InsightsAsked>(
  ask: AskHeadquarters,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Result<InsightsAnswers[Asked['kind']], FiguresTrouble>> {
  if (signal?.aborted) return refuse({ kind: 'stopped' });
  const { path, schema } = questionOf(asked);
  const answer = await ask(path, schema as z.ZodType<unknown>, null, { signal, patience });
  if (answer.ok) return ok(answer.value as InsightsAnswers[Asked['kind']]);
  if (signal?.aborted) return refuse({ kind: 'stopped' });
  const trouble = consoleTrouble(answer.error);
  return refuse(isOfOtherVersion(answer.error) ? await whoAnswers(ask, { asked, trouble, signal }) : trouble);
}

/** No such address, a metric that is not known there, or figures that cannot be read here. */
function isOfOtherVersion(trouble: Trouble): boolean {
  return trouble.kind === 'not-hq' || (trouble.kind === 'problem' && trouble.problem.code === 'malformed');
}

/** Somebody's web server answers everything in words of its own, too; only headquarters says who it is. */
async function whoAnswers(
  ask: AskHeadquarters,
  {
    asked,
    trouble,
    signal,
  }: { readonly asked: InsightsAsked; readonly trouble: FiguresTrouble; readonly signal?: AbortSignal | undefined },
): Promise<FiguresTrouble> {
  const hello = await ask('/v1/hello', helloReply, null, { signal });
  if (signal?.aborted) return { kind: 'stopped' };
  if (!hello.ok) return consoleTrouble(hello.error);
  // This device's clock is ahead: for headquarters the moment has not been. It says so itself.
  const isToCome = asked.asOf !== null && asked.asOf > hello.value.time;
  return isToCome && trouble.kind === 'refused' ? trouble : { kind: 'other-version' };
}

function questionOf(asked: InsightsAsked): { readonly path: string; readonly schema: z.ZodType } {
  const day = asked.asOf === null ? {} : { asOf: String(asked.asOf) };
  const at = (place: string, more: { readonly [name: string]: string } = {}) => {
    const query = new URLSearchParams({ ...day, ...more }).toString();
    return `/v1/console/insights${place}${query === '' ? '' : `?${query}`}`;
  };
  switch (asked.kind) {
    case 'summary':
      return { path: at(''), schema: consoleInsights };
    case 'scorecards':
      return { path: at('/scorecards'), schema: consoleScorecards };
    case 'detail': {
      const { metric, scope } = asked;
      return { path: at('/detail', { metric, scope: scopeText(scope) }), schema: consoleDetail };
    }
    case 'trend': {
      const { metric, scope, months } = asked;
      return { path: at('/trend', { metric, scope: scopeText(scope), months: String(months) }), schema: consoleTrend };
    }
  }
}

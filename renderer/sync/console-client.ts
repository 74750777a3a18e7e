import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { consoleCodeReply, consoleOverview } from '#shared/contracts/hq-console';

import { checkpointsReply, type LogEntry, linksReply, logReply } from '#shared/contracts/hq-log';
import type { ConsoleTrouble, HeadquartersConsole } from '#shared/sync/console';
import type { Workspace } from '../data/workspace';
import { connect } from './access-token';
import { askFigures } from './ask-figures';
import { type AskHeadquarters, consoleTrouble } from './ask-headquarters';
import { proveEntry } from './prove-entry';
import { realSyncWorld, type SyncWorld } from './sync-world';
import type { Trouble } from './trouble';

/** The console of this device's headquarters, in the name of its person. */
export function consoleOf(workspace: Workspace, world: SyncWorld = realSyncWorld): HeadquartersConsole {
  const stop = new AbortController().signal;
  const ask: AskHeadquarters = async (path, schema, body, on = {}) => {
    const client = await connect(workspace, { world, stop });
    if (!client) return refuse({ kind: 'refused', code: 'unauthorised', values: {} });
    return client.json(path, schema, body === null ? on : { method: 'POST', body, ...on });
  };
  return consoleClient(ask, () => ({
    server: workspace.enrolment?.server ?? '',
    logKey: workspace.enrolment?.logKey ?? '',
  }));
}

const nothing = z.object({});
const newTerritory = z.object({ id: z.string() });
const mostSetAside = 1_000;

/**
 * Speaks for the console screens with headquarters.
 *
 * @param trusted whom to believe when the log is checked; asked at each check, because the device may be enrolled anew
 */
export function consoleClient(
  ask: AskHeadquarters,
  trusted: () => { readonly server: string; readonly logKey: string },
): HeadquartersConsole {
  const read = async <Reply>(path: string, schema: z.ZodType<Reply>) => told(await ask(path, schema, null));
  const post = async <Reply>(path: string, schema: z.ZodType<Reply>, body: unknown) =>
    told(await ask(path, schema, body));
  const done = async (path: string, body: unknown) => {
    const answered = await post(path, nothing, body);
    return answered.ok ? ok(null) : answered;
  };
  const logPage = (path: string, space: string, from: number, limit: number) =>
    read(`${path}?${query({ space, from, limit })}`, logReply);
  return {
    overview: () => read('/v1/console/overview', consoleOverview),
    issueCode: (wish) => post('/v1/console/codes', consoleCodeReply, wish),
    grant: (wish) => done('/v1/console/grants', wish),
    addTerritory: (name) => post('/v1/console/territories', newTerritory, { name }),
    withdraw: (device, { kind, since }) =>
      done(`/v1/console/devices/${encodeURIComponent(device)}/withdraw`, {
        kind,
        ...(since === null ? {} : { since }),
      }),
    movePartner: (wish) => done('/v1/console/moves', wish),
    figures: (asked, signal) => askFigures(ask, asked, signal),
    setAside: async (space) => {
      const entries: LogEntry[] = [];
      for (let from = 1; entries.length < mostSetAside; ) {
        const page = await logPage('/v1/quarantine', space, from, 200);
        if (!page.ok) return page;
        entries.push(...page.value.entries);
        const last = page.value.entries.at(-1);
        if (!page.value.more || !last) break;
        from = last.seq + 1;
      }
      return ok(entries);
    },
    log: async ({ space, from, limit }) => {
      const page = await logPage('/v1/log', space, from, limit);
      return page.ok ? ok({ entries: page.value.entries, head: page.value.head }) : page;
    },
    prove: async (space, entry, key) =>
      told(
        await proveEntry(space, entry, key, {
          ...trusted(),
          links: (after, limit) => ask(`/v1/log/links?${query({ space, after, limit })}`, linksReply, null),
          checkpoints: () => ask(`/v1/checkpoints?${query({ space })}`, checkpointsReply, null),
        }),
      ),
  };
}

function query(values: { readonly [name: string]: string | number }): string {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
}

function told<Value>(answer: Result<Value, Trouble>): Result<Value, ConsoleTrouble> {
  return answer.ok ? answer : refuse(consoleTrouble(answer.error));
}

import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ok, refuse } from '#shared/base/result';
import { metricIds } from '#shared/domain/metrics/metric-list';
import type { InsightsAsked } from '#shared/sync/figures-asked';
import { sampleDetail } from '../../../../renderer/features/insights/sample-detail';
import { emptyInsights } from '../../../../renderer/features/insights/sample-insights';
import { askFigures } from '../../../../renderer/sync/ask-figures';
import type { AskHeadquarters } from '../../../../renderer/sync/ask-headquarters';
import type { Trouble } from '../../../../renderer/sync/trouble';

const summary: InsightsAsked = { kind: 'summary', asOf: null };
const hello = {
  ...{ product: 'fieldpact-hq', server: 'hq', name: 'HQ', time: 5_000, protocol: [1, 2], schema: { min: 1, max: 1 } },
  limits: { pushBytes: 1, pushChanges: 1, pullRows: 1, blobBytes: 1 },
};

/** A headquarters of which is known what it says at each address; another address it does not know. */
function aHeadquarters(says: { readonly [path: string]: unknown }, helloSays: unknown = hello) {
  const asked: string[] = [];
  const ask = (async (path: string, schema: z.ZodType) => {
    asked.push(path);
    const said = path === '/v1/hello' ? helloSays : says[path];
    if (said === undefined) return refuse<Trouble>({ kind: 'problem', problem: { code: 'malformed', message: 'No.' } });
    if (isTrouble(said)) return refuse(said);
    const read = schema.safeParse(said);
    return read.success ? ok(read.data) : refuse<Trouble>({ kind: 'not-hq' });
  }) as AskHeadquarters;
  return { ask, asked };
}

const isTrouble = (said: unknown): said is Trouble => typeof said === 'object' && said !== null && 'kind' in said;
const insights = '/v1/console/insights';

describe('what is asked of headquarters', () => {
  test('is the same question at its address, with the day and the partners that are meant', async () => {
    const { ask, asked } = aHeadquarters({}, { kind: 'unreachable' });
    const scope = { kind: 'tier', tier: 'gold' } as const;
    await askFigures(ask, summary);
    await askFigures(ask, { kind: 'scorecards', asOf: 1_000 });
    await askFigures(ask, { kind: 'detail', asOf: 1_000, metric: 'ease', scope });
    await askFigures(ask, { kind: 'trend', asOf: null, metric: 'ease', scope: { kind: 'all' }, months: 24 });
    expect(asked.filter((path) => path !== '/v1/hello')).toEqual([
      insights,
      `${insights}/scorecards?asOf=1000`,
      `${insights}/detail?asOf=1000&metric=ease&scope=tier%3Agold`,
      `${insights}/trend?metric=ease&scope=all&months=24`,
    ]);
  });

  test('is answered with the figures and with the names of partners', async () => {
    const { ask } = aHeadquarters({ [insights]: { ...emptyInsights(), names: { n1: 'Nordlicht' } } });
    expect(await askFigures(ask, summary)).toMatchObject({ ok: true, value: { names: { n1: 'Nordlicht' } } });
  });

  test('is read of a headquarters that knows nothing of names, regions and modules yet', async () => {
    const { byRegion: _byRegion, byModule: _byModule, ...earlier } = sampleDetail('ease');
    const { ask } = aHeadquarters({ [`${insights}/detail?metric=ease&scope=all`]: earlier });
    const asked = { kind: 'detail', asOf: null, metric: 'ease', scope: { kind: 'all' } } as const;
    expect(await askFigures(ask, asked)).toMatchObject({ ok: true, value: { names: {}, byRegion: [], byModule: [] } });
  });
});

describe('a headquarters that does not answer', () => {
  const kindOf = async (ask: AskHeadquarters, asked: InsightsAsked = summary) => {
    const answer = await askFigures(ask, asked);
    return answer.ok ? 'answered' : answer.error.kind;
  };

  test('because it has no such address is of another version', async () => {
    expect(await kindOf(aHeadquarters({}).ask)).toBe('other-version');
  });

  test('whose figures lack one that this program shows, or have one it does not know, is of another version', async () => {
    const all = emptyInsights();
    const { [metricIds[0]]: _first, ...fewer } = all.all.readings;
    expect(await kindOf(aHeadquarters({ [insights]: { ...all, all: { ...all.all, readings: fewer } } }).ask)).toBe(
      'other-version',
    );
    const more = { ...all.all.readings, luck: all.all.readings.ease };
    expect(await kindOf(aHeadquarters({ [insights]: { ...all, all: { ...all.all, readings: more } } }).ask)).toBe(
      'other-version',
    );
  });

  test('though somebody does, whose page says nothing of headquarters, is not reached', async () => {
    const { ask } = aHeadquarters({ [insights]: '<html>Log in to the guest network</html>' }, { kind: 'not-hq' });
    expect(await kindOf(ask)).toBe('offline');
  });

  test('because the line broke in the middle of the answer is not reached', async () => {
    expect(await kindOf(aHeadquarters({ [insights]: { kind: 'not-hq' } }, { kind: 'unreachable' }).ask)).toBe(
      'offline',
    );
  });

  test('because the clock of the device is ahead says so in its own words', async () => {
    const { ask } = aHeadquarters({});
    expect(await askFigures(ask, { kind: 'summary', asOf: 9_000 })).toEqual(
      refuse({ kind: 'refused', message: 'No.' }),
    );
    expect(await kindOf(ask, { kind: 'summary', asOf: 4_000 })).toBe('other-version');
  });

  test('because the person may not, or it is busy, says that', async () => {
    const problem = { code: 'not-granted', space: '', message: 'For leads.' } as const;
    expect(await kindOf(aHeadquarters({ [insights]: { kind: 'problem', problem } }).ask)).toBe('not-granted');
    expect(await kindOf(aHeadquarters({ [insights]: { kind: 'busy', after: null } }).ask)).toBe('busy');
  });

  test('before somebody has cancelled is not waited for any longer, whatever comes of it', async () => {
    const stopping = new AbortController();
    const heard: (AbortSignal | undefined)[] = [];
    const slow = (async (_path, _schema, _body, on) => {
      heard.push(on?.signal);
      stopping.abort();
      return refuse<Trouble>({ kind: 'unreachable' });
    }) as AskHeadquarters;
    expect(await askFigures(slow, summary, stopping.signal)).toEqual(refuse({ kind: 'stopped' }));
    expect(await askFigures(slow, summary, stopping.signal)).toEqual(refuse({ kind: 'stopped' }));
    expect(heard).toEqual([stopping.signal]);
  });
});

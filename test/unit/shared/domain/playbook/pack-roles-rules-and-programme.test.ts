import { describe, expect, test } from 'vitest';
import { programTiers } from '#shared/domain/partners/partner';
import { handoffKinds } from '#shared/domain/playbook/pack-operating';
import { fieldOf, pack } from '../../../../builders/a-playbook';

describe('roles and activities', () => {
  test('are twenty-four, three in each module', () => {
    expect(pack.activities.map(({ id, moduleId }) => [id, moduleId])).toEqual(
      Array.from({ length: 24 }, (_, at) => [`A${String(at + 1).padStart(2, '0')}`, `M${Math.floor(at / 3) + 1}`]),
    );
  });

  test('have exactly one who answers for an activity, and somebody who does it', () => {
    const parts = pack.activities.map(({ id, raci }) => ({ id, parts: Object.values(raci) }));
    expect(parts.filter((one) => one.parts.filter((part) => part === 'A' || part === 'RA').length !== 1)).toEqual([]);
    expect(parts.filter((one) => !one.parts.some((part) => part === 'R' || part === 'RA'))).toEqual([]);
  });

  test('involve every function across the company and the partner, none without a part', () => {
    const involved = new Set(pack.activities.flatMap(({ raci }) => Object.keys(raci)));
    expect(pack.roles.map(({ id }) => id).filter((id) => !involved.has(id))).toEqual([]);
    expect([...involved]).toEqual(
      expect.arrayContaining([
        ...['salesOperations', 'legal', 'security', 'product', 'marketing', 'finance', 'customerSupport'],
        ...['partnerManager', 'customerSuccessLeader', 'technicalAuthority'],
      ]),
    );
  });
});

describe('the modules of qualification and of service', () => {
  test.each(['M1', 'M8'])('%s has a map that uses each step once and can be walked from its beginning', (id) => {
    const module = pack.modules.find((one) => one.id === id);
    const boxes = module?.processMap ?? [];
    expect(boxes.flatMap(({ steps }) => steps).sort()).toEqual(module?.steps.map((step) => step.id).sort());
    const reached = new Set<string>();
    const walk = (box: string) => {
      if (reached.has(box)) return;
      reached.add(box);
      for (const { to } of boxes.find((one) => one.id === box)?.next ?? []) walk(to);
    };
    walk(boxes[0]?.id ?? '');
    expect(boxes.map((box) => box.id).filter((box) => !reached.has(box))).toEqual([]);
    expect(module?.checklist.length).toBeGreaterThan(4);
    expect(module?.measures.length).toBeGreaterThan(1);
  });
});

describe('the commercial rules', () => {
  const { bands, incentive, forecast, coSelling, accountable } = pack.commercial ?? {
    bands: [],
    incentive: null,
    forecast: null,
    coSelling: [],
    accountable: [],
  };

  test('have bands that ask for more and give more, the first for nothing', () => {
    expect(bands.map(({ id }) => id)).toEqual([...programTiers]);
    expect(bands[0]).toMatchObject({ minCertified: 0, minCsat: null, minResponses: null });
    for (const [at, band] of bands.entries()) {
      const below = bands[at - 1];
      if (!below) continue;
      expect(Number(band.percent)).toBeGreaterThan(Number(below.percent));
      expect(band.minCertified).toBeGreaterThan(below.minCertified);
      expect(Number(band.minCsat)).toBeGreaterThan(Number(below.minCsat ?? 0));
      expect(Number(band.minResponses)).toBeGreaterThan(below.minResponses ?? 0);
    }
  });

  test('weigh the incentive to one whole', () => {
    const weights = [incentive?.jointWins, incentive?.satisfaction, incentive?.defects].map(Number);
    expect(weights.reduce((sum, weight) => sum + weight * 10, 0)).toBe(10);
  });

  test('look ahead in stages that grow more certain up to the signature', () => {
    const certainty = forecast?.stages.map(({ percent }) => percent) ?? [];
    expect(certainty).toEqual([...new Set(certainty)].sort((less, more) => less - more));
    expect(certainty.at(-1)).toBe(100);
  });

  test('offer in the interview the bands and segments that they know', () => {
    expect(fieldOf('M4.Q2.band').options?.map(({ id }) => id)).toEqual(bands.map(({ id }) => id));
    expect(fieldOf('M4.Q4.lead').rows?.map(({ id }) => id)).toEqual(coSelling.map(({ id }) => id));
  });

  test('name three who answer for an escalation', () => {
    expect(accountable).toEqual(['partnerManager', 'customerSuccessLeader', 'technicalAuthority']);
  });
});

describe('handoffs', () => {
  test('are of six kinds, each with somebody, a clock of at most a day and a proof', () => {
    expect(pack.handoffs.map(({ id }) => id)).toEqual([...handoffKinds]);
    expect(pack.handoffs.filter(({ targetHours, proof }) => targetHours > 24 || proof === '')).toEqual([]);
  });
});

describe('interviews outside the modules', () => {
  const asked = pack.talks.flatMap(({ questions }) => questions);

  test('are the friction of partners and of our own each quarter, and three of our roles once', () => {
    expect(pack.talks.map(({ id, audience, every, roleId }) => [id, audience, every, roleId ?? null])).toEqual([
      ['F1', 'partner', 'quarter', null],
      ['F2', 'internal', 'quarter', null],
      ['N1', 'internal', 'once', 'legal'],
      ['N2', 'internal', 'once', 'customerSupport'],
      ['N3', 'internal', 'once', 'technicalAuthority'],
    ]);
  });

  test('ask nothing twice, and leave the recommendation to the service interview', () => {
    const texts = [...pack.modules.flatMap(({ questions }) => questions), ...asked].map(({ text }) => text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    expect(JSON.stringify(asked)).not.toMatch(/recommend/i);
    expect(asked.flatMap(({ fields }) => fields).filter(({ home }) => home !== undefined)).toEqual([]);
  });

  test('take the partner at most twenty minutes, and every answer goes somewhere', () => {
    const friction = pack.talks[0]?.questions ?? [];
    expect(friction.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(20);
    expect(asked.filter(({ feeds }) => feeds.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe('the ninety-day programme', () => {
  test('has three sprints of thirty days, each goal with what shows that it is reached', () => {
    const sprints = pack.programme?.sprints ?? [];
    expect(sprints.map(({ number, days }) => [number, days])).toEqual([
      [1, 30],
      [2, 30],
      [3, 30],
    ]);
    const goals = sprints.flatMap((sprint) => sprint.goals);
    expect(new Set(goals.map(({ id }) => id)).size).toBe(goals.length);
    expect(goals.filter(({ proof }) => proof.split(' ').length < 5)).toEqual([]);
  });

  test('takes two pilots to a first outcome and measures the same figures before and after', () => {
    const last = pack.programme?.sprints[2]?.goals.map(({ id }) => id) ?? [];
    expect(last).toEqual(expect.arrayContaining(['pilotOne', 'pilotTwo', 'blockers', 'after']));
    expect(pack.programme?.baselines.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['firstValue', 'firstDeal', 'firstCase']),
    );
  });
});

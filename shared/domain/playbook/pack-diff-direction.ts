import { canonicalJson, type Json } from '#shared/base/json';

/** Which way a property went. `changed`: neither wording only nor plainly more or less demanding. */
export type Direction = 'reworded' | 'stricter' | 'looser' | 'changed';

/** Which way a property of a pack's part went. A property that is not there is undefined. */
export function directionOf(property: string, before: Json | undefined, after: Json | undefined): Direction {
  if (property === 'constraint') return constraintDirection(before, after);
  if (texts.has(property)) return 'reworded';
  const rule = rules[property];
  if (!rule) return 'changed';
  const difference = rule(before, after);
  if (difference === null || difference === 0) return 'changed';
  return difference > 0 ? 'stricter' : 'looser';
}

const texts: ReadonlySet<string> = new Set([
  'answersFor',
  'arc',
  'badge',
  'because',
  'blocks',
  'expected',
  'help',
  'how',
  'label',
  'name',
  'outline',
  'probes',
  'promise',
  'proofText',
  'purpose',
  'rule',
  'segment',
  'statement',
  'text',
  'title',
  'unit',
]);

/** More than 0: asks for more than before. Null: cannot be told. */
type Compare = (before: Json | undefined, after: Json | undefined) => number | null;

const asksMoreWhenTrue: Compare = (before, after) => Number(after === true) - Number(before === true);
const asksMoreWhenGreater: Compare = (before, after) => numberOf(after, -Infinity) - numberOf(before, -Infinity);
const asksMoreWhenSmaller: Compare = (before, after) => numberOf(before, Infinity) - numberOf(after, Infinity);
/** A condition narrows what is asked: without one it is asked of everybody. */
const asksMoreWithoutCondition: Compare = (before, after) => {
  if (before === undefined) return -1;
  return after === undefined ? 1 : null;
};
const asksMoreWithMore: Compare = (before, after) => {
  const old = setOf(before);
  const now = setOf(after);
  const gained = [...now].some((one) => !old.has(one));
  const lost = [...old].some((one) => !now.has(one));
  return gained === lost ? null : gained ? 1 : -1;
};

const rules: { readonly [property: string]: Compare } = {
  required: asksMoreWhenTrue,
  mandatory: asksMoreWhenTrue,
  hard: asksMoreWhenTrue,
  min: asksMoreWhenGreater,
  max: asksMoreWhenSmaller,
  minRows: asksMoreWhenGreater,
  minScore: asksMoreWhenGreater,
  passAt: asksMoreWhenGreater,
  heads: asksMoreWhenGreater,
  minCertified: asksMoreWhenGreater,
  minCsat: asksMoreWhenGreater,
  minResponses: asksMoreWhenGreater,
  jointWinsTarget: asksMoreWhenGreater,
  validMonths: asksMoreWhenSmaller,
  limitMinutes: asksMoreWhenSmaller,
  targetHours: asksMoreWhenSmaller,
  appliesIf: asksMoreWithoutCondition,
  tiers: asksMoreWithMore,
  needs: asksMoreWithMore,
  asksFor: asksMoreWithMore,
  requires: asksMoreWithMore,
  sources: (before, after) => negative(asksMoreWithMore(before, after)),
  graceDays: (before, after) => {
    const steps = (['T1', 'T2', 'T3'] as const).map((tier) => numberAt(before, tier) - numberAt(after, tier));
    if (steps.every((step) => step >= 0)) return steps.some((step) => step > 0) ? 1 : 0;
    return steps.every((step) => step <= 0) ? -1 : null;
  },
};

function constraintDirection(before: Json | undefined, after: Json | undefined): Direction {
  if (before === undefined) return 'stricter';
  if (after === undefined) return 'looser';
  return textAt(before, 'holds') === textAt(after, 'holds') ? 'reworded' : 'changed';
}

function negative(difference: number | null): number | null {
  return difference === null ? null : -difference;
}

function numberOf(value: Json | undefined, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  const number = Number(value);
  return Number.isNaN(number) ? otherwise : number;
}

function numberAt(value: Json | undefined, key: string): number {
  return numberOf((value as { readonly [key: string]: Json } | undefined)?.[key], 0);
}

function textAt(value: Json, key: string): string {
  return String((value as { readonly [key: string]: Json })[key]);
}

function setOf(value: Json | undefined): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.map((one: Json) => canonicalJson(one)) : []);
}

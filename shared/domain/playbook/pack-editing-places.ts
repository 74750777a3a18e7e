import type { Json } from '#shared/base/json';
import { editableParts, placeOf, valueAt } from './pack-editing';
import type { PackFinding } from './pack-finding';

/** The place of a draft where a finding has to be put right; null where it is not at one that can be edited. */
export function placeOfFinding(content: Json, { where }: Pick<PackFinding, 'where'>): string | null {
  return placeOfPath(content, where.split('.')) ?? placeOfId(content, where);
}

/** Findings by the place where they have to be put right; those without one under the empty name. */
export function findingsByPlace<Finding extends Pick<PackFinding, 'where'>>(
  content: Json,
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = placeOfFinding(content, finding) ?? '';
    const others = byPlace.get(place);
    if (others) others.push(finding);
    else byPlace.set(place, [finding]);
  }
  return byPlace;
}

const kindOfList = {
  modules: 'module',
  talks: 'talk',
  questions: 'question',
  steps: 'step',
  evidenceTypes: 'evidenceType',
  controls: 'control',
  gates: 'gate',
  criteria: 'criterion',
  assets: 'asset',
} as const;

/** Follows a path such as `modules.0.questions.2.text` to the innermost thing that has a place. */
function placeOfPath(content: Json, path: readonly string[]): string | null {
  const [top = ''] = path;
  if (!isThing(content) || content[top] === undefined) return null;
  if ((editableParts as readonly string[]).includes(top)) return top;
  let here: Json = content;
  let place: string | null = null;
  for (const [at, step] of path.entries()) {
    const kind = kindOfList[path[at - 1] as keyof typeof kindOfList];
    const next: Json | undefined = Array.isArray(here) ? here[Number(step)] : isThing(here) ? here[step] : undefined;
    if (next === undefined) break;
    here = next;
    if (kind && isThing(here) && typeof here.id === 'string') place = placeOf(kind, here.id);
  }
  return place;
}

/** `M1.Q3.capabilities` belongs to the question `M1.Q3`; `G1.4` is a criterion. */
function placeOfId(content: Json, id: string): string | null {
  const kinds = Object.values(kindOfList);
  for (let name = id; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('.'), 0))) {
    const kind = kinds.find((one) => valueAt(content, placeOf(one, name)) !== undefined);
    if (kind) return placeOf(kind, name);
  }
  return null;
}

function isThing(value: Json | undefined): value is { readonly [property: string]: Json } {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}

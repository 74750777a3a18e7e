import type { Pack } from './pack';
import { missing, type PackFinding } from './pack-finding';
import type { KnownNames } from './pack-names';

/** Roles, modules and assets that are named and do not exist, and activities that nobody or too many answer for. */
export function checkPeople(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return [...roleFindings(pack, known), ...activityFindings(pack, known), ...assetFindings(pack, known)];
}

function roleFindings(pack: Pack, known: KnownNames): readonly PackFinding[] {
  // The playbooks of the first programs named roles without listing them.
  if (pack.roles.length === 0) return [];
  const named: readonly (readonly [string, readonly string[]])[] = [
    ...pack.modules.flatMap((module) => [
      ...module.steps.map(({ id, role }) => [id, [role]] as const),
      ...module.processMap.map(({ id, role }) => [`${module.id}.${id}`, [role]] as const),
    ]),
    ...pack.controls.map(({ id, role }) => [id, [role]] as const),
    ...pack.gates.flatMap((gate) => [
      [gate.id, gate.decidedBy] as const,
      ...gate.criteria.map(({ id, role }) => [id, [role]] as const),
    ]),
    ...pack.talks.map(({ id, roleId }) => [id, roleId === undefined ? [] : [roleId]] as const),
    ...pack.activities.map(({ id, raci }) => [id, Object.keys(raci)] as const),
    ...pack.handoffs.map(({ id, doneBy }) => [id, [doneBy]] as const),
    ['commercial', pack.commercial?.accountable ?? []],
  ];
  return named.flatMap(([where, roles]) => missing(roles, known.roles, 'unknownRole', where));
}

function activityFindings(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return pack.activities.flatMap(({ id, moduleId, raci }) => {
    const accountable = Object.entries(raci).flatMap(([role, part]) => (part === 'A' || part === 'RA' ? [role] : []));
    return [
      ...missing([moduleId], known.modules, 'unknownModule', id),
      ...(accountable.length === 1
        ? []
        : [{ code: 'notOneAccountable', where: id, detail: accountable.join(', ') } as const]),
    ];
  });
}

function assetFindings(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return pack.assets.flatMap(({ id, moduleId, roles }) => [
    ...missing([moduleId], known.modules, 'unknownModule', id),
    ...missing(roles, known.learnerRoles, 'unknownLearnerRole', id),
  ]);
}

import type { CalendarDate } from '#shared/base/calendar-date';
import { ok, refuse } from '#shared/base/result';
import type { Exposure, Partner, RiskTier } from '#shared/domain/partners/partner';
import {
  acceptRiskTier as acceptTier,
  rateExposure as exposureRated,
  setLeaving as leavingSet,
  type NewPartner,
  type NewPerson,
  type NewSite,
  setOversight as oversightSet,
  type PartnerCorrection,
  correctPartner as partnerCorrected,
  createPartner as partnerToCreate,
  addPerson as personToAdd,
  addSite as siteToAdd,
} from '#shared/domain/partners/partner-commands';
import type { Person } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import { correction, creation } from '../edits';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';

/** The record an action was about is not on this device (any more). */
export interface NotHere {
  readonly kind: 'not-here';
}

/** @param space id of the territory in which the partner is to be; without it the one that is proposed first */
export function createPartner(workspace: Workspace, input: NewPartner, space?: string) {
  return write(workspace, async () => {
    const known = workspace.directory.view.partners;
    const created = partnerToCreate({ ...input, known }, contextOf(workspace));
    if (!created.ok) return created;
    const { partner } = created.value;
    const edit = creation('partner', partner);
    return ok({ value: partner, edits: [space === undefined ? edit : { ...edit, space }] });
  });
}

export function correctPartner(workspace: Workspace, partnerId: string, fields: PartnerCorrection) {
  return changePartner(workspace, partnerId, (partner) => partnerCorrected(partner, fields));
}

export function rateExposure(workspace: Workspace, partnerId: string, exposure: Exposure) {
  return changePartner(workspace, partnerId, (partner) => exposureRated(partner, exposure));
}

export function acceptRiskTier(workspace: Workspace, partnerId: string, tier: RiskTier) {
  return changePartner(workspace, partnerId, (partner) => acceptTier(partner, tier, contextOf(workspace)));
}

export function setOversight(workspace: Workspace, partnerId: string, said: Parameters<typeof oversightSet>[1]) {
  return changePartner(workspace, partnerId, (partner) => oversightSet(partner, said));
}

export function setLeaving(workspace: Workspace, partnerId: string, since: CalendarDate | null) {
  return changePartner(workspace, partnerId, (partner) => leavingSet(partner, since));
}

export function addPerson(workspace: Workspace, input: NewPerson) {
  return write(workspace, async () => {
    const added = personToAdd(input, contextOf(workspace));
    if (!added.ok) return added;
    const { person } = added.value;
    return ok({ value: person, edits: [creation('person', person)] });
  });
}

export function correctPerson(
  workspace: Workspace,
  personId: string,
  fields: Partial<Omit<Person, 'id' | 'partnerId'>>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'person', personId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const checked = personToAdd({ ...before, ...fields }, contextOf(workspace));
    if (!checked.ok) return checked;
    const person = { ...checked.value.person, id: before.id };
    return ok({ value: person, edits: correction('person', before, person) });
  });
}

export function addSite(workspace: Workspace, input: NewSite) {
  return write(workspace, async () => {
    const added = siteToAdd(input, contextOf(workspace));
    if (!added.ok) return added;
    const { site } = added.value;
    return ok({ value: site, edits: [creation('site', site)] });
  });
}

export function correctSite(workspace: Workspace, siteId: string, fields: Partial<Omit<Site, 'id' | 'partnerId'>>) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'site', siteId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const checked = siteToAdd({ ...before, ...fields }, contextOf(workspace));
    if (!checked.ok) return checked;
    const site = { ...checked.value.site, id: before.id };
    return ok({ value: site, edits: correction('site', before, site) });
  });
}

/** Takes a person or a site off the lists. Its history stays, and answers that name it keep naming it. */
export function removeRecord(workspace: Workspace, entity: 'person' | 'site', id: string) {
  return write(workspace, async () => {
    const before = await record(workspace.database, entity, id);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    return ok({ value: before, edits: [{ operation: 'delete' as const, entity, id, fields: {} }] });
  });
}

/** Undoes a removal. */
export function bringBack(workspace: Workspace, entity: 'person' | 'site', id: string) {
  return write(workspace, async () =>
    ok({ value: id, edits: [{ operation: 'set' as const, entity, id, fields: { _deleted: false } }] }),
  );
}

type PartnerRule<Refusal> = (
  partner: Partner,
) =>
  | { readonly ok: true; readonly value: { readonly partner: Partner } }
  | { readonly ok: false; readonly error: Refusal };

function changePartner<Refusal>(workspace: Workspace, partnerId: string, rule: PartnerRule<Refusal>) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'partner', partnerId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = rule(before);
    if (!changed.ok) return changed;
    const { partner } = changed.value;
    return ok({ value: partner, edits: correction('partner', before, partner) });
  });
}

import type { Ink } from '#shared/base/ink';
import { ok, type Result, refuse } from '#shared/base/result';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { Party } from '#shared/domain/partners/person';
import { consentText, signatoriesOf } from '#shared/domain/signing/signing-rules';
import { draftAgreement, lockAgreement, setTerm } from '../../data/actions/agreement-actions';
import { signAgreement } from '../../data/actions/signing-actions';
import { mayBind } from '../../data/agreement-file';
import { readAgreement } from '../../data/queries/agreement-queries';
import { recordsOf } from '../../data/reading';
import { contextOf, type Workspace } from '../../data/workspace';
import { finishFreeze } from '../../features/signing/finish-freeze';
import { type DemoPartner, demoMoment } from './demo-records';

type DemoAgreements = NonNullable<DemoPartner['agreements']>;

/** A step of the demo that did not go through; what was written before it stays and is whole. */
export interface DemoStopped {
  readonly kind: 'demo-stopped';
  readonly step: string;
}

/** Drafts, decides, locks, signs and freezes plan and service level agreement by the actions the screens use. */
export async function writeDemoAgreements(
  workspace: Workspace,
  partnerId: PartnerId,
  demo: DemoAgreements,
): Promise<Result<null, DemoStopped>> {
  for (const kind of ['plan', 'sla'] as const) {
    const done = await writeAgreement(workspace, partnerId, kind, demo);
    if (!done.ok) return done;
  }
  return ok(null);
}

async function writeAgreement(workspace: Workspace, partnerId: PartnerId, kind: AgreementKind, demo: DemoAgreements) {
  const drafted = await draftAgreement(workspace, partnerId, kind);
  if (!drafted.ok) return stopped(`draft ${kind}: ${drafted.error.kind}`);
  const { id } = drafted.value;
  const { now } = contextOf(workspace);
  const terms = { ...demo.terms, ...(kind === 'plan' ? demo.planTerms : demo.slaTerms) };
  for (const [term, value] of Object.entries(terms)) {
    const kept = await setTerm(workspace, id, term, typeof value === 'string' ? demoMoment(value, now) : value);
    if (!kept.ok) return stopped(`term ${term}: ${kept.error.kind}`);
  }
  const locked = await lockAgreement(workspace, id);
  if (!locked.ok) return stopped(`lock ${kind}: ${JSON.stringify(locked.error)}`);
  for (const party of ['partner', 'vendor'] as const) {
    const signed = await sign(workspace, id, party, demo.signers[party][0]);
    if (!signed.ok) return signed;
  }
  const frozen = await finishFreeze(workspace, id);
  return frozen.ok ? ok(null) : stopped(`freeze ${kind}: ${frozen.error[0]}`);
}

async function sign(workspace: Workspace, agreementId: string, party: Party, name: string) {
  const shown = await readAgreement(workspace, agreementId);
  if (!shown?.text.ok || shown.agreement.dataSha256 === null) return stopped(`show ${agreementId}`);
  const { agreement, signatures } = shown;
  const people = await recordsOf(workspace.database, 'person', agreement.partnerId);
  const person = people.find((each) => each.party === party && each.name === name);
  if (!person) return stopped(`find ${name}`);
  const page = shown.text.value.pages({ agreement, signatories: signatoriesOf(signatures) });
  const authority = mayBind(shown.partnerFile, person, {
    index: workspace.playbooks.current(),
    now: contextOf(workspace).now,
  });
  const authorityUnknown = authority === null;
  const consent = consentText({ agreement, page, party, personName: person.name, authorityUnknown });
  const signed = await signAgreement(workspace, agreementId, {
    personId: person.id,
    party,
    shownSha256: agreement.dataSha256 ?? '',
    consentText: consent,
    ink: inventedInk(name),
  });
  return signed.ok ? ok(null) : stopped(`sign ${name}: ${signed.error.kind}`);
}

/** A flourish that follows the letters of a name, so that two invented people do not sign alike. */
function inventedInk(name: string): Ink {
  const width = 480;
  const height = 160;
  let x = 40;
  const points = [...name].flatMap((letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    const rise = 18 + (code % 7) * 7;
    const step = 6 + (code % 5) * 1.6;
    return [0, 1, 2, 3].map((part) => {
      x += step;
      const swing = Math.sin((part / 3) * Math.PI * 2 + at) * rise * (at === 0 ? 1.5 : 1);
      return { x: Math.min(x, width - 20), y: height * 0.56 - swing * 0.55 - at * 0.7, time: at * 60 + part * 15 };
    });
  });
  const underline = [0, 1, 2, 3, 4].map((part) => ({
    x: 60 + part * 82,
    y: height * 0.84 - Math.sin(part) * 7,
    time: 2_000 + part * 40,
  }));
  return { width, height, strokes: [points, underline] };
}

function stopped(step: string): { readonly ok: false; readonly error: DemoStopped } {
  return refuse({ kind: 'demo-stopped', step });
}

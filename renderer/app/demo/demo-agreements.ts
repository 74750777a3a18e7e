import type { Ink } from '#shared/base/ink';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import { agreementApprovalSchema } from '#shared/domain/agreements/agreement-approval';
import { draftAgreement } from '#shared/domain/agreements/agreement-commands';
import type { PartnerId } from '#shared/domain/partners/partner';
import { parties } from '#shared/domain/partners/person';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { lockAgreement, setTerm } from '../../data/actions/agreement-actions';
import { prepareSignature, signInSession } from '../../data/actions/signature-actions';
import { finishSession, startSession } from '../../data/actions/signing-actions';
import { fingerprintOf, gatherAgreementFile, readAgreementText } from '../../data/agreement-file';
import { creation } from '../../data/edits';
import type { SigningTools } from '../../data/signing-tools';
import { contextOf, type Workspace } from '../../data/workspace';
import { write } from '../../data/writer';
import { onItsDay } from './demo-day';
import { demoMoment } from './demo-moments';
import type { DemoPartner } from './demo-records';

type DemoAgreements = NonNullable<DemoPartner['agreements']>;

/** A step of the demo that did not go through; what was written before it stays and is whole. */
export interface DemoStopped {
  readonly kind: 'demo-stopped';
  readonly step: string;
}

/** The two agreements of a partner, by kind. */
export type SignedPair = Readonly<Record<AgreementKind, string>>;

/**
 * Drafts, decides, locks, signs and freezes plan and service level agreement by the rules the screens use, on the day
 * the demo tells of.
 */
export async function writeDemoAgreements(
  workspace: Workspace,
  partnerId: PartnerId,
  demo: DemoAgreements,
  tools: SigningTools,
): Promise<Result<SignedPair, DemoStopped>> {
  const plan = await writeAgreement(workspace, { partnerId, kind: 'plan', demo, tools });
  if (!plan.ok) return plan;
  const sla = await writeAgreement(workspace, { partnerId, kind: 'sla', demo, tools });
  return sla.ok ? ok({ plan: plan.value, sla: sla.value }) : sla;
}

interface Written {
  readonly partnerId: PartnerId;
  readonly kind: AgreementKind;
  readonly demo: DemoAgreements;
  readonly tools: SigningTools;
}

async function writeAgreement(
  workspace: Workspace,
  { partnerId, kind, demo, tools }: Written,
): Promise<Result<string, DemoStopped>> {
  const { newId, now } = contextOf(workspace);
  const at = demoMoment(demo.signedAt, now);
  const id = newId() as Agreement['id'];
  const agreement = draftAgreement({ id, partnerId, kind, now: at });
  const drafted = await write(workspace, async () => ok({ value: null, edits: [creation('agreement', agreement)] }));
  if (!drafted.ok) return stopped(`draft ${kind}: ${drafted.error.kind}`);
  const terms = { ...demo.terms, ...(kind === 'plan' ? demo.planTerms : demo.slaTerms) };
  for (const [term, value] of Object.entries(terms)) {
    const kept = await setTerm(workspace, id, term, typeof value === 'string' ? demoMoment(value, now) : value);
    if (!kept.ok) return stopped(`term ${term}: ${kept.error.kind}`);
  }
  const approved = kind === 'sla' ? await approve(workspace, id, demo.approvals, at) : ok(null);
  if (!approved.ok) return approved;
  const locked = await lockAgreement(workspace, id);
  if (!locked.ok) return stopped(`lock ${kind}: ${JSON.stringify(locked.error)}`);
  return signed(onItsDay(workspace, at), id, { demo, tools });
}

/** An agreement and its text, as they are now. */
async function readShown(workspace: Workspace, agreementId: string) {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  const text = file && (await readAgreementText(workspace, file));
  return file && text?.ok ? { ...file, text: text.value } : null;
}

async function approve(
  workspace: Workspace,
  agreementId: string,
  approvals: DemoAgreements['approvals'],
  at: string,
): Promise<Result<null, DemoStopped>> {
  const shown = await readShown(workspace, agreementId);
  if (!shown) return stopped(`show ${agreementId} to those who approve it`);
  const dataSha256 = await fingerprintOf(shown.text);
  const { partnerId } = shown.agreement;
  const { newId, by } = contextOf(workspace);
  const edits = approvals.map((said) => {
    const approval = { ...said, id: newId(), partnerId, agreementId, dataSha256, by, at };
    return creation('agreementApproval', agreementApprovalSchema.parse(approval));
  });
  const written = await write(workspace, async () => ok({ value: null, edits }));
  return written.ok ? ok(null) : stopped(`approve: ${written.error.kind}`);
}

/** Signed as in the room, by keys that are dropped afterwards: the people of the demo are invented. */
async function signed(
  workspace: Workspace,
  id: Agreement['id'],
  { demo, tools }: Pick<Written, 'demo' | 'tools'>,
): Promise<Result<string, DemoStopped>> {
  const file = await gatherAgreementFile(workspace.database, id);
  const signers = parties.flatMap((party) => {
    const person = file?.partnerFile.people.find(
      (each) => each.party === party && each.name === demo.signers[party][0],
    );
    return person ? [{ personId: person.id, party, language: 'en', keyHome: 'inPerson' } as const] : [];
  });
  const host = { name: demo.signers.vendor[0], organisation: String(demo.terms.vendorName ?? '') };
  let pages = 1;
  const print: SigningTools['print'] = async (page, facts) => {
    const printed = await tools.print(page, facts);
    if (printed.ok) ({ pages } = printed.value);
    return printed;
  };
  const started = await startSession(workspace, id, { signers, host, pin: null }, { ...tools, print });
  if (!started.ok) return stopped(`start ${id}: ${JSON.stringify(started.error)}`);
  for (const _ of started.value.signers) {
    const given = await sign(workspace, started.value, { tools, pages });
    if (!given.ok) return given;
  }
  const finished = await finishSession(workspace, started.value.id);
  return finished.ok ? ok(id) : stopped(`finish ${id}: ${finished.error.kind}`);
}

async function sign(
  workspace: Workspace,
  session: SigningSession,
  { tools, pages }: { readonly tools: SigningTools; readonly pages: number },
): Promise<Result<null, DemoStopped>> {
  const at = contextOf(workspace).now;
  const prepared = await prepareSignature(workspace, session.id, { identityCheck: 'knownPerson', at });
  if (!prepared.ok) return stopped(`show: ${prepared.error.kind}`);
  const { signer, consentText, originalSha256 } = prepared.value;
  const given = {
    field: signer.field,
    ceremony: {
      identity: { check: 'knownPerson', detail: '', by: session.host.name, at },
      shown: { from: at, allSeenAt: at, pages },
      consent: { text: consentText, agreedAt: at },
      shownFileSha256: originalSha256,
      at,
    },
    ink: inventedInk(signer.personName),
  } as const;
  const taken = await signInSession(workspace, session.id, given, tools);
  return taken.ok ? ok(null) : stopped(`sign ${signer.personName}: ${JSON.stringify(taken.error)}`);
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

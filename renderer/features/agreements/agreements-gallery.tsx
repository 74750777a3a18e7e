import { brand } from '#shared/base/brand';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { type AgreementNotice, reviewFunctions } from '#shared/domain/agreements/agreement-approval';
import type { ReviewStanding } from '#shared/domain/agreements/approval-rules';
import { termsOf } from '#shared/domain/agreements/terms';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Signature, SignedDocument } from '#shared/domain/signing/signature';
import type { SlaFinding } from '#shared/domain/slas/lint-finding';
import type { GalleryGroup } from '../../ui/gallery-group';
import { AgreementHead } from './agreement-head';
import { AgreementView, type AgreementViewProps } from './agreement-view';
import { AgreementsTable } from './agreements-panel';
import { ApprovalsPanel } from './approvals-panel';
import { LifePanel } from './life-panel';
import { PeoplePanel } from './people-panel';
import { SignedFacts } from './signed-facts';
import { type TermFieldProps, TermFrame, TermNote } from './term-field';
import { TermInput } from './term-input';
import { VersionChanges } from './version-changes';

const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';

const draft: Agreement = {
  id: brand<'Agreement'>('0190f3c0-0000-7000-8000-00000000a1b2'),
  partnerId: brand<'Partner'>('partner'),
  kind: 'plan',
  version: 1,
  state: 'draft',
  dataSha256: null,
  supersedesId: null,
  createdAt: '2026-11-20T09:00:00Z',
  terms: { vendorName: 'Bogenwerk Software AG', vendorCountry: 'CH', startDate: '2026-11-20' },
};
const locked: Agreement = { ...draft, state: 'locked', dataSha256: hash };
const signed: Agreement = { ...locked, state: 'signed' };
const partner = { id: 'partner', legalName: 'Nordlicht Systemhaus GmbH' };

function signatureOf(party: Signature['party'], personName: string, role: string): Signature {
  return {
    id: brand<'Signature'>(party),
    partnerId: draft.partnerId,
    agreementId: draft.id,
    dataSha256: hash,
    party,
    personName,
    role,
    consentText: 'I agree.',
    ink: { width: 300, height: 100, strokes: [[{ x: 20, y: 70, time: 0 }]] },
    signedAt: '2026-11-20T14:05:00Z',
    proof: null,
  };
}
const byEva = signatureOf('partner', 'Eva Lindner', 'Managing Director');
const byRuth = signatureOf('vendor', 'Ruth Baumann', 'Chief Operating Officer');

const document: SignedDocument = {
  id: brand<'SignedDocument'>('document'),
  partnerId: draft.partnerId,
  agreementId: draft.id,
  kind: 'plan',
  version: 1,
  file: { sha256: hash.split('').reverse().join(''), bytes: 120_133, mime: 'application/pdf', name: 'plan.pdf' },
  dataSha256: hash,
  signers: [],
  frozenAt: '2026-11-20T14:06:00Z',
  sessionId: null,
};

const page: DocumentPage = {
  kind: 'plan',
  title: 'Joint Success Plan',
  subtitle: 'Bogenwerk Software AG and Nordlicht Systemhaus GmbH',
  language: 'en',
  reference: 'JSP-00a1b2 v1',
  version: 1,
  dataSha256: null,
  parties: [
    { party: 'vendor', name: 'Bogenwerk Software AG', detail: 'CHE-123.456.789, Switzerland' },
    { party: 'partner', name: 'Nordlicht Systemhaus GmbH', detail: 'FN 123456a, Austria' },
  ],
  notices: ['Draft. Nothing in it binds anybody.'],
  blocks: [
    { kind: 'heading', level: 1, number: '1', text: 'When it begins', id: 'part-1', source: { termId: 'startDate' } },
    { kind: 'paragraph', text: ['The plan starts on 20 November 2026.'], source: { termId: 'startDate' } },
  ],
};

const nothing = () => {};

function head(agreement: Agreement, signatures: number) {
  return (
    <AgreementHead
      agreement={agreement}
      partner={partner}
      signatures={signatures}
      canPrint
      isBusy={false}
      onSave={nothing}
      onSign={nothing}
      onUnlock={nothing}
      onNextVersion={nothing}
      onNegotiate={agreement.kind === 'sla' ? nothing : null}
      exports={{ onData: nothing, onOpenSlo: null }}
      onImportOpenSlo={null}
    />
  );
}

/** A field that keeps nothing: the gallery has no records. */
function UnkeptField(props: TermFieldProps) {
  return (
    <TermFrame term={props.term} onFocus={props.onFocus} onLeave={nothing}>
      <TermInput
        term={props.term}
        value={props.decided ?? props.term.default}
        description={<TermNote {...props} isDecided={props.decided !== undefined} />}
        onChange={nothing}
        onChosen={nothing}
      />
    </TermFrame>
  );
}

const complete: AgreementViewProps = {
  agreement: draft,
  page,
  missing: [],
  problems: [],
  contested: [],
  lint: [],
  isElsewhere: false,
  linkTo: () => '/gallery',
  Field: UnkeptField,
  head: head(draft, 0),
  aside: null,
};

const missing = (['vendorAddress', 'baseAgreement', 'handover', 'riskTier'] as const).flatMap((termId) => {
  const term = termsOf('sla')[termId];
  if (!term) return [];
  const questionId = termId === 'handover' ? 'M8.Q8' : null;
  const cure = questionId
    ? ('question' as const)
    : termId === 'riskTier'
      ? ('partner' as const)
      : ('agreement' as const);
  return [{ termId, label: term.label, questionId, fieldId: null, cure }];
});

const lint: readonly SlaFinding[] = [
  {
    code: 'E08',
    severity: 'error',
    clause: '25',
    questionId: null,
    termId: 'noticeDays',
    measure: null,
    facts: { noticeDays: 400, endDate: '2027-12-31' },
  },
  {
    code: 'E04',
    severity: 'error',
    clause: '11',
    questionId: 'M8.Q4',
    termId: null,
    measure: null,
    facts: { hoursPerWeek: 12 },
    holes: { weekly: [{ weekday: 6, from: '12:00', to: '24:00' }], dates: [] },
  },
  {
    code: 'W01',
    severity: 'warning',
    clause: '7',
    questionId: 'M8.Q3',
    termId: null,
    measure: 'S1',
    facts: { measure: 'S1 Availability', target: '99.90', missed: 2, shown: 6 },
  },
];

const reachedOtherwise = {
  party: 'partner',
  name: 'Tomáš Novák',
  change: 'reachedOtherwise',
  agreed: '+43 1 555 02 20',
  now: '+43 1 555 02 21',
} as const;

const reviews: readonly ReviewStanding[] = reviewFunctions.map((reviewFunction, at) => ({
  reviewFunction,
  state: (['approved', 'constraint', 'outdated', 'refused', 'missing'] as const)[at] ?? 'missing',
  approval:
    at === 4
      ? null
      : {
          id: brand<'AgreementApproval'>(reviewFunction),
          partnerId: draft.partnerId,
          agreementId: draft.id,
          dataSha256: hash,
          reviewFunction,
          decision: 'approved',
          capability: 'Two people on call from March on',
          constraint: at === 0 ? '' : 'Not on public holidays',
          personName: 'Noor Haddad',
          by: 'somebody',
          at: '2026-11-20T09:00:00Z',
        },
}));

const notice: AgreementNotice = {
  id: brand<'AgreementNotice'>('notice'),
  partnerId: draft.partnerId,
  agreementId: draft.id,
  kind: 'renewalDeclined',
  givenBy: 'partner',
  personName: 'Eva Lindner',
  givenOn: '2027-06-01',
  endsOn: null,
  reason: 'A new desk in another country',
  noticeId: null,
  by: 'somebody',
  at: '2027-06-01T09:00:00Z',
};

export const agreementsGallery: GalleryGroup = {
  id: 'agreements',
  title: 'Agreements',
  samples: [
    { name: 'panel, empty', draw: () => <AgreementsTable agreements={[]} signatures={[]} onDraft={async () => {}} /> },
    {
      name: 'panel, a plan signed and its next version, an SLA being signed',
      draw: () => (
        <AgreementsTable
          agreements={[
            signed,
            { ...draft, id: brand<'Agreement'>('next'), version: 2 },
            { ...locked, id: brand<'Agreement'>('sla'), kind: 'sla' },
          ]}
          signatures={[{ ...byEva, agreementId: brand<'Agreement'>('sla') }]}
          onDraft={async () => {}}
        />
      ),
    },
    { name: 'draft, complete', wide: true, height: '40rem', draw: () => <AgreementView {...complete} /> },
    {
      name: 'draft, values missing',
      wide: true,
      height: '40rem',
      draw: () => <AgreementView {...complete} page={null} missing={missing} />,
    },
    {
      name: 'draft, values that do not go together, and one that two people set',
      wide: true,
      height: '40rem',
      draw: () => (
        <AgreementView
          {...complete}
          page={null}
          contested={[{ kind: 'field', entity: 'agreement', field: 'terms/startDate' }]}
          problems={[
            {
              code: 'valueDateTooEarly',
              questionId: 'M1.Q5',
              details: { byWorkingDays: 12, earliestPossible: '2027-04-06', path: 'R1 → R2' },
            },
          ]}
        />
      ),
    },
    {
      name: 'draft of an SLA, errors and warnings of the linter, reviews',
      wide: true,
      height: '48rem',
      draw: () => (
        <AgreementView
          {...complete}
          agreement={{ ...draft, kind: 'sla' }}
          head={head({ ...draft, kind: 'sla' }, 0)}
          lint={lint}
          more={<ApprovalsPanel standing={reviews} onSay={async () => null} isOver={false} />}
        />
      ),
    },
    {
      name: 'life of a signed agreement, with a notice',
      draw: () => (
        <LifePanel
          life={{
            state: 'ending',
            until: '2027-12-31',
            noticeBy: null,
            why: [{ what: 'declined', on: '2027-06-01', until: '2027-12-31', noticeId: 'notice' }],
          }}
          notices={[notice]}
          today="2027-06-02"
          onGive={async () => null}
        />
      ),
    },
    {
      name: 'people a signed agreement names who changed',
      draw: () => (
        <PeoplePanel
          changes={[
            { clause: '12', place: 'L2', party: 'vendor', name: 'Marc Odermatt', change: 'gone', agreed: '', now: '' },
            { ...reachedOtherwise, clause: '12', place: 'L1' },
            { ...reachedOtherwise, clause: '17', place: 'breachContact' },
          ]}
        />
      ),
    },
    {
      name: 'what a version changes',
      wide: true,
      draw: () => (
        <VersionChanges
          changes={[
            {
              clause: '7',
              of: 'S1',
              before: { target: '99.90', tolerance: '0.05', minimumSample: 1 },
              after: { target: '99.50', tolerance: '0.10', minimumSample: 1 },
            },
            { clause: '25', of: 'noticeDays', before: 60, after: 30 },
          ]}
        />
      ),
    },
    {
      name: 'signing, one side has signed',
      wide: true,
      height: '36rem',
      draw: () => (
        <AgreementView
          {...complete}
          agreement={locked}
          head={head(locked, 1)}
          aside={
            <SignedFacts
              planned={[]}
              revisions={[]}
              signatures={[byEva]}
              document={null}
              dataSha256={hash}
              freezing={null}
            />
          }
        />
      ),
    },
    {
      name: 'signed',
      wide: true,
      height: '36rem',
      draw: () => (
        <AgreementView
          {...complete}
          agreement={signed}
          head={head(signed, 2)}
          aside={
            <SignedFacts
              planned={[]}
              revisions={[]}
              signatures={[byEva, byRuth]}
              document={document}
              dataSha256={hash}
              freezing={null}
            />
          }
        />
      ),
    },
    {
      name: 'fixed on another device',
      wide: true,
      height: '30rem',
      draw: () => (
        <AgreementView
          {...complete}
          agreement={locked}
          page={null}
          isElsewhere
          head={head(locked, 0)}
          aside={
            <SignedFacts
              planned={[]}
              revisions={[]}
              signatures={[]}
              document={null}
              dataSha256={hash}
              freezing={null}
            />
          }
        />
      ),
    },
  ],
};

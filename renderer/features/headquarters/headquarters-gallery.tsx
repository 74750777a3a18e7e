import { brand } from '#shared/base/brand';
import type { ConsoleTrouble } from '#shared/sync/console';
import type { GalleryGroup } from '../../ui/gallery-group';
import { AsideForm } from './aside-dialog';
import { TroubleNotice } from './console-trouble';
import type { DecisionLine } from './decision-lines';
import { DecisionList } from './decision-list';
import { DevicesTab } from './devices-tab';
import { EntryProofList } from './entry-proof';
import { HealthTab } from './health-tab';
import { EntryView } from './log-entry-sheet';
import { LogList } from './log-list';
import { PeopleTab } from './people-tab';
import { asAuditor, entry, lines, now, overview, proofs } from './sample-headquarters';
import { WithdrawForm } from './withdraw-dialog';

const nothing = () => undefined;
const none = async () => null;
const partnerName = (id: string) => (id === '' ? '' : 'Nordlys Systems AS');
const personName = (id: string) => (id === 'ben' ? 'Ben Okoro' : 'Ana Berg');

const aside: Extract<DecisionLine, { kind: 'aside' }> = {
  kind: 'aside',
  key: 'aside',
  since: now - 30 * 3_600_000,
  mayDecide: true,
  aside: {
    ...{ space: 'north', territory: 'North', mayDecide: true },
    entry: entry(12, { state: 'quarantined', why: 'broken-chain' }),
  },
};

const gate: DecisionLine = {
  kind: 'record',
  key: 'gate',
  since: now - 60 * 3_600_000,
  mayDecide: true,
  pending: {
    ...{ kind: 'gate', id: 'gate', partnerId: 'nordlys', since: '2026-11-18T02:05:00Z', isForMe: true },
    decision: {
      ...{ id: brand<'GateDecision'>('gate'), partnerId: brand<'Partner'>('nordlys'), gateId: 'G1' },
      ...{ packVersion: '1.0.0', asOf: '2026-11-18T02:05:00Z', decision: 'passed', provisional: true },
      ...{ results: [], evidence: [], by: 'ana', reason: '' },
    },
  },
};

const appeal: DecisionLine = {
  kind: 'record',
  key: 'appeal',
  since: now - 20 * 3_600_000,
  mayDecide: true,
  pending: {
    ...{ kind: 'appeal', id: 'deal', partnerId: 'nordlys', since: '2026-11-19T18:05:00Z', isForMe: true },
    deal: {
      ...{ id: brand<'Deal'>('deal'), partnerId: brand<'Partner'>('nordlys'), customerName: 'Alpenbad Betriebe' },
      ...{ customerDomain: 'alpenbad.example', country: 'AT', product: 'Service desk', value: '42000.00' },
      ...{ currency: 'EUR', need: '', expectedOn: null, lead: 'partner', stage: '' },
      ...{ createdAt: '2026-11-02T08:00:00Z', createdBy: 'ana' },
    },
    standing: {
      ...{ state: 'appealed', since: '2026-11-19T18:05:00Z', due: '2026-11-27', overdue: false },
      ...{ firstDecider: 'tom', reason: 'We had shown it to the customer in May.' },
    },
  },
};

const troubles: readonly ConsoleTrouble[] = [
  { kind: 'offline' },
  { kind: 'sign-in' },
  { kind: 'not-granted' },
  { kind: 'busy' },
  { kind: 'refused', message: 'There is no such device.' },
];

const actions = { issueCode: async () => ({ code: 'K7PQ-M2XN-4TRA' }), grant: none, addTerritory: none };
const answered = { state: 'answered', value: [] } as const;

/** Every state of headquarters' page. */
export const headquartersGallery: GalleryGroup = {
  id: 'headquarters',
  title: 'Headquarters',
  samples: [
    {
      name: 'decisions, some',
      wide: true,
      draw: () => <Decisions lines={[gate, aside, appeal]} asides={answered} />,
    },
    { name: 'decisions, none', wide: true, draw: () => <Decisions lines={[]} asides={answered} /> },
    {
      name: 'decisions, offline',
      wide: true,
      draw: () => <Decisions lines={[gate]} asides={{ state: 'failed', trouble: { kind: 'offline' } }} />,
    },
    {
      name: 'decisions, reading',
      wide: true,
      draw: () => <Decisions lines={undefined} asides={{ state: 'asking' }} />,
    },
    {
      name: 'set aside, decided',
      wide: true,
      draw: () => <AsideForm line={aside} partnerName={partnerName} onClose={nothing} onDecide={none} />,
    },
    { name: 'devices', wide: true, draw: () => <DevicesTab overview={overview} now={now} onWithdraw={none} /> },
    {
      name: 'devices, as an auditor',
      wide: true,
      draw: () => <DevicesTab overview={asAuditor} now={now} onWithdraw={none} />,
    },
    ...(['lost', 'retired'] as const).map((kind) => ({
      name: `withdraw, ${kind}`,
      draw: () => {
        const [device] = overview.devices;
        return device && <WithdrawForm device={device} kind={kind} onClose={nothing} onWithdraw={none} />;
      },
    })),
    { name: 'people', wide: true, draw: () => <PeopleTab overview={overview} actions={actions} /> },
    { name: 'people, as an auditor', wide: true, draw: () => <PeopleTab overview={asAuditor} actions={actions} /> },
    {
      name: 'health',
      wide: true,
      draw: () => <HealthTab overview={overview} now={now} unsavedSince={new Map([['north', now - 7_200_000]])} />,
    },
    {
      name: 'log, 4,000',
      wide: true,
      height: '42rem',
      draw: () => (
        <LogList lines={lines} partnerName={partnerName} personName={personName} isReading={false} onOpen={nothing} />
      ),
    },
    {
      name: 'log, one entry',
      wide: true,
      draw: () => {
        const line = lines[7];
        return (
          line && (
            <EntryView
              line={line}
              partnerName={partnerName}
              personName={personName}
              deviceName={() => 'Ana’s laptop'}
              onClose={nothing}
              onProve={async () => ({ refused: '–' })}
            />
          )
        );
      },
    },
    ...Object.entries(proofs).map(([name, proof]) => ({
      name: `proof, ${name}`,
      draw: () => <EntryProofList proof={proof} />,
    })),
    ...troubles.map((trouble) => ({
      name: `trouble, ${trouble.kind}`,
      draw: () => <TroubleNotice trouble={trouble} onRetry={nothing} />,
    })),
  ],
};

function Decisions(props: Pick<Parameters<typeof DecisionList>[0], 'lines' | 'asides'>) {
  return <DecisionList {...props} partnerName={partnerName} onAskAgain={nothing} onDecide={nothing} />;
}

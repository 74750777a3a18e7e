import { caseColumns } from './case-columns';
import {
  type DatasetColumn,
  dayFromStart,
  dayToEnd,
  moment,
  needed,
  open,
  score,
  text,
  yesOrNo,
} from './dataset-columns';
import type { TableName } from './tables';

/** A table of measured records as a file: what it is for, and its columns in the order in which we write them. */
export interface DatasetFormat {
  readonly title: string;
  readonly meaning: string;
  readonly columns: readonly DatasetColumn[];
  /** What of a row may be there once only; rows that agree in all of these contradict each other. */
  readonly unique: readonly string[];
  /** Pairs of moments of which the first may not be later than the second. */
  readonly inOrder: readonly (readonly [string, string])[];
  /** Whether rows are put in the order of time. Elsewhere the order of the file is kept, and means nothing. */
  readonly sorted: boolean;
}

const service = open('service', text, 'The service it is about.', {
  blank: 'the service named at the import',
  alsoCalled: ['component', 'application', 'app', 'product', 'system', 'site', 'monitor', 'dienst'],
});
const region = open('region', text, 'Region or country, where results are compared by region.', {
  blank: 'no region',
  alsoCalled: ['country', 'location', 'geo', 'land', 'zone'],
});
const id = (whose: string, ...alsoCalled: readonly string[]) =>
  needed('id', text, `The ${whose}’s own number or name, the same in every file.`, { alsoCalled });
const whenAlsoCalled = ['time', 'timestamp', 'date', 'datetime', 'zeitpunkt', 'zeit'];
const milliseconds = { kind: 'number', whole: false, least: 0, most: null } as const;

/** Every table of measured records. The documents, the schemas and the reader are made from this one list. */
export const datasetFormats: Readonly<Record<TableName, DatasetFormat>> = {
  checks: {
    title: 'Checks of a monitor',
    meaning:
      'One row a check. A service is down from a check that found it down to the next that found it up, and the last state holds until the monitor stopped watching.',
    columns: [
      needed('at', moment, 'When it was checked.', { alsoCalled: ['checkedat', 'checktime', ...whenAlsoCalled] }),
      needed(
        'up',
        {
          kind: 'words',
          words: { up: ['yes', 'true', 'ok', '1', 'online'], down: ['no', 'false', '0', 'offline', 'fail'] },
        },
        'Whether the service answered.',
        { alsoCalled: ['status', 'state', 'isup', 'result'] },
      ),
      open('responseMs', milliseconds, 'How long the answer took. Zero at a check that found it down means none.', {
        unit: 'ms',
        blank: 'no answer was timed',
        alsoCalled: ['responsetime', 'responsetimems', 'latencyms', 'latency', 'durationms', 'responsetimeinms'],
      }),
      service,
      region,
      open('observedUntil', moment, 'Until when the monitor watched this service, the same in each of its rows.', {
        blank: 'what is said at the import, else the last check',
        alsoCalled: ['watcheduntil'],
      }),
    ],
    unique: ['at', 'service', 'region'],
    inOrder: [],
    sorted: true,
  },
  outages: {
    title: 'Outages',
    meaning: 'Times when a service was down, where they are known already. Outages that overlap count once.',
    columns: [
      id('outage', 'outageid', 'incident', 'incidentid', 'number', 'key'),
      needed('from', moment, 'When the service went down.', {
        alsoCalled: ['start', 'startedat', 'begin', 'downat', 'starttime', 'von'],
      }),
      needed('to', moment, 'When it was back.', {
        alsoCalled: ['end', 'endedat', 'restoredat', 'upat', 'endtime', 'bis'],
      }),
      service,
      region,
    ],
    unique: ['id'],
    inOrder: [['from', 'to']],
    sorted: false,
  },
  requests: {
    title: 'Requests',
    meaning: 'Requests from a gateway’s or a server’s log: one row each, or one row for many that are alike.',
    columns: [
      needed('at', moment, 'When it came in.', {
        alsoCalled: ['requestedat', 'receivedat', 'starttime', ...whenAlsoCalled],
      }),
      needed(
        'outcome',
        {
          kind: 'words',
          words: {
            succeeded: ['success', 'ok'],
            failed: ['failure', 'error'],
            callerError: ['client error', 'clienterror'],
            limitedWithin: [],
            limitedBeyond: [],
          },
        },
        'How it ended. An HTTP status stands for its outcome: 100–399 succeeded, 400–499 callerError, 500–599 failed. 429 does not say whether the agreed volume was kept and has to be translated.',
        { alsoCalled: ['status', 'result', 'statuscode', 'httpstatus', 'responsecode', 'code'] },
      ),
      open('durationMs', milliseconds, 'How long the answer took.', {
        unit: 'ms',
        blank: 'not known',
        alsoCalled: ['duration', 'responsems', 'responsetime', 'responsetimems', 'latency', 'latencyms', 'elapsedms'],
      }),
      service,
      open('count', { kind: 'number', whole: true, least: 1, most: null }, 'How many requests the row stands for.', {
        unit: 'requests',
        blank: 'one',
        alsoCalled: ['requests', 'hits', 'number', 'anzahl'],
      }),
    ],
    unique: [],
    inOrder: [],
    sorted: true,
  },
  cases: {
    title: 'Cases',
    meaning: 'Tickets and incidents, one row each, with the moments that matter.',
    columns: caseColumns(id('case', 'caseid', 'ticket', 'ticketid', 'issuekey', 'key', 'number', 'incidentid'), {
      service,
      region,
    }),
    unique: ['id'],
    inOrder: [
      ['openedAt', 'acknowledgedAt'],
      ['openedAt', 'firstResponseAt'],
      ['openedAt', 'resolvedAt'],
      ['openedAt', 'closedAt'],
      ['openedAt', 'reopenedAt'],
      ['openedAt', 'followUpAt'],
      ['startedAt', 'detectedAt'],
      ['startedAt', 'restoredAt'],
    ],
    sorted: false,
  },
  throughput: {
    title: 'Throughput by the hour',
    meaning: 'Units of work completed, one row an hour.',
    columns: [
      needed('at', moment, 'When the hour began.', { alsoCalled: ['hour', 'from', ...whenAlsoCalled] }),
      needed('completed', { kind: 'number', whole: false, least: 0, most: null }, 'Units completed in that hour.', {
        unit: 'units',
        alsoCalled: ['units', 'processed', 'done', 'completedunits'],
      }),
      service,
    ],
    unique: ['at', 'service'],
    inOrder: [],
    sorted: false,
  },
  ratings: {
    title: 'Answers to a survey',
    meaning: 'What customers answered when asked how satisfied they are, from 1 (not at all) to 5 (very).',
    columns: [
      needed('at', dayFromStart, 'When it was answered.', {
        alsoCalled: ['answeredat', 'submittedat', ...whenAlsoCalled],
      }),
      needed('score', score, 'From 1 to 5.', {
        unit: 'points',
        alsoCalled: ['rating', 'csat', 'satisfaction', 'points'],
      }),
      region,
    ],
    unique: [],
    inOrder: [],
    sorted: false,
  },
  contracts: {
    title: 'Contracts due',
    meaning: 'Contracts of customers by the day on which they were due for renewal.',
    columns: [
      id('contract', 'contract', 'contractid', 'number', 'key'),
      needed('dueAt', dayFromStart, 'When it was due.', { alsoCalled: ['due', 'renewaldate', 'duedate', 'enddate'] }),
      needed('renewed', yesOrNo, 'Whether it was renewed.', { alsoCalled: ['isrenewed', 'verlaengert'] }),
      open(
        'value',
        { kind: 'decimal', least: '0', most: null },
        'What it is worth, in one currency for the whole file.',
        {
          unit: 'money',
          blank: 'not known',
          alsoCalled: ['amount', 'contractvalue', 'arr', 'annualvalue'],
        },
      ),
    ],
    unique: ['id'],
    inOrder: [],
    sorted: false,
  },
  customers: {
    title: 'Customers',
    meaning: 'Customers with the day they began and, where they left, the day they were lost.',
    columns: [
      id('customer', 'customer', 'customerid', 'account', 'accountid', 'number', 'key'),
      needed('startedAt', dayFromStart, 'Since when.', {
        alsoCalled: ['started', 'since', 'startdate', 'customersince'],
      }),
      needed('lostAt', dayFromStart, 'When the customer left.', {
        blank: 'still a customer',
        alsoCalled: ['lost', 'lefton', 'churnedat', 'churndate', 'enddate', 'lostdate'],
      }),
    ],
    unique: ['id'],
    inOrder: [['startedAt', 'lostAt']],
    sorted: false,
  },
  reviews: {
    title: 'Post-incident reviews',
    meaning: 'Reviews owed after incidents, and when they were delivered. A day without a time is read strictly.',
    columns: [
      id('review', 'reviewid', 'incident', 'incidentid', 'number', 'key'),
      needed('incidentClosedAt', dayFromStart, 'When its incident was closed.', {
        alsoCalled: ['closedat', 'incidentclosed', 'closed'],
      }),
      needed('deliveredAt', dayToEnd, 'When the review was delivered.', {
        blank: 'not delivered',
        alsoCalled: ['delivered', 'reviewdelivered', 'reviewedat', 'sentat'],
      }),
    ],
    unique: ['id'],
    inOrder: [['incidentClosedAt', 'deliveredAt']],
    sorted: false,
  },
  actions: {
    title: 'Preventive actions',
    meaning: 'What was to be done so that it does not happen again: by when, and when it was done.',
    columns: [
      id('action', 'action', 'actionid', 'number', 'key'),
      needed('dueAt', dayToEnd, 'By when it was to be done.', { alsoCalled: ['due', 'duedate', 'dueon', 'deadline'] }),
      needed('closedAt', dayToEnd, 'When it was done.', {
        blank: 'not done',
        alsoCalled: ['closed', 'doneat', 'done', 'completedat', 'resolved', 'resolvedat'],
      }),
    ],
    unique: ['id'],
    inOrder: [],
    sorted: false,
  },
  orders: {
    title: 'Orders',
    meaning: 'Orders taken in, and whether they had to be corrected afterwards.',
    columns: [
      id('order', 'order', 'orderid', 'ordernumber', 'number', 'key'),
      needed('at', dayFromStart, 'When it came in.', {
        alsoCalled: ['orderedat', 'receivedat', 'orderdate', ...whenAlsoCalled],
      }),
      needed('corrected', yesOrNo, 'Whether it had to be corrected.', {
        alsoCalled: ['iscorrected', 'correction', 'korrigiert'],
      }),
    ],
    unique: ['id'],
    inOrder: [],
    sorted: false,
  },
  changes: {
    title: 'Changes announced',
    meaning:
      'Changes to the service: when they were announced, and when they took effect. A day without a time is read strictly.',
    columns: [
      id('change', 'change', 'changeid', 'number', 'key'),
      needed(
        'noticeClass',
        {
          kind: 'words',
          words: {
            emergencySecurity: ['emergency', 'emergency security'],
            minorChange: ['minor', 'minor change'],
            maintenance: [],
            breakingChange: ['breaking', 'breaking change', 'migration'],
            deprecation: [],
            keyPerson: ['key person', 'personnel'],
          },
        },
        'What kind of change it is; each kind has its own notice.',
        { alsoCalled: ['class', 'kind', 'type', 'changetype', 'changeclass'] },
      ),
      needed('announcedAt', dayToEnd, 'When it was announced.', {
        blank: 'never announced',
        alsoCalled: ['announced', 'noticeat', 'noticegiven', 'announcedon'],
      }),
      needed('effectiveAt', dayFromStart, 'When it took effect.', {
        alsoCalled: ['effective', 'effectiveon', 'deployedat', 'changedat', 'releasedat'],
      }),
    ],
    unique: ['id'],
    inOrder: [],
    sorted: false,
  },
  breaches: {
    title: 'Breaches of security',
    meaning: 'Security breaches: when one side knew, and when it told the other.',
    columns: [
      id('breach', 'breach', 'breachid', 'incident', 'incidentid', 'number', 'key'),
      needed('awareAt', moment, 'When it became known.', { alsoCalled: ['aware', 'knownat', 'discoveredat'] }),
      needed('noticeAt', moment, 'When the other side was told.', {
        blank: 'not told yet',
        alsoCalled: ['notice', 'notifiedat', 'toldat', 'noticegivenat'],
      }),
    ],
    unique: ['id'],
    inOrder: [['awareAt', 'noticeAt']],
    sorted: false,
  },
  behaviours: {
    title: 'Ratings of behaviours',
    meaning: 'How people of both sides rate the three behaviours, from 1 (never) to 5 (always).',
    columns: [
      needed('at', dayFromStart, 'When it was rated.', { alsoCalled: ['ratedat', ...whenAlsoCalled] }),
      needed('rater', text, 'Who rated.', { alsoCalled: ['person', 'name', 'by', 'ratedby'] }),
      needed(
        'behaviour',
        {
          kind: 'words',
          words: {
            proactiveNotice: ['proactive notice'],
            truthfulStatus: ['truthful status'],
            knownLimits: ['known limits'],
          },
        },
        'Which behaviour.',
        { alsoCalled: ['behavior'] },
      ),
      needed('score', score, 'From 1 to 5.', { unit: 'points', alsoCalled: ['rating', 'points'] }),
    ],
    unique: ['at', 'rater', 'behaviour'],
    inOrder: [],
    sorted: false,
  },
  exclusions: {
    title: 'Time that does not count',
    meaning: 'Agreed maintenance and agreed suspensions. Where they overlap they count once.',
    columns: [
      needed('from', moment, 'From when.', { alsoCalled: ['start', 'startedat', 'begin', 'starttime', 'von'] }),
      needed('to', moment, 'Until when.', { alsoCalled: ['end', 'endedat', 'endtime', 'bis'] }),
      needed('why', text, 'Why it does not count.', { alsoCalled: ['reason', 'cause', 'grund', 'description'] }),
      service,
    ],
    unique: [],
    inOrder: [['from', 'to']],
    sorted: false,
  },
};

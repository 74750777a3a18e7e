import { type ColumnType, type DatasetColumn, moment, needed, open, severity, text, yesOrNo } from './dataset-columns';

const notCome = 'it has not come';

const happened = (name: string, meaning: string, ...alsoCalled: readonly string[]) =>
  open(name, moment, meaning, { blank: notCome, alsoCalled });

const count: ColumnType = { kind: 'number', whole: true, least: 0, most: null };

/** The columns of cases, in the order in which a case lives. */
export function caseColumns(
  id: DatasetColumn,
  shared: { readonly service: DatasetColumn; readonly region: DatasetColumn },
): readonly DatasetColumn[] {
  return [
    id,
    shared.service,
    shared.region,
    open('channel', text, 'How it came in.', { blank: 'not known', alsoCalled: ['via', 'source', 'contactmethod'] }),
    open('severity', severity, 'The severity it was opened with.', {
      blank: 'the first of severityChanges; one of the two must say it',
      alsoCalled: ['priority', 'sev', 'urgency', 'prioritaet', 'priorität'],
    }),
    open(
      'severityChanges',
      { kind: 'severityChanges' },
      'Later severities, each as moment/severity, with | between them.',
      {
        blank: 'it never changed',
      },
    ),
    happened('startedAt', 'When the fault began.', 'started', 'faultstart', 'impactstart'),
    happened('detectedAt', 'When somebody or something noticed.', 'detected', 'noticedat'),
    needed('openedAt', moment, 'When it was opened.', {
      alsoCalled: ['opened', 'created', 'createdat', 'createddate', 'reported', 'reportedat', 'openedon', 'erstellt'],
    }),
    happened(
      'acknowledgedAt',
      'When somebody said “we have it”.',
      'acknowledged',
      'assignedat',
      'acceptedat',
      'initiallyassignedat',
    ),
    happened(
      'firstResponseAt',
      'When a person first answered.',
      'firstresponse',
      'firstreplyat',
      'respondedat',
      'firstrepliedat',
      'firstresponsedate',
    ),
    happened('restoredAt', 'When the service worked again.', 'restored', 'recoveredat', 'mitigatedat'),
    happened('resolvedAt', 'When it was resolved.', 'resolved', 'solvedat', 'resolutiondate', 'solved', 'erledigt'),
    happened('closedAt', 'When it was closed.', 'closed', 'closedon', 'closeddate', 'geschlossen'),
    happened('reopenedAt', 'When it was opened again.', 'reopened'),
    happened('followUpAt', 'When somebody asked the customer afterwards.', 'followup', 'followedupat'),
    open('updates', { kind: 'instants' }, 'When status updates were sent, with | between them.', {
      blank: 'none was sent',
      alsoCalled: ['statusupdates', 'updatessentat'],
    }),
    open(
      'pauses',
      { kind: 'pauses' },
      'When the clock stood still, each as from/to/reason/by/note, with | between them. Reasons: waitingForCustomer, waitingForOtherParty, agreedDeferral. Nothing after the first stroke: still paused. In by and note, \\ stands before \\, / and |.',
      { blank: 'it never stood still' },
    ),
    open('contacts', count, 'How often the customer had to be in contact.', {
      unit: 'contacts',
      blank: 'not known',
      alsoCalled: ['interactions', 'replies', 'numberofcontacts'],
    }),
    open('transferred', yesOrNo, 'Whether it was handed on to others.', {
      blank: 'no',
      alsoCalled: ['istransferred', 'escalated', 'handedover'],
    }),
    open('affectedShare', { kind: 'decimal', least: '0', most: '1' }, 'Share of the covered customers affected.', {
      unit: 'share, 0 to 1',
      blank: 'not known',
      alsoCalled: ['affected', 'shareaffected'],
    }),
    open('rootCause', text, 'Why it happened, in the same words each time.', {
      blank: 'not known',
      alsoCalled: ['cause', 'ursache'],
    }),
  ];
}

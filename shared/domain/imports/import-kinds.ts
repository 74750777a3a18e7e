/** What can be taken in from a table that somebody else made. */
export const importKinds = [
  'partners',
  'people',
  'deals',
  'engagements',
  'defects',
  'cases',
  'surveys',
  'examResults',
  'soldDeals',
  'monthlyRates',
] as const;
export type ImportKind = (typeof importKinds)[number];

export interface ImportColumn {
  readonly id: string;
  readonly required: boolean;
  /** What such a column is called elsewhere, in small letters without blanks and signs. */
  readonly alsoCalled: readonly string[];
}

const column = (id: string, required: boolean, ...alsoCalled: readonly string[]): ImportColumn => ({
  id,
  required,
  alsoCalled: [id.toLowerCase(), ...alsoCalled],
});
const needed = (id: string, ...alsoCalled: readonly string[]) => column(id, true, ...alsoCalled);
const free = (id: string, ...alsoCalled: readonly string[]) => column(id, false, ...alsoCalled);

const organisation = ['account', 'company', 'organisation', 'organization'] as const;
const partner = needed('partner', 'partnername', ...organisation, 'legalname', 'registernumber');
const reference = (...alsoCalled: readonly string[]) => free('reference', 'ref', 'number', 'id', 'key', ...alsoCalled);

/** The columns of each kind of table. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  partners: [
    needed('legalName', 'name', 'company', 'companyname', 'partner', 'partnername', ...organisation),
    needed('country', 'countrycode', 'land', 'billingcountry'),
    free('registerNumber', 'register', 'registrationnumber', 'regno', 'companynumber', 'orgnumber', 'orgnr', 'vat'),
    free('archetype', 'type', 'partnertype', 'kind'),
    free('website', 'web', 'url', 'homepage', 'domain'),
    free('note', 'notes', 'comment', 'comments', 'description'),
  ],
  people: [
    partner,
    needed('name', 'fullname', 'person', 'contact', 'contactname'),
    free('role', 'function'),
    free('title', 'jobtitle', 'position'),
    free('email', 'mail', 'emailaddress'),
    free('phone', 'telephone', 'mobile', 'tel'),
    free('language', 'lang', 'locale'),
  ],
  deals: [
    partner,
    needed('customerName', 'customer', 'endcustomer', 'enduser', 'opportunityaccount'),
    needed('customerDomain', 'customerwebsite', 'domain', 'website', 'url'),
    needed('country', 'countrycode', 'customercountry'),
    needed('product', 'offering', 'solution'),
    needed('value', 'amount', 'dealvalue', 'sum'),
    needed('currency', 'currencycode', 'curr'),
    free('expectedOn', 'closedate', 'expectedclose', 'date', 'expected'),
    free('need', 'description', 'note', 'notes'),
    free('addOns', 'addon', 'addons', 'extras', 'options', 'additionalproducts'),
    free('state', 'outcome', 'status', 'dealstate', 'stagename'),
    free('submittedOn', 'registeredon', 'registered', 'submitted', 'submissiondate'),
    free('approvedOn', 'approved', 'approvaldate', 'approvalon'),
    free('extendedOn', 'extended', 'extensiondate'),
    free('closedOn', 'closed', 'wonon', 'loston', 'decidedon', 'actualclosedate'),
    free('reason', 'lostreason', 'lossreason', 'closereason'),
  ],
  engagements: [
    partner,
    needed('engagementName', 'engagement', 'project', 'projectname', 'title', 'name'),
    needed('customerName', 'customer', 'endcustomer', 'client'),
    reference('projectnumber', 'projectid', 'engagementid'),
    free('lead', 'ledby', 'projectlead', 'deliveredby'),
    free('startedOn', 'start', 'startdate', 'begin', 'started'),
    free('goLiveOn', 'golive', 'golivedate', 'live', 'liveon', 'inproductionsince'),
  ],
  defects: [
    partner,
    needed('engagement', 'project', 'projectname', 'projectnumber', 'engagementid', 'engagementname'),
    needed('defectTitle', 'title', 'summary', 'defect', 'bug', 'subject'),
    needed('severity', 'priority', 'sev'),
    needed('foundOn', 'found', 'founddate', 'reportedon', 'createdon', 'created', 'opened', 'date'),
    free('cause', 'rootcause', 'origin'),
    reference('defectid', 'bugid', 'ticket'),
  ],
  cases: [
    partner,
    needed('subject', 'title', 'summary', 'description'),
    needed('openedAt', 'opened', 'created', 'createdat', 'openedon', 'createdon', 'createddate', 'opentime'),
    needed('openedAtDesk', 'desk', 'openeddesk', 'queue', 'receivedby'),
    needed('handledBy', 'handledat', 'assignedto', 'handlingdesk', 'team'),
    free(
      'resolvedAt',
      'resolved',
      'solved',
      'closed',
      'closedat',
      'resolvedon',
      'solvedat',
      'closedate',
      'resolutiontime',
    ),
    free('reopenedAt', 'reopened', 'reopenedon'),
    free('rightDesk', 'correctdesk', 'shouldhavebeen'),
    free('severity', 'priority', 'sev'),
    free('customerName', 'customer', 'endcustomer', 'client', 'requester'),
    reference('casenumber', 'ticket', 'ticketnumber', 'ticketid', 'caseid'),
  ],
  surveys: [
    partner,
    needed('survey', 'kind', 'type', 'question', 'surveytype'),
    needed('score', 'rating', 'answer', 'value', 'result'),
    needed('contact', 'respondent', 'email', 'mail', 'name', 'person', 'answeredby', 'contactemail'),
    needed('answeredAt', 'answered', 'answeredon', 'date', 'respondedat', 'submitted', 'timestamp', 'completed'),
    free('engagement', 'project', 'projectname', 'projectnumber', 'engagementid'),
    free('comment', 'comments', 'note', 'text', 'feedback'),
    reference('responseid', 'answerid'),
  ],
  examResults: [
    partner,
    needed('person', 'email', 'mail', 'name', 'learner', 'candidate', 'participant', 'student'),
    needed('exam', 'course', 'test', 'certification', 'assessment'),
    needed('score', 'points', 'result', 'percent', 'grade'),
    needed('day', 'date', 'takenon', 'completedon', 'completed', 'examdate', 'completiondate'),
    free('role', 'learnerrole', 'track'),
  ],
  soldDeals: [
    needed('reference', 'ref', 'number', 'id', 'dealid', 'opportunityid', 'dealnumber'),
    needed('closedOn', 'closedate', 'closed', 'wonon', 'date', 'closedwondate'),
    needed('value', 'amount', 'dealvalue', 'sum'),
    needed('currency', 'currencycode', 'curr'),
    needed('hasPartner', 'partner', 'withpartner', 'partnerattached', 'partnerinvolved'),
    free('region', 'territory', 'area', 'country'),
  ],
  monthlyRates: [
    needed('month', 'period', 'date'),
    needed('currency', 'from', 'currencycode', 'curr'),
    needed('rate', 'exchangerate', 'value', 'fx'),
    free('into', 'to', 'target', 'reportingcurrency'),
  ],
};

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

/** What a column is called elsewhere, as one text of names between blanks. */
const column = (id: string, required: boolean, alsoCalled: string): ImportColumn => ({
  id,
  required,
  alsoCalled: [id.toLowerCase(), ...alsoCalled.split(' ')],
});
const needed = (id: string, alsoCalled: string) => column(id, true, alsoCalled);
const free = (id: string, alsoCalled: string) => column(id, false, alsoCalled);

const partner = needed(
  'partner',
  'partnername account company organisation organization legalname registernumber accountname companyname',
);
const reference = (alsoCalled: string) => free('reference', `ref number id key ${alsoCalled}`);

/** The columns of each kind of table. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  partners: [
    needed(
      'legalName',
      [
        'name company companyname partner partnername accountname organizationname organisationname',
        'legalentity account company organisation organization',
      ].join(' '),
    ),
    needed(
      'country',
      ['countrycode land billingcountry mailingcountry shippingcountry countryregion', 'headquarterscountry'].join(' '),
    ),
    free(
      'registerNumber',
      [
        'register registrationnumber regno companynumber orgnumber orgnr vat vatid vatnumber taxid',
        'registernumber registrationno companyregistrationnumber dunsnumber organisationnumber',
      ].join(' '),
    ),
    free('archetype', 'type partnertype kind kindofpartner partnercategory accounttype'),
    free('website', 'web url homepage domain websiteurl companydomainname'),
    free('note', 'notes comment comments description'),
  ],
  people: [
    partner,
    needed('name', 'fullname person contact contactname contactfullname displayname lastnamefirstname'),
    free('role', 'function contactrole department'),
    free('title', 'jobtitle position'),
    free('email', 'mail emailaddress businessemail workemail primaryemail'),
    free('phone', 'telephone mobile tel phonenumber workphone businessphone mobilephone telephonenumber'),
    free('language', 'lang locale preferredlanguage'),
  ],
  deals: [
    partner,
    needed(
      'customerName',
      [
        'customer endcustomer enduser opportunityaccount accountname customername endcustomername',
        'dealname opportunityname',
      ].join(' '),
    ),
    needed('customerDomain', 'customerwebsite domain website url customersdomain companydomain accountwebsite'),
    needed('country', 'countrycode customercountry billingcountry shiptocountry'),
    needed('product', 'offering solution productname productfamily lineitem'),
    needed(
      'value',
      [
        'amount dealvalue sum amountincompanycurrency totalamount opportunityamount acv tcv',
        'annualcontractvalue',
      ].join(' '),
    ),
    needed('currency', 'currencycode curr currencyisocode dealcurrencycode'),
    free('expectedOn', 'closedate expectedclose date expected expectedclosedate expectedon targetclosedate'),
    free('need', 'description note notes nextstep dealdescription'),
    free('addOns', 'addon addons extras options additionalproducts'),
    free('state', 'outcome status dealstate stagename dealstage stage opportunitystage'),
    free(
      'submittedOn',
      ['registeredon registered submitted submissiondate submittedon createdate createddate createdon'].join(' '),
    ),
    free('approvedOn', 'approved approvaldate approvalon approvedon approveddate'),
    free('extendedOn', 'extended extensiondate extendedon'),
    free('closedOn', 'closed wonon loston decidedon actualclosedate closedon closeddate wondate'),
    free('reason', 'lostreason lossreason closereason closedlostreason closedwonreason lostto'),
  ],
  engagements: [
    partner,
    needed(
      'engagementName',
      ['engagement project projectname title name nameoftheengagement projecttitle engagementtitle'].join(' '),
    ),
    needed('customerName', 'customer endcustomer client customername clientname endcustomername'),
    reference('projectnumber projectid engagementid'),
    free('lead', 'ledby projectlead deliveredby deliverylead'),
    free('startedOn', 'start startdate begin started startedon actualstart actualstartdate projectstart'),
    free(
      'goLiveOn',
      [
        'golive golivedate live liveon inproductionsince wentliveon actualgolive actualgolivedate',
        'productiondate launchdate',
      ].join(' '),
    ),
  ],
  defects: [
    partner,
    needed('engagement', 'project projectname projectnumber engagementid engagementname'),
    needed('defectTitle', 'title summary defect bug subject bugtitle issue issuesummary shortdescription'),
    needed('severity', 'priority sev bugseverity'),
    needed(
      'foundOn',
      [
        'found founddate reportedon createdon created opened date foundon createddate datecreated',
        'reported detectedon',
      ].join(' '),
    ),
    free('cause', 'rootcause origin causecategory rootcausecategory'),
    reference('defectid bugid ticket'),
  ],
  cases: [
    partner,
    needed('subject', 'title summary description shortdescription ticketsubject casesubject ticketname issue'),
    needed(
      'openedAt',
      [
        'opened created createdat openedon createdon createddate opentime openedat datetimeopened',
        'ticketcreated createtime reported createdate requestedat',
      ].join(' '),
    ),
    needed('openedAtDesk', 'desk openeddesk queue receivedby openedatdesk channelowner firstgroup caseorigin'),
    needed(
      'handledBy',
      [
        'handledat assignedto handlingdesk team handledby assignmentgroup assigneegroup group owner',
        'caseowner assignee',
      ].join(' '),
    ),
    free(
      'resolvedAt',
      [
        'resolved solved closed closedat resolvedon solvedat closedate resolutiontime resolvedat',
        'datetimeclosed resolveddate closeddate resolutiondate solvedon',
      ].join(' '),
    ),
    free('reopenedAt', 'reopened reopenedon reopenedat reopeneddate'),
    free('rightDesk', 'correctdesk shouldhavebeen rightdesk'),
    free('severity', 'priority sev urgency impact'),
    free('customerName', 'customer endcustomer client requester customername requestername contactname reportedby'),
    reference('casenumber ticket ticketnumber ticketid caseid'),
  ],
  surveys: [
    partner,
    needed('survey', 'kind type question surveytype metric surveyname'),
    needed('score', 'rating answer value result npsscore csatscore csat cesscore satisfactionscore recommendation'),
    needed(
      'contact',
      [
        'respondent email mail name person answeredby contactemail whoanswered respondentemail recipient',
        'recipientemail emailaddress customeremail',
      ].join(' '),
    ),
    needed(
      'answeredAt',
      [
        'answered answeredon date respondedat submitted timestamp completed answeredat responsedate',
        'submittedat recordeddate completedat submissiontime enddate',
      ].join(' '),
    ),
    free('engagement', 'project projectname projectnumber engagementid'),
    free('comment', 'comments note text feedback openfeedback opencomment verbatim reason'),
    reference('responseid answerid'),
  ],
  examResults: [
    partner,
    needed(
      'person',
      [
        'email mail name learner candidate participant student learneremail learnername useremail',
        'username fullname emailaddress',
      ].join(' '),
    ),
    needed(
      'exam',
      [
        'course test certification assessment coursename coursetitle quiz quizname assessmentname',
        'examname activityname',
      ].join(' '),
    ),
    needed(
      'score',
      ['points result percent grade scorepercent finalscore finalgrade gradepercent percentage', 'quizscore'].join(' '),
    ),
    needed(
      'day',
      [
        'date takenon completedon completed examdate completiondate completedat datecompleted finishedon',
        'submittedon attemptdate enddate',
      ].join(' '),
    ),
    free('role', 'learnerrole track'),
  ],
  soldDeals: [
    needed('reference', 'ref number id dealid opportunityid dealnumber opportunitynumber recordid ordernumber'),
    needed('closedOn', 'closedate closed wonon date closedwondate closedon closeddate orderdate'),
    needed('value', 'amount dealvalue sum totalamount tcv acv'),
    needed('currency', 'currencycode curr currencyisocode'),
    needed(
      'hasPartner',
      ['partner withpartner partnerattached partnerinvolved withapartner haspartner partnerinvolvement'].join(' '),
    ),
    free('region', 'territory area country'),
  ],
  monthlyRates: [
    needed('month', 'period date ratemonth monthofrate'),
    needed('currency', 'from currencycode curr fromcurrency'),
    needed('rate', 'exchangerate value fx averagerate monthlyaverage'),
    free('into', 'to target reportingcurrency tocurrency'),
  ],
};

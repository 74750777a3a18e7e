/** What can be taken in from a table that somebody else made. */
export const importKinds = ['partners', 'people', 'deals'] as const;
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

const partnerColumn = column(
  'partner',
  true,
  'partnername',
  'account',
  'company',
  'organisation',
  'organization',
  'legalname',
  'registernumber',
);

/** The columns of each kind of table. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  partners: [
    column(
      'legalName',
      true,
      'name',
      'company',
      'companyname',
      'partner',
      'partnername',
      'account',
      'organisation',
      'organization',
    ),
    column('country', true, 'countrycode', 'land', 'billingcountry'),
    column(
      'registerNumber',
      false,
      'register',
      'registrationnumber',
      'regno',
      'companynumber',
      'orgnumber',
      'orgnr',
      'vat',
    ),
    column('archetype', false, 'type', 'partnertype', 'kind'),
    column('website', false, 'web', 'url', 'homepage', 'domain'),
    column('note', false, 'notes', 'comment', 'comments', 'description'),
  ],
  people: [
    partnerColumn,
    column('name', true, 'fullname', 'person', 'contact', 'contactname'),
    column('role', false, 'function'),
    column('title', false, 'jobtitle', 'position'),
    column('email', false, 'mail', 'emailaddress'),
    column('phone', false, 'telephone', 'mobile', 'tel'),
    column('language', false, 'lang', 'locale'),
  ],
  deals: [
    partnerColumn,
    column('customerName', true, 'customer', 'endcustomer', 'enduser', 'opportunityaccount'),
    column('customerDomain', true, 'customerwebsite', 'domain', 'website', 'url'),
    column('country', true, 'countrycode', 'customercountry'),
    column('product', true, 'offering', 'solution'),
    column('value', true, 'amount', 'dealvalue', 'sum'),
    column('currency', true, 'currencycode', 'curr'),
    column('expectedOn', false, 'closedate', 'expectedclose', 'date', 'expected'),
    column('need', false, 'description', 'note', 'notes'),
  ],
};

/** Which column of the table is which of ours: ours → position from 0. What is not named is not taken. */
export type ColumnMapping = Readonly<Record<string, number>>;

/** Guesses the mapping from the headings. Each column is used once; the first that fits wins. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): ColumnMapping {
  const plain = headings.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  const used = new Set<number>();
  const mapping: Record<string, number> = {};
  for (const { id, alsoCalled } of importColumns[kind]) {
    const at = alsoCalled.map((name) => plain.indexOf(name)).find((place) => place >= 0 && !used.has(place));
    if (at === undefined) continue;
    used.add(at);
    mapping[id] = at;
  }
  return mapping;
}

/** Required columns that no column of the table stands for. */
export function missingColumns(kind: ImportKind, mapping: ColumnMapping): readonly string[] {
  return importColumns[kind].filter(({ id, required }) => required && mapping[id] === undefined).map(({ id }) => id);
}

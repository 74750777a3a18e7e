import type { Json } from '#shared/base/json';
import { slaTerms } from '#shared/domain/agreements/sla-terms';
import type { Term } from '#shared/domain/agreements/term';
import type { SlaChange } from '#shared/domain/slas/compare-sla';
import { measures } from '#shared/domain/slas/measures';
import { severityTitles } from '#shared/domain/slas/severity';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { termWords } from './agreement-words';
import { clauseName } from './clause-names';

/** What one version says otherwise than another, clause by clause. */
export function VersionChanges({ changes }: { readonly changes: readonly SlaChange[] | null }) {
  const text = useText();
  if (changes === null) return <p>{text('agreements.versions.not-here')}</p>;
  const columns: readonly DataColumn<SlaChange>[] = [
    { id: 'clause', header: text('agreements.column.clause'), cell: ({ clause }) => clauseName(clause) },
    { id: 'of', header: text('agreements.versions.of'), cell: ({ of }) => subjectName(of, text) },
    { id: 'before', header: text('agreements.versions.before'), cell: ({ before }) => valueWords(before, text) },
    { id: 'after', header: text('agreements.versions.after'), cell: ({ after }) => valueWords(after, text) },
  ];
  return (
    <DataTable
      caption={text('agreements.versions.changes', { count: changes.length })}
      columns={columns}
      rows={changes}
      keyOf={({ clause, of }) => `${clause} ${of}`}
      empty={<p>{text('agreements.versions.same')}</p>}
    />
  );
}

/** What a change is about, by the name it has elsewhere on the screen. */
function subjectName(of: string, text: Text): string {
  const term = (slaTerms as { readonly [id: string]: Term })[of];
  if (term) return text(termWords(term));
  const [id = of] = of.split(' ');
  const measure = measures.find((one) => one.id === id);
  if (measure) return `${measure.id} ${measure.name}`;
  return of in severityTitles ? severityTitles[of as keyof typeof severityTitles] : of;
}

/** A value of the data in words that can be read aloud: lists line up, records name their parts. */
export function valueWords(value: Json, text: Text): string {
  if (value === null || value === '') return text('agreements.versions.nothing');
  if (typeof value === 'boolean') return text(value ? 'ui.yes' : 'ui.no');
  if (typeof value !== 'object') return String(value);
  const parts = Array.isArray(value)
    ? (value as readonly Json[]).map((each) => valueWords(each, text))
    : Object.entries(value)
        .filter(([, each]) => each !== null && each !== '')
        .map(([name, each]) => `${partName(name, text)}: ${valueWords(each, text)}`);
  return parts.length === 0 ? text('agreements.versions.nothing') : parts.join(Array.isArray(value) ? '; ' : ', ');
}

/** Parts of a value that have a name on the screen, where they are decided. Others keep the name they have in the data. */
const partNames: Readonly<Record<string, MessageId>> = {
  action: 'agreements.column.action',
  availability: 'agreements.column.availability',
  change: 'agreements.column.change',
  clause: 'agreements.column.clause',
  cost: 'agreements.column.cost',
  count: 'agreements.column.count',
  currency: 'agreements.column.currency',
  days: 'agreements.column.days',
  decidedBy: 'agreements.column.decided-by',
  from: 'agreements.column.from',
  measure: 'agreements.column.measure',
  minimumSample: 'agreements.column.minimum-sample',
  percent: 'agreements.column.band-percent',
  points: 'agreements.column.points',
  promise: 'agreements.column.promise',
  proof: 'agreements.column.proof',
  reason: 'agreements.column.reason',
  service: 'agreements.column.service',
  step: 'agreements.column.step',
  target: 'agreements.column.target',
  to: 'agreements.column.to',
  tolerance: 'agreements.column.tolerance',
  unit: 'agreements.column.unit',
  words: 'agreements.column.words',
  workingDays: 'agreements.column.working-days',
  zone: 'agreements.column.zone',
};

function partName(name: string, text: Text): string {
  const words = partNames[name];
  return words === undefined ? name : text(words);
}

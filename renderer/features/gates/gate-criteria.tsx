import { useIntl } from 'react-intl';
import { daysBetween } from '#shared/base/calendar-date';
import type { CriterionExplanation } from '#shared/domain/gates/gate-explanation';
import { type CriterionResult, lapsingDays } from '#shared/domain/gates/gate-rules';
import { type MissingProof, proofName } from '#shared/domain/gates/missing-proof';
import type { Renewal } from '#shared/domain/guidance/renewals';
import type { Criterion as CriterionOfGate } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './gate-criteria.module.css';
import { type GateFacts, useProofName } from './gate-facts';
import { situationTones, situationWords, whoseWords } from './gate-words';
import { ProofButton } from './proof-button';
import { type ProofDoing, wayTo, wayToRenew } from './proof-way';

export interface GateCriteriaProps extends ProofDoing {
  readonly facts: GateFacts;
  readonly file: PartnerFile;
  readonly onAskWaiver?: ((criterion: CriterionOfGate) => void) | undefined;
}

/** The criteria of a gate: by what each is met and until when, or what is missing and the button for it. */
export function GateCriteria({ facts, file, ...doing }: GateCriteriaProps) {
  const { view, explanation, renewals } = facts;
  return (
    <ol className={styles.criteria}>
      {view.results.map((result) => (
        <Criterion
          key={result.criterion.id}
          result={result}
          asOf={view.moment.asOf}
          explained={explanation.criteria.find(({ criterionId }) => criterionId === result.criterion.id) ?? null}
          renewals={renewals.filter(({ criterionId }) => criterionId === result.criterion.id)}
          file={file}
          {...doing}
        />
      ))}
    </ol>
  );
}

interface CriterionProps extends Omit<GateCriteriaProps, 'facts'> {
  readonly result: CriterionResult;
  readonly asOf: string;
  readonly explained: CriterionExplanation | null;
  readonly renewals: readonly Renewal[];
}

function Criterion({ result, asOf, explained, renewals, file, onAskWaiver, ...doing }: CriterionProps) {
  const text = useText();
  const { criterion } = result;
  const isEnding = result.until !== null && daysBetween(asOf, result.until) <= lapsingDays;
  return (
    <li className={styles.criterion}>
      <div className={styles.head}>
        <h3 className={styles.title}>{result.criterion.title}</h3>
        <CriterionMark result={result} isEnding={isEnding} />
      </div>
      {result.met ? <MetBy result={result} partner={file.partner} /> : null}
      {result.waiver && <p className={styles.small}>{result.waiver.concession.reason}</p>}
      {isEnding && renewals.map((renewal) => <RenewalRow key={renewalKey(renewal)} {...{ renewal, file, ...doing }} />)}
      {explained && explained.missing.length > 0 && (
        <ul className={styles.proofs}>
          {explained.missing.map((proof) => (
            <ProofRow key={proofName(proof)} proof={proof} file={file} {...doing} />
          ))}
        </ul>
      )}
      {onAskWaiver && result.outcome === 'unmet' && !criterion.hard && (
        <div data-private>
          <Button kind="plain" onPress={() => onAskWaiver(criterion)}>
            {text('gates.waiver.ask')}
          </Button>
        </div>
      )}
    </li>
  );
}

function CriterionMark({ result, isEnding }: { readonly result: CriterionResult; readonly isEnding: boolean }) {
  const text = useText();
  const { formatDate } = useIntl();
  switch (result.outcome) {
    case 'met':
      return (
        <StateMark
          state={isEnding ? 'lapsing' : 'proven'}
          word={text(isEnding ? 'gates.criterion.ending' : 'gates.criterion.met')}
        />
      );
    case 'waived': {
      const until = formatDate(result.waiver?.until, { dateStyle: 'medium', timeZone: 'UTC' });
      return <StateMark state="pending" word={text('gates.criterion.waived', { until })} />;
    }
    case 'unmet':
      return <StateMark state="missing" word={text('gates.criterion.unmet')} />;
  }
}

/** What a criterion rests on that names no piece of evidence. */
function groundOf({ criterion }: CriterionResult): MessageId {
  const kinds = new Set(criterion.needs.map(({ kind }) => kind));
  if (kinds.has('credentials')) return 'gates.criterion.by-credentials';
  if (kinds.has('controls')) return 'gates.criterion.by-controls';
  if (kinds.has('integrationChecks')) return 'gates.criterion.by-checks';
  return kinds.has('gate') ? 'gates.criterion.by-gate' : 'gates.criterion.by-answers';
}

function MetBy({ result, partner }: { readonly result: CriterionResult; readonly partner: PartnerFile['partner'] }) {
  const text = useText();
  const { formatDate } = useIntl();
  const titles = [...new Set(result.by.map(({ evidence }) => evidence.title))];
  const needsTier = result.criterion.needs.some(({ kind }) => kind === 'riskTier');
  const tier = needsTier ? (partner.riskTierAccepted?.tier ?? null) : null;
  const other = tier === null ? text(groundOf(result)) : text('gates.criterion.by-tier', { tier });
  const by = titles.length > 0 ? titles : [other];
  const until =
    result.until === null
      ? text('gates.criterion.until-replaced')
      : text('gates.criterion.until', {
          until: formatDate(result.until, { dateStyle: 'medium', timeZone: 'UTC' }),
        });
  return (
    <p className={styles.by}>
      <span className={styles.titles}>
        {by.map((title) => (
          <span key={title}>{title}</span>
        ))}
      </span>
      <span className={styles.until}>{until}</span>
    </p>
  );
}

interface RowProps extends ProofDoing {
  readonly file: PartnerFile;
}

function ProofRow({ proof, file, ...doing }: RowProps & { readonly proof: MissingProof }) {
  const text = useText();
  const nameOf = useProofName();
  const name = nameOf(proof);
  const owner = file.people.find(({ id }) => id === proof.ownerId);
  const whose = owner?.name ?? text(whoseWords[proof.whose]);
  return (
    <li className={styles.proof}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.small}>
          {proof.kind === 'evidence' && proof.situation !== 'missing' && (
            <StateMark state={situationTones[proof.situation]} word={text(situationWords[proof.situation])} />
          )}
          <span>{whose}</span>
          <span>{text('gates.proof.minutes', { minutes: proof.minutes })}</span>
          <span>{text(proof.inRoom ? 'gates.proof.here' : 'gates.proof.elsewhere')}</span>
        </p>
      </div>
      <ProofButton way={wayTo(proof, file)} about={name} {...doing} />
    </li>
  );
}

function RenewalRow({ renewal, file, ...doing }: RowProps & { readonly renewal: Renewal }) {
  const text = useText();
  const name =
    renewal.kind === 'evidence'
      ? renewal.title
      : text(renewal.kind === 'waiver' ? 'gates.renewal.waiver' : 'gates.renewal.risk-tier');
  const owner = renewal.kind === 'evidence' ? file.people.find(({ id }) => id === renewal.ownerId) : undefined;
  return (
    <div className={styles.proof}>
      <div className={styles.words}>
        <p className={styles.name}>{text('gates.renewal.name', { name })}</p>
        <p className={styles.small}>
          {owner && <span>{owner.name}</span>}
          {renewal.kind === 'evidence' && renewal.waiting && (
            <StateMark state="pending" word={text('gates.renewal.waiting')} />
          )}
        </p>
      </div>
      <ProofButton way={wayToRenew(renewal, file)} about={name} {...doing} />
    </div>
  );
}

function renewalKey(renewal: Renewal): string {
  if (renewal.kind === 'evidence') return renewal.evidenceId;
  return renewal.kind === 'waiver' ? renewal.concessionId : renewal.kind;
}

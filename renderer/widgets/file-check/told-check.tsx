import type { Judgement } from '#shared/proof/file-report';
import type { ToldFact, ToldReason, ToldReport, ToldSignature } from '#shared/proof/verify/told-report';
import { StateMark, type StateTone } from '../../ui/state-mark';
import styles from './told-check.module.css';

const tones = { valid: 'proven', invalid: 'breach', undecided: 'lapsing' } as const satisfies Record<
  Judgement,
  StateTone
>;

export interface ToldCheckProps {
  readonly told: ToldReport;
  /** BCP 47, of the sentences. */
  readonly language: string;
  /** Name of the part that is folded away at first. */
  readonly details: string;
}

/** What a check of a signed file came to: the judgement first, then why, then each signature. */
export function ToldCheck({ told, language, details }: ToldCheckProps) {
  return (
    <article className={styles.check} lang={language}>
      <header className={styles.head} data-judgement={told.judgement}>
        <StateMark state={tones[told.judgement]} word={told.word} shape="badge" />
        <h2 className={styles.headline}>{told.headline}</h2>
      </header>
      <Reasons reasons={told.because} />
      <Facts facts={told.facts} />
      <ol className={styles.signatures}>
        {told.signatures.map((signature) => (
          <li key={signature.number}>
            <OneSignature signature={signature} details={details} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function OneSignature({ signature, details }: { readonly signature: ToldSignature; readonly details: string }) {
  const when = signature.facts.find(({ isTime }) => isTime);
  const others = signature.facts.filter((fact) => fact !== when);
  return (
    <section className={styles.signature} aria-label={signature.title}>
      <header className={styles.signatureHead}>
        <h3 className={styles.title}>{signature.title}</h3>
        <StateMark state={tones[signature.judgement]} word={signature.word} />
      </header>
      {when && <p className={styles.when}>{when.value}</p>}
      <Reasons reasons={signature.because} />
      {signature.changes.length > 0 && (
        <ul className={styles.changes}>
          {signature.changes.map(({ permitted, sentence }) => (
            <li key={sentence} data-permitted={permitted}>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <details className={styles.more}>
        <summary>{details}</summary>
        <Facts facts={others} />
      </details>
    </section>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly ToldReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ code, weighs, sentence }) => (
        <li key={`${code}${sentence}`} data-weighs={weighs}>
          {sentence}
        </li>
      ))}
    </ul>
  );
}

function Facts({ facts }: { readonly facts: readonly ToldFact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value, isCode }) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{isCode ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

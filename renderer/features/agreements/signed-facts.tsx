import { useIntl } from 'react-intl';
import type { Party } from '#shared/domain/partners/person';
import type { Signature, SignedDocument } from '#shared/domain/signing/signature';
import { DefinitionList } from '../../ui/definition-list';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './findings-pane.module.css';

export interface SignedFactsProps {
  readonly signatures: readonly Signature[];
  readonly document: SignedDocument | null;
  readonly dataSha256: string | null;
  /** What is being done about a file that is not frozen yet. */
  readonly freezing: React.ReactNode;
}

/** Who has signed what and when, and the fingerprints by which it is known again. */
export function SignedFacts({ signatures, document, dataSha256, freezing }: SignedFactsProps) {
  const text = useText();
  return (
    <section aria-label={text('agreements.signed.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.signed.title')}</h2>
      <Signer party="partner" signatures={signatures} />
      <Signer party="vendor" signatures={signatures} />
      {freezing}
      <DefinitionList
        items={[
          ...(document
            ? [
                {
                  term: text('agreements.signed.file'),
                  value: <code className={styles.hash}>{document.file.sha256}</code>,
                },
              ]
            : []),
          {
            term: text('agreements.signed.data'),
            value: <code className={styles.hash}>{dataSha256 ?? ''}</code>,
          },
        ]}
      />
      <p className={styles.note}>{text(document ? 'agreements.signed.file-hint' : 'agreements.signed.data-hint')}</p>
    </section>
  );
}

function Signer({ party, signatures }: { readonly party: Party; readonly signatures: readonly Signature[] }) {
  const text = useText();
  const { formatDate } = useIntl();
  const side = text(party === 'partner' ? 'agreements.signed.partner' : 'agreements.signed.vendor');
  const signature = signatures.find((one) => one.party === party);
  return (
    <div className={styles.finding}>
      <StateMark
        state={signature ? 'proven' : 'missing'}
        word={text(signature ? 'agreements.signed.by-side' : 'agreements.signed.not-by-side', { side })}
      />
      {signature && (
        <div className={styles.signer}>
          <strong>{signature.personName}</strong>
          <span>{signature.role}</span>
          <span>{formatDate(signature.signedAt, { dateStyle: 'medium', timeStyle: 'short' })}</span>
        </div>
      )}
    </div>
  );
}

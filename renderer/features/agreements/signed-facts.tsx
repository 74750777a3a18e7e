import { useIntl } from 'react-intl';
import { type Party, parties } from '#shared/domain/partners/person';
import type { DocumentRevision, Signature, SignedDocument } from '#shared/domain/signing/signature';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import { DefinitionList } from '../../ui/definition-list';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { levelWords, provenTime, strengthOf, strengthWords, timeWords } from '../../widgets/signature-words';
import styles from './findings-pane.module.css';

export interface SignedFactsProps {
  readonly signatures: readonly Signature[];
  /** Who is named to sign, in their order; empty where no signing was prepared. */
  readonly planned: readonly PlannedSigner[];
  readonly document: SignedDocument | null;
  readonly revisions: readonly DocumentRevision[];
  readonly dataSha256: string | null;
  /** What is being done about a file that is not frozen yet. */
  readonly freezing: React.ReactNode;
}

/** Who has signed what, with what kind of signature and when, and the fingerprints by which it is known again. */
export function SignedFacts({ signatures, planned, document, revisions, dataSha256, freezing }: SignedFactsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const strength = strengthOf(revisions);
  const day = (at: string) => formatDate(at, { dateStyle: 'medium' });
  const waiting = planned.filter(({ field }) => !signatures.some(({ proof }) => proof?.field === field));
  const missing = parties.filter(
    (party) => ![...signatures, ...waiting].some((one) => one.party === party) && document === null,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it can be pressed, and what scrolls must be reachable by keys.
    <section aria-label={text('agreements.signed.title')} className={styles.pane} tabIndex={0}>
      <h2 className={styles.title}>{text('agreements.signed.title')}</h2>
      {signatures.map((signature) => (
        <Signed key={signature.id} signature={signature} revisions={revisions} />
      ))}
      {waiting.map((signer) => (
        <Waiting key={signer.field} party={signer.party} signer={signer} />
      ))}
      {missing.map((party) => (
        <Waiting key={party} party={party} signer={null} />
      ))}
      {freezing}
      {document?.sessionId && (
        <StateMark state={strength === null ? 'pending' : 'proven'} word={text(...strengthWords(strength, day))} />
      )}
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

function useSide(): (party: Party) => string {
  const text = useText();
  return (party) => text(party === 'partner' ? 'agreements.signed.partner' : 'agreements.signed.vendor');
}

function Signed({
  signature,
  revisions,
}: {
  readonly signature: Signature;
  readonly revisions: readonly DocumentRevision[];
}) {
  const text = useText();
  const sideOf = useSide();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const { party, personName, role, signedAt, proof } = signature;
  return (
    <div className={styles.finding}>
      <StateMark state="proven" word={text('agreements.signed.by-side', { side: sideOf(party) })} />
      <div className={styles.signer}>
        <strong>{personName}</strong>
        <span>{role}</span>
        <span>{moment(signedAt)}</span>
        <span>{text(proof ? levelWords[proof.level] : 'agreements.signed.drawn')}</span>
        {proof && <span>{text(...timeWords(provenTime(proof, revisions), moment))}</span>}
      </div>
    </div>
  );
}

function Waiting({ party, signer }: { readonly party: Party; readonly signer: PlannedSigner | null }) {
  const text = useText();
  const sideOf = useSide();
  return (
    <div className={styles.finding}>
      <StateMark state="missing" word={text('agreements.signed.not-by-side', { side: sideOf(party) })} />
      {signer && (
        <div className={styles.signer}>
          <strong>{signer.personName}</strong>
          <span>{signer.role}</span>
        </div>
      )}
    </div>
  );
}

import { useIntl } from 'react-intl';
import type { EntryProof } from '#shared/sync/console';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './headquarters.module.css';

interface Mark {
  readonly state: 'proven' | 'breach' | 'neutral' | 'pending';
  readonly word: MessageId;
}

const bodyMarks = {
  fits: { state: 'proven', word: 'headquarters.proof.body-fits' },
  differs: { state: 'breach', word: 'headquarters.proof.body-differs' },
  erased: { state: 'neutral', word: 'headquarters.proof.body-erased' },
} as const satisfies Record<EntryProof['body'], Mark>;

const entryMarks = {
  fits: { state: 'proven', word: 'headquarters.proof.entry-fits' },
  differs: { state: 'breach', word: 'headquarters.proof.entry-differs' },
} as const satisfies Record<EntryProof['entry'], Mark>;

const signatureMarks = {
  holds: { state: 'proven', word: 'headquarters.proof.signature-holds' },
  fails: { state: 'breach', word: 'headquarters.proof.signature-fails' },
  erased: { state: 'neutral', word: 'headquarters.proof.signature-erased' },
  unknown: { state: 'neutral', word: 'headquarters.proof.signature-unknown' },
} as const satisfies Record<EntryProof['signature'], Mark>;

const chainMarks = {
  signed: { state: 'proven', word: 'headquarters.proof.chain-signed' },
  head: { state: 'pending', word: 'headquarters.proof.chain-head' },
  broken: { state: 'breach', word: 'headquarters.proof.chain-broken' },
} as const satisfies Record<EntryProof['chain']['state'], Mark>;

/** What was checked of an entry on this device, and what came of it. */
export function EntryProofList({ proof }: { readonly proof: EntryProof }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { at, links, state } = proof.chain;
  const signedAt =
    proof.signedAt === null ? '' : formatDate(proof.signedAt, { dateStyle: 'medium', timeStyle: 'short' });
  const chain = chainMarks[state];
  return (
    <div role="status">
      <ul className={styles.marks}>
        {[bodyMarks[proof.body], entryMarks[proof.entry], signatureMarks[proof.signature]].map((mark) => (
          <li key={mark.word}>
            <StateMark state={mark.state} word={text(mark.word)} />
          </li>
        ))}
        <li>
          <StateMark state={chain.state} word={text(chain.word, { at, links, signedAt })} />
        </li>
      </ul>
    </div>
  );
}

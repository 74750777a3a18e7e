import type { Deal } from '#shared/domain/commercial/deal';
import { useRecordsById } from '../../data/queries/record-queries';
import { usePresentation } from '../../session/presentation';
import { useText } from '../../ui/use-text';
import styles from './commercial.module.css';

export interface DuplicateNoticeProps {
  readonly duplicates: readonly Deal[];
  /** The partner whose page this is. */
  readonly ownId: string;
}

/**
 * Says who else has registered the same opportunity. While the screen is turned only that somebody has: whose customer
 * it is, is not the partner's to know.
 */
export function DuplicateNotice({ duplicates, ownId }: DuplicateNoticeProps) {
  const text = useText();
  const isTurned = usePresentation();
  const partners = useRecordsById('partner', [...new Set(duplicates.map(({ partnerId }) => partnerId))]) ?? [];
  if (duplicates.length === 0) return null;
  const nameOf = (id: string) => partners.find((partner) => partner.id === id)?.legalName ?? '';
  return (
    <div className={styles.notice} role="status">
      <p>{text('commercial.duplicate.title', { count: duplicates.length })}</p>
      {!isTurned && (
        <ul data-private>
          {duplicates.map(({ id, partnerId, customerName }) => (
            <li key={id}>
              {partnerId === ownId
                ? text('commercial.duplicate.own', { customer: customerName })
                : text('commercial.duplicate.other', { partner: nameOf(partnerId), customer: customerName })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { proofName } from '#shared/domain/gates/missing-proof';
import { useText } from '../../ui/use-text';
import { type GateFacts, useProofName } from './gate-facts';
import styles from './gate-route.module.css';

/** Everything missing as a plan for this visit: the quickest first, with the minutes that have gone by then. */
export function GateRoute({ facts }: { readonly facts: GateFacts }) {
  const text = useText();
  const { route, minutesInRoom } = facts.explanation;
  const here = route.filter(({ inRoom }) => inRoom);
  const elsewhere = route.filter(({ inRoom }) => !inRoom);
  return (
    <aside className={styles.route}>
      {here.length > 0 && (
        <RoutePart title={text('gates.route.here', { minutes: minutesInRoom })} proofs={here} isSummed />
      )}
      {elsewhere.length > 0 && <RoutePart title={text('gates.route.elsewhere')} proofs={elsewhere} />}
    </aside>
  );
}

interface RoutePartProps {
  readonly title: string;
  readonly proofs: GateFacts['explanation']['route'];
  readonly isSummed?: boolean;
}

function RoutePart({ title, proofs, isSummed }: RoutePartProps) {
  const text = useText();
  const nameOf = useProofName();
  let gone = 0;
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <ol className={styles.stops}>
        {proofs.map((proof) => {
          gone += proof.minutes;
          return (
            <li key={proofName(proof)} className={styles.stop}>
              <span className={styles.name}>{nameOf(proof)}</span>
              <span className={styles.minutes}>
                {isSummed
                  ? text('gates.route.after', { minutes: gone })
                  : text('gates.proof.minutes', { minutes: proof.minutes })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

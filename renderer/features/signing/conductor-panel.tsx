import { useIntl } from 'react-intl';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { StateMark } from '../../ui/state-mark';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './prepare-step.module.css';
import { type ShownIdentity, standingWords, stopsSigning } from './shown-identity';

export interface ConductorPanelProps {
  /** Null while the device looks for its keys. */
  readonly identity: ShownIdentity | null;
  /** Only for an identity that is typed. */
  readonly onNamed: (named: { readonly name: string; readonly organisation: string }) => void;
  readonly nameProblem: string | null;
  readonly pin: string;
  readonly pinProblem: string | null;
  readonly onPin: (pin: string) => void;
}

/** Who conducts the signing, on whose word, until when; and the PIN, where there is one. */
export function ConductorPanel({ identity, onNamed, nameProblem, pin, pinProblem, onPin }: ConductorPanelProps) {
  const text = useText();
  return (
    <Panel title={text('signing.identity.title')}>
      {identity === null ? (
        <Skeleton words={text('signing.identity.opening')} lines={3} />
      ) : (
        <div className={styles.stack}>
          {identity.kind === 'typed' ? (
            <Named identity={identity} onNamed={onNamed} problem={nameProblem} />
          ) : (
            <Certified identity={identity} />
          )}
          {identity.guardedByPin && (
            <TextField
              type="password"
              autoComplete="off"
              isRequired
              label={text('signing.prepare.pin')}
              description={text('signing.prepare.pin-hint')}
              value={pin}
              onChange={onPin}
              errorMessage={pinProblem ?? undefined}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

/** A device no headquarters knows: its word for a name is all there is, and that is said. */
function Named({
  identity,
  onNamed,
  problem,
}: {
  readonly identity: Extract<ShownIdentity, { kind: 'typed' }>;
  readonly onNamed: ConductorPanelProps['onNamed'];
  readonly problem: string | null;
}) {
  const text = useText();
  const { name, organisation } = identity;
  return (
    <>
      <StateMark state="neutral" word={text('signing.identity.by-itself')} />
      <p className={styles.words}>{text('signing.identity.by-itself-hint')}</p>
      <TextField
        isRequired
        maxLength={120}
        label={text('signing.identity.own-name')}
        value={name}
        onChange={(typed) => onNamed({ name: typed, organisation })}
        errorMessage={problem ?? undefined}
      />
      <TextField
        maxLength={200}
        label={text('signing.identity.organisation')}
        value={organisation}
        onChange={(typed) => onNamed({ name, organisation: typed })}
      />
    </>
  );
}

function Certified({ identity }: { readonly identity: Extract<ShownIdentity, { kind: 'certified' }> }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { name, organisation, vouchedFor, notBefore, notAfter } = identity;
  const day = (at: string) => formatDate(at, { dateStyle: 'long' });
  const needs = standingWords(identity);
  return (
    <>
      <DefinitionList
        items={[
          { term: text('signing.identity.name'), value: name },
          ...(organisation === '' ? [] : [{ term: text('signing.identity.organisation'), value: organisation }]),
          {
            term: text('signing.identity.issued-by'),
            value: (
              <StateMark
                state={vouchedFor ? 'proven' : 'neutral'}
                word={text(
                  identity.origin === 'headquarters'
                    ? 'signing.identity.by-headquarters'
                    : 'signing.identity.by-own-file',
                )}
              />
            ),
          },
          { term: text('signing.identity.until'), value: day(notAfter) },
        ]}
      />
      {needs !== null && (
        <ErrorState
          shape="inline"
          title={text(stopsSigning(identity) ? 'signing.identity.stops' : 'signing.identity.warns')}
        >
          {text(needs, { day: day(identity.standing === 'notYetValid' ? notBefore : notAfter) })}
        </ErrorState>
      )}
    </>
  );
}

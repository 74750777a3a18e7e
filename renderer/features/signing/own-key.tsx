import { useIntl } from 'react-intl';
import { Button } from '../../ui/button';
import { FileDrop } from '../../ui/file-drop';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './sign-step.module.css';

/** A certificate somebody brings along, opened and ready to sign. */
export interface BroughtCertificate {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** ISO moment. */
  readonly validUntil: string;
}

interface Common {
  readonly problem: string | null;
  readonly isOpening: boolean;
  /** The one that signs; null until there is one. */
  readonly chosen: BroughtCertificate | null;
}

export interface OwnFileProps extends Common {
  readonly fileName: string | null;
  readonly password: string;
  readonly onFile: (file: File) => void;
  readonly onPassword: (password: string) => void;
  readonly onOpen: () => void;
}

/** The signer's own key out of a PKCS#12 file; the password is used once and kept nowhere. */
export function OwnFile({ fileName, password, problem, isOpening, chosen, ...on }: OwnFileProps) {
  const text = useText();
  if (chosen) return <Chosen certificate={chosen} />;
  return (
    <div className={styles.stack}>
      <FileDrop
        label={fileName ?? text('signing.own-file.pick')}
        description={text('signing.own-file.hint')}
        accept={['.p12', '.pfx', 'application/x-pkcs12']}
        multiple={false}
        onFiles={([file]) => file && on.onFile(file)}
      />
      <TextField
        type="password"
        autoComplete="off"
        label={text('signing.own-file.password')}
        value={password}
        onChange={on.onPassword}
        errorMessage={problem ?? undefined}
      />
      <div>
        <Button isPending={isOpening} isDisabled={fileName === null} onPress={on.onOpen}>
          {text('signing.own-file.open')}
        </Button>
      </div>
    </div>
  );
}

export interface OwnTokenProps extends Common {
  readonly pin: string;
  /** Null until the token has been asked. */
  readonly found: readonly BroughtCertificate[] | null;
  readonly onPin: (pin: string) => void;
  readonly onLook: () => void;
  readonly onChosen: (id: string) => void;
}

/** A card or stick of the signer; its PIN goes to it and is kept nowhere. */
export function OwnToken({ pin, found, problem, isOpening, chosen, ...on }: OwnTokenProps) {
  const text = useText();
  return (
    <div className={styles.stack}>
      {!chosen && (
        <>
          <TextField
            type="password"
            autoComplete="off"
            label={text('signing.token.pin')}
            description={text('signing.token.hint')}
            value={pin}
            onChange={on.onPin}
            errorMessage={problem ?? undefined}
          />
          <div>
            <Button isPending={isOpening} onPress={on.onLook}>
              {text('signing.token.look')}
            </Button>
          </div>
        </>
      )}
      {found !== null && found.length > 1 && (
        <Select
          label={text('signing.token.which')}
          choices={found.map(({ id, name, issuer }) => ({ id, label: name, description: issuer }))}
          value={chosen?.id ?? null}
          onChange={on.onChosen}
        />
      )}
      {found?.length === 0 && <p className={styles.words}>{text('signing.token.none')}</p>}
      {chosen && <Chosen certificate={chosen} />}
    </div>
  );
}

function Chosen({ certificate }: { readonly certificate: BroughtCertificate }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { name, issuer, validUntil } = certificate;
  return (
    <StateMark
      state="proven"
      word={text('signing.own-key.ready', { name, issuer, day: formatDate(validUntil, { dateStyle: 'medium' }) })}
    />
  );
}

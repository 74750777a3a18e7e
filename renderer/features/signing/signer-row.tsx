import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import type { PersonId } from '#shared/domain/partners/person';
import type { SigningAuthority } from '#shared/domain/signing/signing-authority';
import { signingRole } from '#shared/domain/signing/signing-rules';
import type { KeyHome } from '#shared/domain/signing/signing-session';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './prepare-step.module.css';
import type { SignerDraft } from './signer-plan';

export const authorityWords = {
  proven: 'signing.authority.proven',
  answered: 'signing.authority.answered',
  ownWord: 'signing.authority.own-word',
} as const satisfies Record<SigningAuthority['kind'], MessageId>;

export const authorityMarks = {
  proven: 'proven',
  answered: 'pending',
  ownWord: 'neutral',
} as const satisfies Record<SigningAuthority['kind'], StateTone>;

const languageWords = {
  en: 'signing.language.en',
  de: 'signing.language.de',
} as const satisfies Record<(typeof documentLanguages)[number], MessageId>;

export const keyWords = {
  manager: 'signing.key.manager',
  inPerson: 'signing.key.in-person',
  ownFile: 'signing.key.own-file',
  token: 'signing.key.token',
} as const satisfies Record<KeyHome, MessageId>;

const keyHints = {
  manager: 'signing.key.manager-hint',
  inPerson: 'signing.key.in-person-hint',
  ownFile: 'signing.key.own-file-hint',
  token: 'signing.key.token-hint',
} as const satisfies Record<KeyHome, MessageId>;

export interface SignerRowProps {
  readonly draft: SignerDraft;
  readonly organisation: string;
  readonly authority: SigningAuthority;
  readonly keyHomes: readonly KeyHome[];
  /** Place in the order, from 1. */
  readonly at: number;
  readonly canGoUp: boolean;
  readonly canGoDown: boolean;
  readonly onMove: (personId: PersonId, by: -1 | 1) => void;
  readonly onChange: (personId: PersonId, change: Partial<Pick<SignerDraft, 'language' | 'keyHome'>>) => void;
  readonly onLeaveOut: (personId: PersonId) => void;
}

/** One signer of the list: who, with which right, in which language, with which key. */
export function SignerRow({ draft, organisation, authority, keyHomes, at, canGoUp, canGoDown, ...on }: SignerRowProps) {
  const text = useText();
  const { person, language, keyHome } = draft;
  const { id, name } = person;
  return (
    <li className={styles.signer} aria-label={name}>
      <div className={styles.signerHead}>
        <span className={styles.at} aria-hidden="true">
          {at}
        </span>
        <div className={styles.who}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{text('signing.sign.for', { role: signingRole(person), organisation })}</span>
        </div>
        <div className={styles.moves}>
          <IconButton
            icon={ArrowUp}
            label={text('signing.prepare.earlier', { name })}
            isDisabled={!canGoUp}
            onPress={() => on.onMove(id, -1)}
          />
          <IconButton
            icon={ArrowDown}
            label={text('signing.prepare.later', { name })}
            isDisabled={!canGoDown}
            onPress={() => on.onMove(id, 1)}
          />
          <IconButton icon={X} label={text('signing.prepare.leave-out', { name })} onPress={() => on.onLeaveOut(id)} />
        </div>
      </div>
      <div className={styles.right}>
        <StateMark
          state={authorityMarks[authority.kind]}
          word={text(authorityWords[authority.kind], { said: authority.kind === 'answered' ? authority.said : '' })}
        />
      </div>
      <div className={styles.choices}>
        <Select
          label={text('signing.prepare.language')}
          choices={documentLanguages.map((one) => ({ id: one, label: text(languageWords[one]) }))}
          value={language}
          onChange={(chosen) => on.onChange(id, { language: chosen })}
        />
        <Select
          label={text('signing.prepare.key')}
          description={text(keyHints[keyHome])}
          choices={keyHomes.map((one) => ({ id: one, label: text(keyWords[one]) }))}
          value={keyHome}
          onChange={(chosen) => on.onChange(id, { keyHome: chosen })}
        />
      </div>
    </li>
  );
}

import { Info } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceRecord } from '#shared/domain/signing/evidence-record';
import type { SignatureLevel } from '#shared/domain/signing/signature';
import type { LevelReason, levelReasons } from '#shared/domain/signing/signature-level';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { levelWords } from '../../widgets/signature-words';
import styles from './level-line.module.css';

export type ShownLevel = EvidenceRecord['level'];
type Condition = ShownLevel['conditions'][number];

const levelLines = {
  advanced: 'signing.level.advanced-line',
  simple: 'signing.level.simple-line',
} as const satisfies Record<SignatureLevel, MessageId>;

const levelMeanings = {
  advanced: 'signing.level.advanced-meaning',
  simple: 'signing.level.simple-meaning',
} as const satisfies Record<SignatureLevel, MessageId>;

const conditionWords = {
  uniqueLink: 'signing.condition.unique-link',
  identification: 'signing.condition.identification',
  soleControl: 'signing.condition.sole-control',
  tamperEvidence: 'signing.condition.tamper-evidence',
} as const satisfies Record<Condition['condition'], MessageId>;

/** What kind of signature it is, why in one line, and behind a button what that means. */
export function LevelLine({ level, conditions }: ShownLevel) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const missing = conditions.find(({ holds }) => !holds);
  return (
    <div className={styles.line}>
      <p className={styles.words}>
        <strong>{text('signing.level.kind', { kind: text(levelWords[level]) })}</strong>{' '}
        {text(becauseWords(missing?.because) ?? levelLines[level])}
      </p>
      <Button kind="plain" icon={Info} onPress={() => setOpen(true)}>
        {text('signing.level.what')}
      </Button>
      {isOpen && (
        <Dialog isOpen onClose={() => setOpen(false)} title={text(levelWords[level])}>
          <div className={styles.stack}>
            <p className={styles.words}>{text(levelMeanings[level])}</p>
            <Conditions conditions={conditions} />
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** The four conditions of an advanced signature, each with whether it holds and why. */
export function Conditions({ conditions }: Pick<ShownLevel, 'conditions'>) {
  const text = useText();
  return (
    <ul className={styles.conditions}>
      {conditions.map(({ condition, holds, because }) => (
        <li key={condition}>
          <StateMark
            state={holds ? 'proven' : 'missing'}
            word={text(holds ? 'signing.condition.holds' : 'signing.condition.holds-not', {
              condition: text(conditionWords[condition]),
            })}
          />
          <Because because={because} />
        </li>
      ))}
    </ul>
  );
}

function Because({ because }: Pick<Condition, 'because'>) {
  const text = useText();
  const words = becauseWords(because);
  return words && <span className={styles.because}>{text(words)}</span>;
}

const reasonWords = {
  certifiedByName: 'signing.level.certified-by-name',
  madeForThis: 'signing.level.made-for-this',
  otherName: 'signing.level.other-name',
  nobodyVouches: 'signing.level.nobody-vouches',
  documentSeen: 'signing.level.document-seen',
  knownInPerson: 'signing.level.known-in-person',
  badgeSeen: 'signing.level.badge-seen',
  notIdentified: 'signing.level.not-identified',
  pinGuarded: 'signing.level.pin-guarded',
  noPin: 'signing.level.no-pin',
  deviceOfHost: 'signing.level.device-of-host',
  ownFile: 'signing.level.own-file',
  ownToken: 'signing.level.own-token',
  changesShow: 'signing.level.changes-show',
} as const satisfies typeof levelReasons;

const known: readonly string[] = Object.values(reasonWords);

/** The sentence of a reason; null for one that a later version of the program wrote. */
function becauseWords(because: string | undefined): LevelReason | null {
  return because !== undefined && isKnown(because) ? because : null;
}

const isKnown = (because: string): because is LevelReason => known.includes(because);

import { ArrowDown, ChevronsDown, Eraser, PenLine, X } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { Ink } from '#shared/base/ink';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { ErrorState } from '../../ui/error-state';
import { IconButton } from '../../ui/icon-button';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import type { GivenSignatures } from '../../widgets/page-preview/preview-signatures';
import { LevelLine, type ShownLevel } from './level-line';
import { Pen } from './pen';
import { pageReached, type Reading, useReading } from './reading-progress';
import styles from './sign-step.module.css';
import { useStepFocus } from './step-focus';

export interface SignViewProps {
  readonly signer: PlannedSigner;
  readonly page: DocumentPage;
  /** What stands in the fields already. */
  readonly given: GivenSignatures;
  /** Pages of the printed file; null: not known, then they are reckoned from the screen. */
  readonly pages: number | null;
  /** In the language of the signer. */
  readonly consent: string;
  /** The lines under the signature, exactly as they will stand in the file. */
  readonly caption: readonly string[];
  readonly level: ShownLevel;
  /** The box under the consent is ticked, for these very words. */
  readonly agrees: boolean;
  /** The person brings their own key: the place where it is opened. */
  readonly ownKey: ReactNode;
  readonly isKeyReady: boolean;
  /** The end of the text was on the screen before an interruption. */
  readonly hadSeenAll: boolean;
  readonly isSigning: boolean;
  readonly problem: string | null;
  readonly onSeenAll: () => void;
  readonly onSign: (signed: { readonly ink: Ink; readonly pages: number }) => void;
  readonly onAgreed: (agreed: boolean) => void;
  readonly onDecline: () => void;
  readonly onOther: () => void;
  readonly onLeave: () => void;
}

/** One person: the whole text, what they agree to, the pen, and what will stand under it. */
export function SignView(props: SignViewProps) {
  const { signer, page, caption, level, problem, isKeyReady, agrees } = props;
  const text = useText();
  const title = useStepFocus();
  const reading = useReading(props.hadSeenAll, props.onSeenAll);
  const [ink, setInk] = useState<Ink | null>(null);
  const name = signer.personName;
  const organisation = page.parties.find((one) => one.party === signer.party)?.name ?? '';
  const hasSeen = reading.seen.all;
  const pages = props.pages ?? reading.pages;
  const missing = missingWords({ hasSeen, agrees, isDrawn: ink !== null, isKeyReady });
  return (
    // The paging keys turn the pages wherever the focus is, until all of them were seen.
    <section
      className={styles.step}
      aria-label={text('signing.sign.label', { name })}
      onKeyDown={(event) => {
        if (!reading.onKey(event.key, event.target)) return;
        event.preventDefault();
      }}
    >
      <div ref={reading.room} className={styles.pages}>
        <PagePreview page={page} given={props.given} selectedSource={null} />
      </div>
      <div className={styles.desk}>
        <Head ref={title} signer={signer} organisation={organisation} onOther={props.onOther} onLeave={props.onLeave} />
        <div className={styles.body}>
          <ReadPart reading={reading} pages={pages} />
          {hasSeen ? (
            <>
              <ConsentPart
                consent={props.consent}
                language={signer.language}
                agrees={agrees}
                onAgrees={props.onAgreed}
              />
              {props.ownKey !== null && (
                <div className={styles.part}>
                  <h2 className={styles.small}>{text('signing.own-key.title')}</h2>
                  {props.ownKey}
                </div>
              )}
              <PenPart name={name} caption={caption} isEmpty={ink === null} onInk={setInk} />
              <LevelLine level={level.level} conditions={level.conditions} />
            </>
          ) : (
            <p className={styles.closed}>{text('signing.sign.closed')}</p>
          )}
        </div>
        {problem !== null && (
          <ErrorState shape="inline" title={text('signing.refused.title')}>
            {problem}
          </ErrorState>
        )}
        <div className={styles.actions}>
          <Button kind="plain" onPress={props.onDecline}>
            {text('signing.decline.open')}
          </Button>
          <span className={styles.missing}>{missing !== null && text(missing)}</span>
          <Button
            kind="filled"
            size="large"
            icon={PenLine}
            isDisabled={missing !== null}
            isPending={props.isSigning}
            onPress={() => ink && props.onSign({ ink, pages })}
          >
            {text('signing.sign.confirm')}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Who signs, and the ways out. */
function Head({
  ref,
  signer,
  organisation,
  onOther,
  onLeave,
}: Pick<SignViewProps, 'signer' | 'onOther' | 'onLeave'> & {
  readonly ref: RefObject<HTMLHeadingElement | null>;
  readonly organisation: string;
}) {
  const text = useText();
  return (
    <header className={styles.head}>
      <div>
        <h1 ref={ref} tabIndex={-1} className={styles.name}>
          {signer.personName}
        </h1>
        <p className={styles.role}>{text('signing.sign.for', { role: signer.role, organisation })}</p>
        <Button kind="plain" onPress={onOther}>
          {text('signing.sign.somebody-else')}
        </Button>
      </div>
      <IconButton icon={X} label={text('signing.leave.command')} onPress={onLeave} />
    </header>
  );
}

interface PenPartProps {
  readonly name: string;
  readonly caption: readonly string[];
  readonly isEmpty: boolean;
  readonly onInk: (ink: Ink | null) => void;
}

/** The pen, and below it what will stand under the drawing in the file. */
function PenPart({ name, caption, isEmpty, onInk }: PenPartProps) {
  const text = useText();
  const [sheet, setSheet] = useState(0);
  const clear = () => {
    onInk(null);
    setSheet(sheet + 1);
  };
  return (
    <div className={classNames(styles.part, styles.penPart)}>
      <h2 className={styles.small}>{text('signing.sign.pen')}</h2>
      <Pen key={sheet} label={text('signing.pen.label', { name })} onInk={onInk} />
      <div className={styles.under}>
        <p className={styles.caption}>
          <span className={styles.captionTitle}>{text('signing.sign.caption')}</span>
          {caption.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <Button icon={Eraser} onPress={clear} isDisabled={isEmpty}>
          {text('signing.sign.clear')}
        </Button>
      </div>
    </div>
  );
}

/** The one thing that is missing before the signature; null: nothing. */
function missingWords(on: {
  readonly hasSeen: boolean;
  readonly agrees: boolean;
  readonly isDrawn: boolean;
  readonly isKeyReady: boolean;
}): MessageId | null {
  if (!on.hasSeen) return 'signing.sign.first-read';
  if (!on.isKeyReady) return 'signing.sign.first-key';
  if (!on.agrees) return 'signing.sign.first-agree';
  return on.isDrawn ? null : 'signing.sign.first-draw';
}

/** How much of the text has been on the screen, and the way to its end. */
function ReadPart({ reading, pages }: { readonly reading: Reading; readonly pages: number }) {
  const text = useText();
  const { seen } = reading;
  if (seen.all)
    return (
      <p role="status" className={styles.seen}>
        <StateMark state="proven" word={text('signing.read.all')} />
      </p>
    );
  return (
    <div className={styles.part}>
      <ProgressBar
        label={text('signing.read.title')}
        done={Math.round(seen.share * 100)}
        of={100}
        words={text('signing.read.page', { page: pageReached(seen.share, pages), pages })}
      />
      <div className={styles.ways}>
        <Button icon={ArrowDown} onPress={reading.goOn}>
          {text('signing.read.go-on')}
        </Button>
        <Button kind="plain" icon={ChevronsDown} onPress={reading.goToEnd}>
          {text('signing.read.to-end')}
        </Button>
      </div>
    </div>
  );
}

interface ConsentPartProps {
  readonly consent: string;
  readonly language: string;
  readonly agrees: boolean;
  readonly onAgrees: (agrees: boolean) => void;
}

function ConsentPart({ consent, language, agrees, onAgrees }: ConsentPartProps) {
  const text = useText();
  return (
    <div className={styles.part}>
      <h2 className={styles.small}>{text('signing.sign.consent')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keys that scroll it. */}
      <section className={styles.consent} tabIndex={0} lang={language} aria-label={text('signing.sign.consent')}>
        {consent}
      </section>
      <Checkbox label={text('signing.sign.agree')} isSelected={agrees} onChange={onAgrees} />
    </div>
  );
}

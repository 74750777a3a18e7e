import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import type { Block, SignatureBox } from '#shared/domain/documents/page';
import { type PageWords, pageWordsOf } from '#shared/domain/documents/page-words';
import { signatureFieldSize } from '#shared/domain/documents/signature-field-size';
import style from './page-preview.module.css';
import { PreviewText } from './preview-text';

/** What stands in a field once it is signed: the same hand and the same lines as in the file. */
export interface GivenSignature {
  /** Null: a seal, with which nobody's hand signs. */
  readonly ink: Ink | null;
  readonly lines: readonly string[];
}

/** By name of the field. */
export type GivenSignatures = Readonly<Record<string, GivenSignature>>;

const box = { width: 198.6, height: 76 };

/** The boxes in which the drawn lines stand. */
export function PreviewSignatures({
  block,
  language,
  given,
}: {
  readonly block: Extract<Block, { kind: 'signatures' }>;
  readonly language: string;
  readonly given?: GivenSignatures | undefined;
}) {
  const words = pageWordsOf(language);
  return (
    <div className={style.signatures}>
      {block.boxes.map((signature) => (
        <div key={signature.field?.name ?? `${signature.party} ${signature.personName}`} className={style.signature}>
          <p className={style.label}>{signature.field?.isSeal ? words.conductedBy : words.party[signature.party]}</p>
          <p className={style.organisation}>
            <PreviewText text={signature.organisation} />
          </p>
          {signature.field ? (
            <FieldBox name={signature.personName} given={given?.[signature.field.name]} />
          ) : (
            <div className={style.inkBox}>
              {signature.signed && <InkDrawing ink={signature.signed.ink} name={signature.personName} size={box} />}
            </div>
          )}
          <p className={style.signer}>
            <PreviewText text={signature.personName} />
          </p>
          <p className={style.detail}>
            <PreviewText text={signature.role} />
          </p>
          {!signature.field && <p className={style.label}>{stateOf(signature, words)}</p>}
        </div>
      ))}
    </div>
  );
}

const stateOf = ({ signed }: SignatureBox, words: PageWords) =>
  signed ? words.signedAt(words.moment(signed.at)) : words.notSigned;

/** Ink above its caption, in the frame of the field. */
function FieldBox({ name, given }: { readonly name: string; readonly given: GivenSignature | undefined }) {
  const size = { width: signatureFieldSize.width - 12, height: 36 };
  return (
    <div className={style.field} data-sealed={given?.ink === null}>
      {given?.ink && <InkDrawing ink={given.ink} name={name} size={size} />}
      {given?.ink === null && (
        <svg viewBox="-16 -16 32 32" className={style.seal} aria-hidden="true">
          <circle r={15} strokeWidth={0.8} />
          <circle r={12.4} strokeWidth={0.4} />
          <path d="M-5 0L-1.5 4L5.5 -4.5" strokeWidth={1.4} />
        </svg>
      )}
      {given && (
        <div className={style.fieldLines}>
          {given.lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
            <p key={place}>
              <PreviewText text={line} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function InkDrawing({
  ink,
  name,
  size,
}: {
  readonly ink: Ink;
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
}) {
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className={style.ink} role="img" aria-label={name}>
      {inkPaths(ink, size).map(({ data, width }) => (
        <path key={data} d={data} strokeWidth={width} />
      ))}
    </svg>
  );
}

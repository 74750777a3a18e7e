import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import type { Block } from '#shared/domain/documents/page';
import { pageWordsOf } from '#shared/domain/documents/page-words';
import style from './page-preview.module.css';
import { PreviewText } from './preview-text';

const box = { width: 198.6, height: 76 };

/** The boxes in which the drawn lines stand. */
export function PreviewSignatures({
  block,
  language,
}: {
  readonly block: Extract<Block, { kind: 'signatures' }>;
  readonly language: string;
}) {
  const words = pageWordsOf(language);
  return (
    <div className={style.signatures}>
      {block.boxes.map((signature) => (
        <div key={`${signature.party} ${signature.personName}`}>
          <p className={style.label}>{words.party[signature.party]}</p>
          <p className={style.organisation}>
            <PreviewText text={signature.organisation} />
          </p>
          <div className={style.inkBox}>
            {signature.signed && <InkDrawing ink={signature.signed.ink} name={signature.personName} />}
          </div>
          <p className={style.signer}>
            <PreviewText text={signature.personName} />
          </p>
          <p className={style.detail}>
            <PreviewText text={signature.role} />
          </p>
          <p className={style.label}>
            {signature.signed ? words.signedAt(words.moment(signature.signed.at)) : words.notSigned}
          </p>
        </div>
      ))}
    </div>
  );
}

function InkDrawing({ ink, name }: { readonly ink: Ink; readonly name: string }) {
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} className={style.ink} role="img" aria-label={name}>
      {inkPaths(ink, box).map(({ data, width }) => (
        <path key={data} d={data} strokeWidth={width} />
      ))}
    </svg>
  );
}

import type { Block } from '#shared/domain/documents/page';
import { pageWordsOf } from '#shared/domain/documents/page-words';
import { phasesOf, timeScale } from '#shared/domain/documents/timeline';
import style from './page-preview.module.css';
import { PreviewText } from './preview-text';

/** Width of the drawn line in its own units; it scales with the sheet. */
const width = 427;

/** The line to scale, and the marks in words. */
export function PreviewTimeline({
  block,
  language,
}: {
  readonly block: Extract<Block, { kind: 'timeline' }>;
  readonly language: string;
}) {
  const words = pageWordsOf(language);
  const scale = timeScale(block.marks);
  const phases = phasesOf(block.marks);
  return (
    <div className={style.timeline}>
      {scale && <Strip phases={phases.map(({ marks }) => marks.length)} scale={scale} />}
      {phases.map(({ phase, marks }, index) => (
        <div key={`${phase} ${marks[0]?.date}`} data-phase={index % 5}>
          <p className={style.phase}>
            <PreviewText text={phase} />
          </p>
          <ol className={style.marksList}>
            {marks.map((mark) => (
              <li key={`${mark.date} ${mark.label}`}>
                <span className={style.markDate}>{words.date(mark.date)}</span>
                <span className={style.markLabel}>
                  <PreviewText text={mark.label} />
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

/** Says nothing that the list below it does not say, so it is hidden from screen readers. */
function Strip({ phases, scale }: { readonly phases: readonly number[]; readonly scale: readonly number[] }) {
  const x = (index: number) => 4 + (scale[index] ?? 0) * (width - 8);
  const starts = phases.map((_, index) => phases.slice(0, index).reduce((sum, count) => sum + count, 0));
  return (
    <svg viewBox={`0 0 ${width} 10`} className={style.strip} aria-hidden="true" focusable="false">
      {starts.map((start, index) => (
        <line
          key={start}
          data-phase={index % 5}
          x1={x(start)}
          y1={5}
          x2={x(Math.min(start + (phases[index] ?? 0), scale.length - 1))}
          y2={5}
        />
      ))}
      {scale.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several marks may lie on one day, only the order tells them apart.
        <circle key={index} cx={x(index)} cy={5} r={3.2} />
      ))}
    </svg>
  );
}

import { useId, useMemo } from 'react';
import type { ProcessStep, Role } from '#shared/domain/playbook/pack-operating';
import { useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './process-map.module.css';
import { boxSize, type Drawing, drawProcess } from './process-map-drawing';

export interface ProcessMapProps {
  readonly title: string;
  readonly steps: readonly ProcessStep[];
  readonly roles: readonly Role[];
}

/** Who does what after what: lanes for the eye, and for those who listen a list in which every box names what follows. */
export function ProcessMap({ title, steps, roles }: ProcessMapProps) {
  const text = useText();
  const drawing = useMemo(() => drawProcess(steps), [steps]);
  const roleName = (id: string) => roles.find((role) => role.id === id)?.title ?? id;
  const numberOf = (id: string) => steps.findIndex((step) => step.id === id) + 1;
  const nameOf = (id: string) => steps.find((step) => step.id === id)?.title ?? id;
  const sizes = {
    '--box-width': `${boxSize.width}rem`,
    '--box-height': `${boxSize.height}rem`,
    '--box-across': `${boxSize.across}rem`,
    '--box-down': `${boxSize.down}rem`,
    '--map-width': `${drawing.width}rem`,
    '--map-height': `${drawing.height}rem`,
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide map must be scrollable with the keyboard.
    <section className={styles.room} aria-label={title} tabIndex={0} style={sizes}>
      <div className={styles.lanes} aria-hidden="true">
        {drawing.lanes.map((role) => (
          <span key={role}>{roleName(role)}</span>
        ))}
      </div>
      <div className={styles.map}>
        <Arrows drawing={drawing} />
        <ol className={styles.boxes}>
          {drawing.boxes.map(({ step, line, lane }) => (
            <li
              key={step.id}
              className={styles.box}
              style={{
                insetInlineStart: `${lane * (boxSize.width + boxSize.across)}rem`,
                insetBlockStart: `${line * (boxSize.height + boxSize.down)}rem`,
              }}
            >
              <span className={styles.number}>{line + 1}</span>
              <span className={styles.words}>
                {step.title}
                <VisuallyHidden>
                  {[
                    roleName(step.role),
                    ...step.next.map(({ to, when }) =>
                      text(when === '' ? 'interviews.map.then' : 'interviews.map.if', {
                        when,
                        number: numberOf(to),
                        title: nameOf(to),
                      }),
                    ),
                  ].join('. ')}
                </VisuallyHidden>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Arrows({ drawing }: { readonly drawing: Drawing }) {
  // Only letters: the id stands in an address.
  const head = `head${useId().replaceAll(/[^A-Za-z0-9]/g, '')}`;
  return (
    <>
      <svg className={styles.arrows} viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
        <defs>
          <marker id={head} viewBox="0 0 6 6" refX="5.4" refY="3" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 6 3 0 6Z" className={styles.head} />
          </marker>
        </defs>
        {drawing.arrows.map(({ from, to, points }) => (
          <polyline
            key={`${from} ${to}`}
            points={points.map(([x, y]) => `${x},${y}`).join(' ')}
            markerEnd={`url(#${head})`}
          />
        ))}
      </svg>
      {drawing.arrows.map(({ from, to, when, word: [x, y] }) =>
        when === '' ? null : (
          <span
            key={`${from} ${to}`}
            className={styles.when}
            aria-hidden="true"
            style={{ insetInlineStart: `${x + 0.4}rem`, insetBlockStart: `${y - 0.8}rem` }}
          >
            {when}
          </span>
        ),
      )}
    </>
  );
}

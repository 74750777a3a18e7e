import { type FormEvent, useEffect, useId, useRef } from 'react';
import { type Survey, surveyScales } from '#shared/domain/surveys/survey-answer';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { useText } from '../../ui/use-text';
import { scaleEnds, surveyQuestions } from './survey-words';
import styles from './surveys.module.css';

export interface ScoreQuestionProps {
  readonly survey: Survey;
  /** The engagement that is asked about. */
  readonly about: string;
  readonly score: number | null;
  readonly onScore: (score: number) => void;
  readonly onNext: () => void;
}

/** One question over the whole page, with a target for each mark. The figures choose, Enter goes on. */
export function ScoreQuestion({ survey, about, score, onScore, onNext }: ScoreQuestionProps) {
  const text = useText();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { from, to } = surveyScales[survey];
  const scores = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const ends = scaleEnds[survey];
  const press = (figure: number) => {
    // A ten is typed as one and nought.
    const meant = figure === 0 && score === 1 && to === 10 ? 10 : figure;
    if (meant < from || meant > to) return;
    onScore(meant);
    // What was chosen is read aloud, and Enter goes on from there.
    const mark = form.current?.querySelector(`input[value="${meant}"]`);
    if (mark instanceof HTMLElement) mark.focus();
  };
  useCommands([
    ...Array.from({ length: 10 }, (_, figure) => ({
      id: `survey-score-${figure}`,
      label: text('surveys.choose', { score: figure }),
      group: text('surveys.title'),
      keys: String(figure),
      alsoWhileTyping: true,
      run: () => press(figure),
    })),
  ]);
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (score !== null) onNext();
  };
  return (
    <form ref={form} className={styles.page} onSubmit={next} aria-labelledby={id}>
      <h1 ref={title} id={id} tabIndex={-1} className={styles.question}>
        {text(surveyQuestions[survey], { about })}
      </h1>
      <fieldset className={styles.scale} aria-labelledby={id}>
        {scores.map((mark) => (
          <label key={mark} className={styles.mark}>
            <input
              type="radio"
              name="score"
              value={mark}
              className={styles.input}
              checked={mark === score}
              onChange={() => onScore(mark)}
              aria-label={text('surveys.mark', {
                score: mark,
                end: mark === from ? text(ends.from) : mark === to ? text(ends.to) : 'none',
              })}
              // A radio does not hand in its form by itself in every browser.
              onKeyDown={(event) => {
                if (event.key === 'Enter') next(event);
              }}
            />
            <span aria-hidden>{mark}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.ends} aria-hidden>
        <span>{text(ends.from)}</span>
        <span>{text(ends.to)}</span>
      </div>
      <div className={styles.foot}>
        <Button kind="filled" size="large" type="submit" isDisabled={score === null}>
          {text('surveys.next')}
        </Button>
      </div>
    </form>
  );
}

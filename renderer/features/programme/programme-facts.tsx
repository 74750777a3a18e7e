import { useIntl } from 'react-intl';
import { compare, exact } from '#shared/base/decimal';
import type { ProgrammeGoal } from '#shared/domain/programme/programme';
import type { ProgrammeDay } from '#shared/domain/programme/programme-days';
import { gainPercent, headlineFigureId, type ProgrammeFigure } from '#shared/domain/programme/programme-figures';
import { KeyFact, KeyFacts } from '../../ui/key-facts';
import { type Text, useText } from '../../ui/use-text';

/** The day, the sprint, the goals and the headline figure, large enough to be read across a table. */
export function ProgrammeFacts({
  day,
  goals,
  figures,
}: {
  readonly day: ProgrammeDay;
  readonly goals: readonly ProgrammeGoal[];
  readonly figures: readonly ProgrammeFigure[];
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const done = goals.filter(({ state }) => state === 'done').length;
  const headline = figures.find(({ id }) => id === headlineFigureId) ?? figures[0];
  const date = (value: string) => formatDate(value, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <KeyFacts>
      {day.phase === 'running' && (
        <>
          <KeyFact
            term={text('programme.facts.day')}
            value={text('programme.facts.day-of', { day: day.day, of: day.of })}
          />
          <KeyFact
            term={text('programme.facts.sprint')}
            value={text('programme.facts.sprint-number', { number: day.sprint })}
            note={text('programme.facts.sprint-ends', { date: date(day.sprintEndsOn) })}
          />
        </>
      )}
      {day.phase === 'before' && (
        <KeyFact
          term={text('programme.facts.day')}
          value={text('programme.facts.begins-in', { days: day.daysUntil })}
        />
      )}
      {day.phase === 'after' && (
        <KeyFact
          term={text('programme.facts.day')}
          value={text('programme.facts.ended', { date: date(day.endedOn) })}
        />
      )}
      <KeyFact
        term={text('programme.facts.goals')}
        value={text('programme.sprint.done-of', { done, all: goals.length })}
      />
      {headline && (
        <KeyFact
          term={headline.title}
          value={gainWords(headline, text)}
          note={
            headline.gain === null
              ? undefined
              : text('programme.facts.from-to', {
                  before: measuredWords(headline.baseline, headline.unit, text),
                  after: measuredWords(headline.outcome, headline.unit, text),
                })
          }
        />
      )}
    </KeyFacts>
  );
}

/** How a figure changed, said as less or more; a share of people is not better for being smaller, so no praise. */
export function gainWords({ gain }: ProgrammeFigure, text: Text): string {
  if (gain === null) return text('programme.figure.unknown-gain');
  const way = compare(gain, exact('0'));
  if (way === 0) return text('programme.figure.same');
  const percent = Number(gainPercent(gain));
  return text(way > 0 ? 'programme.figure.less' : 'programme.figure.more', { percent: Math.abs(percent) });
}

/** A measured value with its unit, or that it has not been measured. */
export function measuredWords(value: string | null, unit: string, text: Text): string {
  if (value === null) return text('programme.figure.unknown');
  return unit === 'count' ? value : text('programme.figure.value', { value, unit });
}

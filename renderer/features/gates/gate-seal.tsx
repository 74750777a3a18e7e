import type { GateStanding } from '#shared/domain/gates/gate-rules';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { sealWords, standingTones, standingWords } from './gate-words';

/** Where a gate stands, small enough for a header or a list: "Gate 1 passed". */
export function GateSeal({ title, standing }: { readonly title: string; readonly standing: GateStanding }) {
  const text = useText();
  const words = text(sealWords[standing.state], { gate: title, days: daysIn(standing) });
  return <StateMark state={standingTones[standing.state]} word={words} shape="badge" />;
}

/** Where a gate stands, beside its own name. */
export function GateStandingMark({ standing }: { readonly standing: GateStanding }) {
  const text = useText();
  const words = text(standingWords[standing.state], { days: daysIn(standing) });
  return <StateMark state={standingTones[standing.state]} word={words} shape="badge" />;
}

function daysIn(standing: GateStanding): number {
  return standing.state === 'lapsing' ? standing.daysLeft : 0;
}

import type { HeadquartersConsole } from '#shared/sync/console';
import type { AskInsights } from './insights-question';

/** The figures of headquarters. It does not say how far it is; who does not want to wait cancels. */
export function figuresOfHeadquarters({ figures }: HeadquartersConsole): AskInsights {
  return (asked, { signal }) => figures(asked, signal);
}

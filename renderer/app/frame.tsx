import { MessageSquareWarning } from 'lucide-react';
import { useContext, useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ClockNotice } from '../features/evidence/clock-notice';
import { turnScreen, usePresentation } from '../session/presentation';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { useText } from '../ui/use-text';
import styles from './frame.module.css';
import { notesFriction } from './friction';
import { LookingBack, PastBar } from './looking-back';
import { frictionKeys, ShellContext } from './shell-context';
import { SideBar } from './side-bar';
import { StatusLine } from './status-line';
import { TopBar } from './top-bar';

/** Side bar, top, the work, status line. While the screen is turned, only the work. */
export function Frame() {
  const text = useText();
  const turned = usePresentation();
  const { pathname } = useLocation();
  const [isSideOpen, setSideOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes because the page changed.
  useEffect(() => setSideOpen(false), [pathname]);

  return (
    <div className={styles.frame}>
      {/* What is around the work comes and goes; the work itself stays, with all that is typed in it. */}
      {/* Not a link: the part after `#` is the address of the page here, and the jump would leave it. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {text('app.main.skip')}
      </button>
      {!turned && <SideBar isOpen={isSideOpen} onToggle={() => setSideOpen(!isSideOpen)} />}
      <div className={styles.column}>
        {turned ? <TurnedLine /> : <TopBar />}
        <PastBar />
        <main id="main" tabIndex={-1} className={styles.main}>
          {!turned && <ClockNotice />}
          <LookingBack>
            <Outlet />
          </LookingBack>
        </main>
      </div>
      {!turned && <StatusLine />}
    </div>
  );
}

/** The place of a page that fills the screen by itself: the interview, the signing, the welcome. */
export function WholeScreen() {
  const turned = usePresentation();
  return (
    <div className={styles.whole}>
      {turned ? <TurnedLine /> : <FrictionLine />}
      <PastBar />
      <main id="main" tabIndex={-1} className={styles.alone}>
        <LookingBack>
          <Outlet />
        </LookingBack>
      </main>
    </div>
  );
}

// An interview has the button in its own head; before the welcome is over nobody is there to note anything.
const hasOwnButton = /^\/(welcome|interviews\/(?![^/]+\/review$).*)$/;

/** There is no top bar here, and not everybody has keys: what rubs can be noted all the same, above the work. */
function FrictionLine() {
  const text = useText();
  const { pathname } = useLocation();
  const { noteFriction } = useContext(ShellContext);
  if (hasOwnButton.test(pathname) || !notesFriction(pathname)) return null;
  return (
    <div className={styles.friction}>
      <IconButton
        label={text('improvements.friction.button')}
        icon={MessageSquareWarning}
        keys={frictionKeys}
        onPress={noteFriction}
      />
    </div>
  );
}

function TurnedLine() {
  const text = useText();
  return (
    <header className={styles.turned}>
      <span>{text('app.turn.label')}</span>
      <Button kind="plain" onPress={() => turnScreen('own')}>
        {text('app.turn.back')}
      </Button>
    </header>
  );
}

import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import { RouterProvider as LinkProvider } from 'react-aria-components';
import { Outlet, useHref, useLocation, useNavigate } from 'react-router';
import { lookAt, useLookedAt } from '../session/looked-at';
import { useOpenPage } from '../session/open-page';
import { isTurned, turnScreen, usePresentation } from '../session/presentation';
import { useCommands } from '../ui/commands';
import { ToastRegion } from '../ui/toast';
import { useText } from '../ui/use-text';
import { Announcer } from './announcer';
import { Friction, notesFriction } from './friction';
import { KeysSheet, useCommandKeys } from './keys';
import { PastDialog } from './looking-back';
import { Palette } from './palette';
import { frictionKeys, ShellContext } from './shell-context';
import { usePlaces } from './use-places';

type Front = 'nothing' | 'palette' | 'keys' | 'friction' | 'past';

/** What is there on every page: keys, palette, toasts, the announcer. */
export function Shell() {
  const navigate = useNavigate();
  const [front, setFront] = useState<Front>('nothing');
  const close = () => setFront('nothing');
  // What was chosen in the palette may have opened something in its place; that stays.
  const closePalette = () => setFront((before) => (before === 'palette' ? 'nothing' : before));
  useCommandKeys();
  useShellCommands(setFront);
  return (
    <LinkProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <ShellContext value={{ openPalette: () => setFront('palette'), noteFriction: () => setFront('friction') }}>
        <Outlet />
        <Palette isOpen={front === 'palette'} onClose={closePalette} />
        <PastDialog isOpen={front === 'past'} onClose={close} />
        <KeysSheet isOpen={front === 'keys'} onClose={close} />
        {front === 'friction' && <Friction onClose={close} />}
      </ShellContext>
      <ToastRegion />
      <Announcer />
    </LinkProvider>
  );
}

function useShellCommands(setFront: (front: Front) => void): void {
  const text = useText();
  const navigate = useNavigate();
  const places = usePlaces();
  const { pathname } = useLocation();
  const isTurnedNow = usePresentation();
  const isPast = useLookedAt() !== null;
  const general = text('app.group.general');
  const goBack = () => {
    if (isTurned()) return;
    const parent = useOpenPage.getState().crumbs.at(-1);
    if (parent) void navigate(parent.href);
  };
  useCommands([
    ...places.map(({ path, label, icon }) => ({
      id: path,
      group: text('app.group.places'),
      label: text(label),
      icon,
      run: () => void navigate(path),
    })),
    {
      id: 'palette',
      group: general,
      label: text('app.palette.command'),
      keys: 'mod+k',
      run: () => setFront('palette'),
    },
    ...(isTurnedNow || !notesFriction(pathname)
      ? []
      : [
          {
            id: 'friction',
            group: general,
            label: text('improvements.friction.button'),
            icon: MessageSquareWarning,
            keys: frictionKeys,
            run: () => setFront('friction'),
          },
        ]),
    { id: 'keys', group: general, label: text('app.keys.command'), keys: '?', run: () => setFront('keys') },
    {
      id: 'turn',
      group: general,
      label: text('app.turn.command'),
      keys: 'mod+.',
      run: () => turnScreen(isTurned() ? 'own' : 'partner'),
    },
    { id: 'past', group: general, label: text('app.past.command'), run: () => setFront('past') },
    ...(isPast ? [{ id: 'today', group: general, label: text('app.past.back'), run: () => lookAt(null) }] : []),
    { id: 'back', group: general, label: text('app.back.command'), keys: 'escape', run: goBack },
  ]);
}

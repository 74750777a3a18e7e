import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useOpenPage } from '../session/open-page';
import { useText } from '../ui/use-text';
import { VisuallyHidden } from '../ui/visually-hidden';

/** Gives the window the title of the page, says the title aloud, and catches a focus that fell off the page. */
export function Announcer() {
  const text = useText();
  const title = useOpenPage((page) => page.title);
  const { pathname } = useLocation();

  useEffect(() => {
    document.title = title ? text('app.page.title', { title }) : text('app.brand.name');
  }, [title, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the page changed.
  useEffect(() => {
    // What had the focus is gone with the old page; without this, Tab would start at the top of the window again.
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <VisuallyHidden>
      <span aria-live="polite">{title && text('app.announcer.page', { title })}</span>
    </VisuallyHidden>
  );
}

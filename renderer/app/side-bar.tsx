import { PanelLeft } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { NavLink } from 'react-router';
import { useConnection } from '../session/connection';
import { classNames } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { useText } from '../ui/use-text';
import type { Place } from './places';
import styles from './side-bar.module.css';
import { usePlaces } from './use-places';

export interface SideBarProps {
  /** Below 900 px the bar is a rail of icons, and opens over the work. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The places of the program. */
export function SideBar({ isOpen, onToggle }: SideBarProps) {
  const text = useText();
  const places = usePlaces();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape') return;
    event.stopPropagation();
    onToggle();
  };
  return (
    <div className={styles.room}>
      {isOpen && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={text('app.nav.close')}
          className={styles.outside}
          onClick={onToggle}
        />
      )}
      <nav
        aria-label={text('app.nav.label')}
        className={classNames(styles.bar, isOpen && styles.open)}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head}>
          <BrandMark />
          <span className={styles.brand}>{text('app.brand.name')}</span>
          <span className={styles.toggle}>
            <IconButton
              label={text(isOpen ? 'app.nav.close' : 'app.nav.open')}
              icon={PanelLeft}
              aria-expanded={isOpen}
              onPress={onToggle}
              hideTooltip
            />
          </span>
        </div>
        <ul className={styles.places}>
          {places.map((place) => (
            <li key={place.path}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function PlaceLink({ place: { icon: Icon, label, path } }: { readonly place: Place }) {
  const text = useText();
  return (
    <NavLink to={path} title={text(label)} className={classNames(styles.link)}>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <span className={styles.label}>{text(label)}</span>
      {path === '/sync' && <WaitingCount />}
    </NavLink>
  );
}

function WaitingCount() {
  const text = useText();
  const { waitingChanges, waitingBlobs, conflicts } = useConnection();
  const count = waitingChanges + waitingBlobs + conflicts;
  if (count === 0) return null;
  return (
    <span
      className={classNames(styles.count, conflicts > 0 && styles.conflict)}
      role="img"
      aria-label={text('app.nav.sync-count', { count })}
    >
      {count > 999 ? '999+' : count}
    </span>
  );
}

function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" width="1.25rem" height="1.25rem" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="var(--accent)" />
      <path d="M6 15V5h8M6 10.2h4.6" fill="none" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="13.6" cy="14" r="1.5" fill="var(--on-accent)" />
    </svg>
  );
}

import { Contrast, MessageSquareWarning, Monitor, Moon, Search, Sun, Users } from 'lucide-react';
import { useContext } from 'react';
import { useNavigation } from 'react-router';
import { setTheme, useAppearance } from '../session/appearance';
import { useOpenPage } from '../session/open-page';
import { turnScreen } from '../session/presentation';
import { Breadcrumb } from '../ui/breadcrumb';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { Spinner } from '../ui/spinner';
import { useText } from '../ui/use-text';
import { frictionKeys, ShellContext } from './shell-context';
import styles from './top-bar.module.css';

/** Where the person is, and the buttons that are always at hand. */
export function TopBar() {
  const text = useText();
  const { title, crumbs } = useOpenPage();
  const { openPalette, noteFriction } = useContext(ShellContext);
  const isLoading = useNavigation().state === 'loading';
  return (
    <header className={styles.bar}>
      <Breadcrumb label={text('app.crumbs.label')} crumbs={[...crumbs, { label: title }]} />
      <div className={styles.buttons}>
        {isLoading && (
          <span className={styles.loading}>
            <Spinner words={text('app.page.loading')} />
          </span>
        )}
        <IconButton label={text('app.palette.command')} icon={Search} keys="mod+k" onPress={openPalette} />
        <IconButton
          label={text('improvements.friction.button')}
          icon={MessageSquareWarning}
          keys={frictionKeys}
          onPress={noteFriction}
        />
        <IconButton
          label={text('app.turn.command')}
          icon={Users}
          keys="mod+."
          onPress={() => {
            turnScreen('partner');
            // The bar goes, and the button with it.
            document.getElementById('main')?.focus();
          }}
        />
        <ThemeMenu />
      </div>
    </header>
  );
}

function ThemeMenu() {
  const text = useText();
  const theme = useAppearance((appearance) => appearance.theme);
  return (
    <Menu
      label={text('app.theme.menu')}
      trigger={<IconButton label={text('app.theme.button', { theme })} icon={Contrast} />}
      entries={[
        { id: 'light', icon: Sun, label: text('app.theme.light'), onAction: () => setTheme('light') },
        { id: 'dark', icon: Moon, label: text('app.theme.dark'), onAction: () => setTheme('dark') },
        { id: 'system', icon: Monitor, label: text('app.theme.system'), onAction: () => setTheme('system') },
      ]}
    />
  );
}

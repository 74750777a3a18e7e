import { ChevronRight } from 'lucide-react';
import { Breadcrumb as AriaBreadcrumb, Breadcrumbs as AriaBreadcrumbs } from 'react-aria-components/Breadcrumbs';
import { Link as AriaLink } from 'react-aria-components/Link';
import styles from './breadcrumb.module.css';
import { classNames } from './class-names';

export interface Crumb {
  readonly label: string;
  /** Where it leads; the last one leads nowhere, it is here. */
  readonly href?: string | undefined;
}

/** The way from the top to here. */
export function Breadcrumb({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <AriaBreadcrumbs className={classNames(styles.list)}>
        {crumbs.map((crumb, at) => (
          <AriaBreadcrumb key={`${crumb.href ?? ''} ${crumb.label}`} className={classNames(styles.crumb)}>
            <AriaLink {...(crumb.href ? { href: crumb.href } : {})} className={classNames(styles.link)}>
              {crumb.label}
            </AriaLink>
            {at < crumbs.length - 1 && <ChevronRight className={styles.arrow} size="0.875rem" aria-hidden />}
          </AriaBreadcrumb>
        ))}
      </AriaBreadcrumbs>
    </nav>
  );
}

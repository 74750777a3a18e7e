import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../session/open-page';
import { classNames } from '../../ui/class-names';
import type { GalleryGroup, GallerySample } from '../../ui/gallery-group';
import { PageHeader } from '../../ui/page-header';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import { galleryGroups } from './gallery-groups';
import styles from './gallery-page.module.css';

/** `own`: as the program is set. */
type Shown = 'own' | 'light' | 'dark' | 'both';

/** No group is called that. */
const everything = 'everything';

/** Every part in every state, of all groups or of one, in light and dark beside each other when asked. For looking, and for the tests that look. */
export function GalleryPage() {
  const text = useText();
  const title = text('gallery.page.title');
  const [shown, setShown] = useState<Shown>('own');
  const [address, setAddress] = useSearchParams();
  const part = galleryGroups.find(({ id }) => id === address.get('part')) ?? null;
  usePage({ title });
  return (
    <>
      <PageHeader
        title={title}
        facts={text('gallery.page.facts')}
        actions={
          <>
            <Select
              label={text('gallery.page.part')}
              hideLabel
              value={part?.id ?? everything}
              onChange={(id) => setAddress(id === everything ? {} : { part: id }, { replace: true })}
              choices={[
                { id: everything, label: text('gallery.part.everything') },
                ...galleryGroups.map((group) => ({ id: group.id, label: group.title })),
              ]}
            />
            <RadioGroup
              label={text('gallery.page.show')}
              hideLabel
              orientation="horizontal"
              value={shown}
              onChange={setShown}
              choices={[
                { id: 'own', label: text('gallery.show.own') },
                { id: 'light', label: text('gallery.show.light') },
                { id: 'dark', label: text('gallery.show.dark') },
                { id: 'both', label: text('gallery.show.both') },
              ]}
            />
          </>
        }
      />
      {(part ? [part] : galleryGroups).map((group) => (
        <Group key={group.id} group={group} shown={shown} />
      ))}
    </>
  );
}

function Group({ group, shown }: { readonly group: GalleryGroup; readonly shown: Shown }) {
  const themes = shown === 'both' ? (['light', 'dark'] as const) : [shown];
  return (
    <section className={styles.group} data-gallery={group.id} aria-label={group.title}>
      <h2 className={styles.title}>{group.title}</h2>
      <div className={classNames(styles.themes, themes.length === 1 && styles.one)}>
        {themes.map((theme) => (
          <div key={theme} data-theme={theme === 'own' ? undefined : theme} className={styles.ground}>
            {group.samples.map((sample) => (
              <Sample key={sample.name} sample={sample} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function Sample({ sample }: { readonly sample: GallerySample }) {
  return (
    <figure className={classNames(styles.sample, sample.wide && styles.wide)}>
      <figcaption className={styles.name}>{sample.name}</figcaption>
      <div style={{ blockSize: sample.height }}>{sample.draw()}</div>
    </figure>
  );
}

import type { ReactNode } from 'react';

/** What a part of the program shows of itself in the gallery: every state it can be in. */
export interface GalleryGroup {
  readonly id: string;
  /** The name of the part in the code; the gallery is for those who build. */
  readonly title: string;
  readonly samples: readonly GallerySample[];
}

export interface GallerySample {
  /** The state: `empty`, `loading`, `error`, `full`, or what sets it apart. */
  readonly name: string;
  readonly draw: () => ReactNode;
  /** Drawn over the whole width, for screens. */
  readonly wide?: boolean | undefined;
  /** Height of the place it stands in, for parts that fill theirs. */
  readonly height?: string | undefined;
}

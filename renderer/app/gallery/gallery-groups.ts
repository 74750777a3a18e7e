import { gatesGallery } from '../../features/gates/gates-gallery';
import { todayGallery } from '../../features/today/today-gallery';
import type { GalleryGroup } from '../../ui/gallery-group';
import { actionParts } from './action-parts';
import { fieldParts } from './field-parts';
import { frameParts } from './frame-parts';
import { listParts } from './list-parts';
import { showingParts } from './showing-parts';

/** Everything the gallery shows, in its order. */
export const galleryGroups: readonly GalleryGroup[] = [
  ...actionParts,
  ...fieldParts,
  ...showingParts,
  ...listParts,
  ...frameParts,
  gatesGallery,
  todayGallery,
];

import { agreementsGallery } from '../../features/agreements/agreements-gallery';
import { checkingGallery } from '../../features/checking/checking-gallery';
import { commercialGallery } from '../../features/commercial/commercial-gallery';
import { controlsGallery } from '../../features/controls/controls-gallery';
import { deliveryGallery } from '../../features/delivery/delivery-gallery';
import { documentsGallery } from '../../features/documents/documents-gallery';
import { enablementGallery } from '../../features/enablement/enablement-gallery';
import { evidenceGallery } from '../../features/evidence/evidence-gallery';
import { gatesGallery } from '../../features/gates/gates-gallery';
import { handoffsGallery } from '../../features/handoffs/handoffs-gallery';
import { headquartersGallery } from '../../features/headquarters/headquarters-gallery';
import { importsGallery } from '../../features/imports/imports-gallery';
import { improvementsGallery } from '../../features/improvements/improvements-gallery';
import { insightsGallery } from '../../features/insights/insights-gallery';
import { interviewsGallery } from '../../features/interviews/interviews-gallery';
import { negotiationGallery } from '../../features/negotiation/negotiation-gallery';
import { partnersGallery } from '../../features/partners/partners-gallery';
import { performanceGallery } from '../../features/performance/performance-gallery';
import { plansGallery } from '../../features/plans/plans-gallery';
import { playbookGallery } from '../../features/playbook/playbook-gallery';
import { programmeGallery } from '../../features/programme/programme-gallery';
import { searchGallery } from '../../features/search/search-gallery';
import { backupGallery } from '../../features/settings/backup-gallery';
import { signingSettingsGallery } from '../../features/settings/signing-settings-gallery';
import { signingGallery } from '../../features/signing/signing-gallery';
import { surveysGallery } from '../../features/surveys/surveys-gallery';
import { syncGallery } from '../../features/sync/sync-gallery';
import { todayGallery } from '../../features/today/today-gallery';
import { visitsGallery } from '../../features/visits/visits-gallery';
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
  partnersGallery,
  playbookGallery,
  visitsGallery,
  interviewsGallery,
  evidenceGallery,
  controlsGallery,
  commercialGallery,
  deliveryGallery,
  surveysGallery,
  importsGallery,
  enablementGallery,
  handoffsGallery,
  performanceGallery,
  syncGallery,
  headquartersGallery,
  gatesGallery,
  agreementsGallery,
  negotiationGallery,
  plansGallery,
  programmeGallery,
  improvementsGallery,
  signingGallery,
  signingSettingsGallery,
  backupGallery,
  insightsGallery,
  documentsGallery,
  checkingGallery,
  todayGallery,
  searchGallery,
];

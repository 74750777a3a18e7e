import type { ComponentType } from 'react';

export interface PageEntry {
  /** As in react-router: `/partners/:partnerId`. */
  readonly path: string;
  /** With side bar and status line, or alone on the screen. */
  readonly frame: boolean;
  /** Fetched when it is first opened. */
  readonly load: () => Promise<ComponentType>;
}

/** Address → page, the whole list. */
export const pageList: readonly PageEntry[] = [
  { path: '/today', frame: true, load: () => import('./pages/today-page').then((file) => file.TodayPage) },
  { path: '/search', frame: true, load: () => import('./pages/search-page').then((file) => file.SearchPage) },
  { path: '/partners', frame: true, load: () => import('./pages/partners-page').then((file) => file.PartnersPage) },
  {
    path: '/partners/:partnerId',
    frame: true,
    load: () => import('./pages/partner-page').then((file) => file.PartnerPage),
  },
  {
    path: '/partners/:partnerId/modules/:moduleId',
    frame: true,
    load: () => import('./pages/module-page').then((file) => file.ModulePage),
  },
  {
    path: '/partners/:partnerId/deals/:dealId',
    frame: true,
    load: () => import('./pages/deal-page').then((file) => file.DealPage),
  },
  {
    path: '/partners/:partnerId/exams/:examId/:personId',
    frame: false,
    load: () => import('./pages/exam-page').then((file) => file.ExamPage),
  },
  {
    path: '/partners/:partnerId/drills/:drillId',
    frame: false,
    load: () => import('./pages/drill-page').then((file) => file.DrillPage),
  },
  {
    path: '/partners/:partnerId/survey',
    frame: false,
    load: () => import('./pages/survey-page').then((file) => file.SurveyPage),
  },
  {
    path: '/partners/:partnerId/:tab',
    frame: true,
    load: () => import('./pages/partner-page').then((file) => file.PartnerPage),
  },
  { path: '/visits', frame: true, load: () => import('./pages/visits-page').then((file) => file.VisitsPage) },
  { path: '/visits/:visitId', frame: true, load: () => import('./pages/visit-page').then((file) => file.VisitPage) },
  {
    path: '/interviews/:interviewId',
    frame: false,
    load: () => import('./pages/interview-page').then((file) => file.InterviewPage),
  },
  {
    path: '/interviews/:interviewId/review',
    frame: false,
    load: () => import('./pages/interview-page').then((file) => file.InterviewReviewPage),
  },
  {
    path: '/interviews/:interviewId/:questionId',
    frame: false,
    load: () => import('./pages/interview-page').then((file) => file.InterviewPage),
  },
  {
    path: '/agreements/:agreementId',
    frame: true,
    load: () => import('./pages/agreement-page').then((file) => file.AgreementPage),
  },
  {
    path: '/agreements/:agreementId/negotiate',
    frame: true,
    load: () => import('./pages/negotiation-page').then((file) => file.NegotiationPage),
  },
  {
    path: '/agreements/:agreementId/plan',
    frame: true,
    load: () => import('./pages/under-way-pages').then((file) => file.PlanPage),
  },
  {
    path: '/agreements/:agreementId/performance',
    frame: true,
    load: () => import('./pages/under-way-pages').then((file) => file.PerformancePage),
  },
  {
    path: '/agreements/:agreementId/sign',
    frame: false,
    load: () => import('./pages/signing-page').then((file) => file.SigningPage),
  },
  { path: '/import', frame: true, load: () => import('./pages/import-page').then((file) => file.ImportPage) },
  { path: '/insights', frame: true, load: () => import('./pages/insights-pages').then((file) => file.InsightsPage) },
  {
    path: '/insights/cohorts',
    frame: true,
    load: () => import('./pages/insights-pages').then((file) => file.InsightsCohortsPage),
  },
  {
    path: '/insights/scorecards',
    frame: true,
    load: () => import('./pages/insights-pages').then((file) => file.InsightsScorecardsPage),
  },
  {
    path: '/insights/reports',
    frame: true,
    load: () => import('./pages/insights-pages').then((file) => file.InsightsReportsPage),
  },
  {
    path: '/insights/:metric',
    frame: true,
    load: () => import('./pages/insights-pages').then((file) => file.InsightsMetricPage),
  },
  { path: '/playbook', frame: true, load: () => import('./pages/playbook-page').then((file) => file.PlaybookPage) },
  {
    path: '/playbook/drafts/:draftId',
    frame: true,
    load: () => import('./pages/playbook-draft-page').then((file) => file.PlaybookDraftPage),
  },
  {
    path: '/playbook/:section',
    frame: true,
    load: () => import('./pages/playbook-page').then((file) => file.PlaybookPage),
  },
  {
    path: '/playbook/:section/:thingId',
    frame: true,
    load: () => import('./pages/playbook-page').then((file) => file.PlaybookPage),
  },
  { path: '/product', frame: true, load: () => import('./pages/product-page').then((file) => file.ProductPage) },
  { path: '/product/:tab', frame: true, load: () => import('./pages/product-page').then((file) => file.ProductPage) },
  { path: '/programme', frame: true, load: () => import('./pages/programme-page').then((file) => file.ProgrammePage) },
  { path: '/documents', frame: true, load: () => import('./pages/documents-page').then((file) => file.DocumentsPage) },
  {
    path: '/documents/check',
    frame: true,
    load: () => import('./pages/check-page').then((file) => file.CheckPage),
  },
  { path: '/sync', frame: true, load: () => import('./pages/sync-page').then((file) => file.SyncPage) },
  {
    path: '/sync/differences/:partnerId',
    frame: true,
    load: () => import('./pages/differences-page').then((file) => file.DifferencesPage),
  },
  {
    path: '/headquarters',
    frame: true,
    load: () => import('./pages/headquarters-page').then((file) => file.HeadquartersPage),
  },
  {
    path: '/headquarters/:tab',
    frame: true,
    load: () => import('./pages/headquarters-page').then((file) => file.HeadquartersPage),
  },
  { path: '/settings', frame: true, load: () => import('./pages/settings-page').then((file) => file.SettingsPage) },
  { path: '/welcome', frame: false, load: () => import('./pages/welcome-page').then((file) => file.WelcomePage) },
  { path: '/gallery', frame: true, load: () => import('./gallery/gallery-page').then((file) => file.GalleryPage) },
];

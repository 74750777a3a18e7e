import { useParams } from 'react-router';
import { usePartnerFile } from '../../data/queries/partner-file';
import { SurveyScreen } from '../../features/surveys/survey-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function SurveyPage() {
  const { partnerId = '' } = useParams();
  const text = useText();
  const file = usePartnerFile(partnerId);
  usePage({ title: text('surveys.ask') });
  if (file === undefined) return <Skeleton words={text('surveys.opening')} lines={6} />;
  return file === null ? <NotFoundPage /> : <SurveyScreen key={file.partner.id} file={file} />;
}

import { useParams } from 'react-router';
import { examAsked } from '#shared/domain/enablement/exam-rules';
import { useOrder } from '../../data/queries/improvement-queries';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { ExamScreen } from '../../features/enablement/exam-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function ExamPage() {
  const { partnerId = '', examId = '', personId = '' } = useParams();
  const text = useText();
  const file = usePartnerFile(partnerId);
  const exam = usePlaybook().pack.exams.find(({ id }) => id === examId);
  const person = file?.people.find(({ id }) => id === personId);
  const ids = exam?.questions.map(({ id }) => id) ?? [];
  const order = useOrder(partnerId, { kind: 'certificationDesign', subject: examId }, ids);
  usePage({ title: exam?.title ?? text('enablement.exam.opening') });
  if (file === undefined || order === undefined) return <Skeleton words={text('enablement.exam.opening')} lines={6} />;
  if (!file || !exam || !person) return <NotFoundPage />;
  const asked = examAsked(exam, order);
  return <ExamScreen key={`${exam.id} ${person.id}`} partnerId={file.partner.id} exam={asked} person={person} />;
}

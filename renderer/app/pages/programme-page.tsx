import { useStepWords } from '../../features/gates/step-words';
import { ProgrammeScreen } from '../../features/programme/programme-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function ProgrammePage() {
  usePage({ title: useText()('programme.page.title') });
  const stepWords = useStepWords();
  return <ProgrammeScreen nextWords={(step) => stepWords(step).title} />;
}

import { useNavigate } from 'react-router';
import { useWorkspace } from '../../data/use-workspace';
import { WelcomeScreen } from '../../features/welcome/welcome-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';
import { loadDemo } from '../demo/load-demo';

export function WelcomePage() {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  usePage({ title: text('welcome.head.title') });
  return <WelcomeScreen loadDemo={() => loadDemo(workspace, () => undefined)} onDone={() => void navigate('/today')} />;
}

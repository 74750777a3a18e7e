import { useState } from 'react';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { endSession } from '../../data/actions/signing-event-actions';
import { useWorkspace } from '../../data/use-workspace';
import { useText } from '../../ui/use-text';
import { RestartDialog } from './restart-dialog';
import { useRefusal } from './use-refusal';

/** Somebody else is to sign: the session ends, with that as its reason, and the next one is prepared. */
export function Restarting({
  session,
  signed,
  onEnded,
  onClose,
}: {
  readonly session: SigningSession;
  readonly signed: number;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}) {
  const workspace = useWorkspace();
  const text = useText();
  const say = useRefusal([]);
  const [isWriting, setWriting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const restart = async () => {
    setWriting(true);
    const ended = await endSession(workspace, session.id, text('signing.restart.reason'));
    setWriting(false);
    if (!ended.ok) return setProblem(say(ended.error));
    onClose();
    onEnded();
  };
  return (
    <RestartDialog
      signed={signed}
      isWriting={isWriting}
      problem={problem}
      onRestart={() => void restart()}
      onClose={onClose}
    />
  );
}

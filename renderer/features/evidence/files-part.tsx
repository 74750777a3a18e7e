import { Camera } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { FileDrop } from '../../ui/file-drop';
import { useText } from '../../ui/use-text';
import { CameraDialog } from './camera-dialog';
import { IntakeList } from './intake-list';
import type { useIntake } from './use-intake';

export interface FilesPartProps {
  readonly intake: ReturnType<typeof useIntake>;
  readonly photo: boolean;
  /** A record may stand without a file. */
  readonly optional: boolean;
  /** Files that were dropped before this was opened. */
  readonly dropped: readonly File[] | undefined;
}

/** Where files come in: dropped, picked, or photographed. */
export function FilesPart({ intake, photo, optional, dropped }: FilesPartProps) {
  const text = useText();
  const [shooting, setShooting] = useState(false);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || !dropped || dropped.length === 0) return;
    taken.current = true;
    void intake.take(dropped);
  });
  return (
    <>
      <FileDrop
        label={text(photo ? 'evidence.files.photo' : 'evidence.files.file')}
        description={optional ? text('evidence.files.optional') : undefined}
        accept={photo ? ['image/*'] : []}
        onFiles={(files) => void intake.take(files)}
      />
      {photo && (
        <div>
          <Button icon={Camera} onPress={() => setShooting(true)}>
            {text('evidence.files.camera')}
          </Button>
        </div>
      )}
      <IntakeList intakes={intake.intakes} onLeaveOut={intake.leaveOut} />
      <CameraDialog
        isOpen={shooting}
        onClose={() => setShooting(false)}
        onPhoto={(picture) => void intake.take([picture])}
      />
    </>
  );
}

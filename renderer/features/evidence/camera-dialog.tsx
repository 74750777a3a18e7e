import { Camera } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { useText } from '../../ui/use-text';
import styles from './camera-dialog.module.css';

export interface CameraDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPhoto: (photo: File) => void;
}

type CameraState =
  | { readonly state: 'opening' }
  | { readonly state: 'live' }
  | { readonly state: 'refused'; readonly reason: 'denied' | 'absent' | 'busy' };

/** Takes a photograph with the device's camera. Where there is none, picking a file is still there. */
export function CameraDialog({ isOpen, onClose, onPhoto }: CameraDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('evidence.camera.title')} shape="wide">
      {isOpen && (
        <LiveCamera
          onPhoto={(photo) => {
            onPhoto(photo);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function LiveCamera({ onPhoto }: { readonly onPhoto: (photo: File) => void }) {
  const text = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<CameraState>({ state: 'opening' });
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const wish = { video: { facingMode: 'environment', width: { ideal: 2560 } } };
    // Absent on pages without a secure address.
    const asked = navigator.mediaDevices
      ? navigator.mediaDevices.getUserMedia(wish)
      : Promise.reject(new DOMException('', 'NotFoundError'));
    asked.then(
      (opened) => {
        stream = opened;
        if (gone || !video.current) return stop(opened);
        video.current.srcObject = opened;
      },
      (error: unknown) => setCamera({ state: 'refused', reason: reasonOf(error) }),
    );
    return () => {
      gone = true;
      if (stream) stop(stream);
    };
  }, []);
  const shoot = async () => {
    const photo = video.current && (await photoOf(video.current));
    if (photo) onPhoto(photo);
  };
  if (camera.state === 'refused') {
    const words = {
      denied: 'evidence.camera.denied',
      absent: 'evidence.camera.absent',
      busy: 'evidence.camera.busy',
    } as const;
    return (
      <ErrorState shape="inline" title={text('evidence.camera.refused')}>
        {text(words[camera.reason])}
      </ErrorState>
    );
  }
  return (
    <div className={styles.camera}>
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        className={styles.picture}
        aria-label={text('evidence.camera.title')}
        // Not before: a photograph without a first picture would be of no size.
        onLoadedData={() => setCamera({ state: 'live' })}
      />
      <Button
        kind="filled"
        size="large"
        icon={Camera}
        isDisabled={camera.state !== 'live'}
        onPress={() => void shoot()}
      >
        {text('evidence.camera.shoot')}
      </Button>
    </div>
  );
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function reasonOf(error: unknown): 'denied' | 'absent' | 'busy' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
}

async function photoOf(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  return blob && new File([blob], `photo-${stamp}.jpg`, { type: 'image/jpeg' });
}

import { X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';
import { useText } from './use-text';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Called by Escape, the close button and, unless `mustAnswer`, by a press outside. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot, the one thing to do last. */
  readonly actions?: ReactNode;
  /** `sheet` slides in at the end of the line and leaves the work in view. */
  readonly shape?: 'normal' | 'wide' | 'sheet' | undefined;
  /** A press outside does not close it: something would be lost. Escape still does. */
  readonly mustAnswer?: boolean | undefined;
}

/** A question or a form in front of the work. The focus goes back to where it was. */
export function Dialog({ isOpen, onClose, title, children, actions, shape = 'normal', mustAnswer }: DialogProps) {
  const text = useText();
  const sheet = shape === 'sheet';
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!mustAnswer}
      className={classNames(styles.overlay, sheet && styles.beside)}
    >
      <Modal className={classNames(styles.modal, styles[shape])}>
        <AriaDialog className={classNames(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton label={text('ui.dialog.close')} icon={X} onPress={onClose} hideTooltip />
          </header>
          <Body title={title}>{children}</Body>
          {actions && <footer className={styles.foot}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What a dialog holds. A long text in which nothing can be pressed is a stop of its own, so that keys can scroll it. */
function Body({ title, children }: Pick<DialogProps, 'title' | 'children'>) {
  const body = useRef<HTMLElement>(null);
  const [isStop, setStop] = useState(false);
  useLayoutEffect(() => {
    const room = body.current;
    if (room) setStop(room.scrollHeight > room.clientHeight && room.querySelector(stops) === null);
  });
  // The same element in both cases: another one would begin the children anew.
  return (
    <section ref={body} className={styles.body} {...(isStop ? { 'aria-label': title, tabIndex: 0 } : {})}>
      {children}
    </section>
  );
}

const stops = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** A dialog at the side, for reading or editing beside the work. */
export function SideSheet(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="sheet" />;
}

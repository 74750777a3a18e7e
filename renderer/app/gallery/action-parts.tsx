import { Check, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, type ButtonProps } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { GalleryGroup } from '../../ui/gallery-group';
import { IconButton } from '../../ui/icon-button';
import { KeyHint } from '../../ui/key-hint';
import { Link } from '../../ui/link';
import { Menu } from '../../ui/menu';
import { showToast } from '../../ui/toast';
import { Tooltip } from '../../ui/tooltip';
import { type MessageId, useText } from '../../ui/use-text';

/** What is pressed. */
export const actionParts: readonly GalleryGroup[] = [
  {
    id: 'button',
    title: 'Button',
    samples: [
      { name: 'filled', draw: () => <WordButton kind="filled" /> },
      { name: 'quiet', draw: () => <WordButton /> },
      { name: 'plain', draw: () => <WordButton kind="plain" /> },
      { name: 'danger', draw: () => <WordButton kind="danger" word="gallery.word.remove" icon={Trash2} /> },
      { name: 'icon', draw: () => <WordButton icon={Plus} word="gallery.word.plan" /> },
      { name: 'large', draw: () => <WordButton kind="filled" size="large" word="gallery.word.plan" /> },
      { name: 'pending', draw: () => <WordButton kind="filled" isPending /> },
      { name: 'disabled', draw: () => <WordButton isDisabled /> },
      { name: 'disabled, filled', draw: () => <WordButton kind="filled" isDisabled /> },
      { name: 'long', draw: () => <WordButton word="gallery.word.long" /> },
    ],
  },
  {
    id: 'icon-button',
    title: 'IconButton, Link, Tooltip, KeyHint',
    samples: [
      { name: 'icon button', draw: () => <MoreButton /> },
      { name: 'icon button, disabled', draw: () => <MoreButton isDisabled /> },
      { name: 'link', draw: () => <WordLink /> },
      { name: 'link, quiet', draw: () => <WordLink kind="quiet" /> },
      { name: 'tooltip', draw: () => <TipButton /> },
      { name: 'keys', draw: () => <KeyHint keys="mod+shift+enter" /> },
    ],
  },
  {
    id: 'menu',
    title: 'Menu, Dialog, SideSheet, Toast',
    samples: [
      { name: 'menu', draw: () => <MoreMenu /> },
      { name: 'dialog', draw: () => <DialogSample shape="normal" word="gallery.word.open-dialog" /> },
      { name: 'side sheet', draw: () => <DialogSample shape="sheet" word="gallery.word.open-sheet" /> },
      { name: 'toast', draw: () => <ToastSample /> },
    ],
  },
];

function WordButton({ word = 'gallery.word.save', ...rest }: Omit<ButtonProps, 'children'> & { word?: MessageId }) {
  return <Button {...rest}>{useText()(word)}</Button>;
}

function MoreButton({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  return <IconButton label={useText()('gallery.word.more')} icon={Ellipsis} isDisabled={isDisabled} />;
}

function WordLink({ kind }: { readonly kind?: 'quiet' }) {
  return (
    <Link href="/gallery" kind={kind}>
      {useText()('gallery.word.link')}
    </Link>
  );
}

function TipButton() {
  const text = useText();
  return (
    <Tooltip words={text('gallery.word.tip')}>
      <Button>{text('gallery.word.partner')}</Button>
    </Tooltip>
  );
}

function MoreMenu() {
  const text = useText();
  const done = () => showToast({ words: text('gallery.word.toast-done'), tone: 'done' });
  return (
    <Menu
      label={text('gallery.word.more')}
      trigger={<Button>{text('gallery.word.more')}</Button>}
      entries={[
        { id: 'save', icon: Check, label: text('gallery.word.save'), keys: 'mod+s', onAction: done },
        { id: 'long', label: text('gallery.word.long'), description: text('gallery.word.description'), onAction: done },
        { id: 'off', label: text('gallery.word.undo'), isDisabled: true, onAction: done },
        { id: 'line', kind: 'line' },
        { id: 'remove', kind: 'danger', icon: Trash2, label: text('gallery.word.remove'), onAction: done },
      ]}
    />
  );
}

function DialogSample({ shape, word }: { readonly shape: 'normal' | 'sheet'; readonly word: MessageId }): ReactNode {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{text(word)}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        shape={shape}
        title={text('gallery.word.dialog')}
        actions={
          <>
            <Button onPress={close}>{text('gallery.word.cancel')}</Button>
            <Button kind="danger" onPress={close}>
              {text('gallery.word.remove')}
            </Button>
          </>
        }
      >
        {text('gallery.word.dialog-words')}
      </Dialog>
    </>
  );
}

function ToastSample() {
  const text = useText();
  const say = () => {
    showToast({
      words: text('gallery.word.toast-done'),
      tone: 'done',
      action: { label: text('gallery.word.undo'), onPress: () => undefined },
    });
    showToast({ words: text('gallery.word.toast-refused'), tone: 'refused' });
  };
  return <Button onPress={say}>{text('gallery.word.toast')}</Button>;
}

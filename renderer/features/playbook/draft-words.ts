import type { MessageId } from '../../ui/use-text';

/** Why something was not done with a draft, in a sentence. */
export function draftRefusalWords(kind: string): MessageId {
  switch (kind) {
    case 'not-allowed':
      return 'playbook.draft.not-allowed';
    case 'not-here':
      return 'playbook.draft.not-here';
    case 'already-published':
      return 'playbook.draft.already-published';
    case 'nothing-changed':
      return 'playbook.draft.nothing-changed';
    case 'version-wrong':
      return 'playbook.draft.version-wrong';
    case 'version-not-later':
      return 'playbook.draft.version-not-later';
    case 'notes-missing':
      return 'playbook.draft.notes-missing';
    case 'findings':
      return 'playbook.draft.has-findings';
    case 'storage-full':
      return 'errors.storage-full';
    default:
      return 'errors.storage-failed';
  }
}

import { pageText } from './engine/page-text';

/** A file whose words are wanted. */
export interface TextRequest {
  readonly job: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mostLetters: number;
}

export type TextReply =
  | { readonly kind: 'text'; readonly job: number; readonly text: string }
  | { readonly kind: 'failed'; readonly job: number; readonly detail: string };

// The window's types describe `self` as a window; here it is a worker, which posts without a target origin.
const window = self as unknown as {
  postMessage(reply: TextReply): void;
  onmessage: ((event: MessageEvent<TextRequest>) => void) | null;
};

window.onmessage = ({ data: { job, bytes, mostLetters } }) => {
  pageText(bytes, mostLetters).then(
    (text) => window.postMessage({ kind: 'text', job, text }),
    (error: unknown) =>
      window.postMessage({ kind: 'failed', job, detail: error instanceof Error ? error.message : String(error) }),
  );
};

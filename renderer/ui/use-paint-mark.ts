import { useEffect } from 'react';

/**
 * Leaves a mark with the browser when the frame has been painted that shows something for the first time. Its own
 * tools show it, and `npm run bench` reads it. Only the last mark of a name is kept.
 */
export function usePaintMark(name: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    const frame = requestAnimationFrame(() => {
      // After the frame, and not before it.
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        after.port1.close();
        performance.clearMarks(name);
        performance.mark(name);
      };
      after.port2.postMessage(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [name, isShown]);
}

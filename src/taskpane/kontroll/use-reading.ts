/** Something read from the workbook when a page opens and after the workbook has changed. */
import * as React from "react";

export interface Reading<T> {
  readonly value: T | null;
  readonly failed: boolean;
  readonly again: () => void;
}

/** Reads when `trigger` changes and when `again` is called. An older answer never overwrites a newer one. */
export function useReading<T>(read: (() => Promise<T>) | undefined, trigger: unknown): Reading<T> {
  const [value, setValue] = React.useState<T | null>(null);
  const [failed, setFailed] = React.useState(false);
  const [turn, setTurn] = React.useState(0);
  const latest = React.useRef(read);
  latest.current = read;
  React.useEffect(() => {
    let left = false;
    latest.current?.().then(
      (found) => {
        if (left) return;
        setValue(found);
        setFailed(false);
      },
      () => {
        if (!left) setFailed(true);
      },
    );
    return () => {
      left = true;
    };
  }, [trigger, turn]);
  const again = React.useCallback(() => setTurn((count) => count + 1), []);
  return { value, failed, again };
}

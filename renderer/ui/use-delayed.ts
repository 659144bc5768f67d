import { useEffect, useState } from 'react';

/** True once `wanted` has been true for `delayMs` without a break: what is quick shows no progress at all. */
export function useDelayed(wanted: boolean, delayMs: number): boolean {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => {
      setIsDue(true);
    }, delayMs);
    return () => {
      clearTimeout(timer);
      setIsDue(false);
    };
  }, [wanted, delayMs]);
  return wanted && isDue;
}

const key = 'femora.hints';

/** Whether the hints of the first start are still to be shown on this machine. */
export function areHintsDue(): boolean {
  try {
    return localStorage.getItem(key) === null;
  } catch {
    return false;
  }
}

export function dismissHints(): void {
  try {
    localStorage.setItem(key, 'seen');
  } catch {
    // Without storage the hints come back at the next start, which does no harm.
  }
}

/** Shows the hints again, from the settings. */
export function recallHints(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was remembered, so there is nothing to forget.
  }
}

/** How the reader of this machine wants films drawn. */
export type RendererPreference = 'auto' | 'gpu' | 'cpu';

const key = 'femora.film-drawing';

/** `auto` unless this machine was told otherwise. */
export function rendererPreference(): RendererPreference {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'gpu' || stored === 'cpu' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

/** Holds from the next film on. */
export function preferRenderer(preference: RendererPreference): void {
  try {
    if (preference === 'auto') localStorage.removeItem(key);
    else localStorage.setItem(key, preference);
  } catch {
    // Without storage the choice is made by itself at every start.
  }
}

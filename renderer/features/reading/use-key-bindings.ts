import type { KeyBindings } from '#contract/key-bindings.ts';
import { standardBindings } from '#domain/keys/bound-keys.ts';
import { useCall } from '#api/use-call.ts';

/** Keys and mouse buttons as stored; the standard ones until they have arrived. */
export function useKeyBindings(): KeyBindings {
  const { asked } = useCall('keys.get', {});
  return asked.kind === 'ready' ? asked.output : standardBindings;
}

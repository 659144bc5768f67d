import { Skeleton } from '@mantine/core';
import { commonText } from '#text/common.ts';

/** Stands where something will be as soon as it is known, and says so to whoever does not see it. */
export function Loading({ heightPx }: { readonly heightPx: number }) {
  return (
    <div role="status" aria-label={commonText.loading}>
      <Skeleton height={heightPx} />
    </div>
  );
}

import { useRef } from 'react';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { gatherChosen } from './gather-files.ts';
import type { Intake } from './use-intake.ts';

interface OpenButtonProps {
  readonly onFiles: Intake['open'];
  readonly inputId?: string;
}

/** Opens files by the dialog of the system. */
export function OpenButton({ onFiles, inputId }: OpenButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <CommandButton keys="Ctrl+O" onClick={() => input.current?.click()}>
        <Icon name="open" />
        {commonText.open}
      </CommandButton>
      <input
        ref={input}
        id={inputId}
        type="file"
        multiple
        hidden
        aria-label={commonText.open}
        onChange={(event) => {
          onFiles(gatherChosen(Array.from(event.currentTarget.files ?? [])));
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

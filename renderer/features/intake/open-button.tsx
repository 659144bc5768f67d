import { useRef } from 'react';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Icon } from '#ui/icon.tsx';

interface OpenButtonProps {
  readonly onFiles: (files: readonly File[]) => void;
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
          onFiles(Array.from(event.currentTarget.files ?? []));
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

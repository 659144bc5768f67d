import { useRef } from 'react';
import { intakeText } from '#text/intake.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { gatherChosen } from './gather-files.ts';
import type { Intake } from './use-intake.ts';

/** Opens every film of a folder, a stick or a CD by the dialog of the system. */
export function FolderButton({ onFiles }: { readonly onFiles: Intake['open'] }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <CommandButton onClick={() => input.current?.click()}>
        <Icon name="open" />
        {intakeText.folder}
      </CommandButton>
      <input
        ref={(element) => {
          input.current = element;
          // React has no property for it.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={intakeText.folder}
        data-testid="folder-input"
        onChange={(event) => {
          onFiles(gatherChosen(Array.from(event.currentTarget.files ?? [])));
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

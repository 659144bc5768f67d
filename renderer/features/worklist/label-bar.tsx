import { useState } from 'react';
import type { LabelChange } from '#contract/case-page.ts';
import { useAction } from '#api/use-action.ts';
import { casesText as text } from '#text/cases.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './cases-page.module.css';

interface LabelBarProps {
  readonly selected: readonly string[];
  /** Tags that are in use already, offered while typing. */
  readonly tags: readonly string[];
  readonly onDeselect: () => void;
  readonly onMakeSet: (caseIds: readonly string[]) => void;
}

const nothing: LabelChange = { addTags: [], removeTags: [], isArchived: null };

/** What can be done with the selected cases: tag them, archive them, take them out again. Nothing is deleted. */
export function LabelBar({ selected, tags, onDeselect, onMakeSet }: LabelBarProps) {
  const label = useAction('cases.label');
  const [tag, setTag] = useState('');
  const [isDone, setIsDone] = useState(false);
  const change = (part: Partial<LabelChange>) => (): void => {
    setIsDone(false);
    void label.run({ caseIds: [...selected], change: { ...nothing, ...part } }).then((output) => {
      if (!output) return;
      setTag('');
      setIsDone(true);
      if (part.isArchived !== undefined) onDeselect();
    });
  };
  const wanted = tag.trim();
  const cannotTag = wanted === '' || selected.length === 0;
  return (
    <div className={styles['labels']} role="group" aria-label={text.selected(selected.length)}>
      {label.error ? <FailureNote error={label.error} /> : null}
      <div className={styles['row']}>
        <span>{text.selected(selected.length)}</span>
        <input
          className={styles['tagField']}
          aria-label={text.tagField}
          placeholder={text.tagField}
          list="case-tags"
          maxLength={40}
          value={tag}
          onChange={(event) => {
            setTag(event.currentTarget.value);
          }}
        />
        <datalist id="case-tags">
          {tags.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <CommandButton disabled={cannotTag} busy={label.busy} onClick={change({ addTags: [wanted] })}>
          {text.addTag}
        </CommandButton>
        <CommandButton disabled={cannotTag} busy={label.busy} onClick={change({ removeTags: [wanted] })}>
          {text.removeTag}
        </CommandButton>
        <CommandButton
          disabled={selected.length === 0}
          busy={label.busy}
          title={text.archiveHelp}
          onClick={change({ isArchived: true })}
        >
          {text.archive}
        </CommandButton>
        <CommandButton
          disabled={selected.length === 0}
          busy={label.busy}
          onClick={change({ isArchived: false })}
        >
          {text.unarchive}
        </CommandButton>
        <CommandButton
          onClick={() => {
            onMakeSet(selected);
          }}
        >
          {text.makeSet}
        </CommandButton>
        <CommandButton kind="quiet" onClick={onDeselect}>
          {text.deselect}
        </CommandButton>
        <span role="status" className={styles['soft']}>
          {isDone ? text.labelled : ''}
        </span>
      </div>
    </div>
  );
}

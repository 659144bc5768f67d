import { useEffect, useEffectEvent, useState } from 'react';
import { intakeText } from '#text/intake.ts';
import { Icon } from '#ui/icon.tsx';
import { gatherDropped } from './gather-files.ts';
import type { Intake } from './use-intake.ts';
import styles from './drop-target.module.css';

/** The whole window takes files and folders. */
export function DropTarget({ onFiles }: { readonly onFiles: Intake['open'] }) {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer) take(gatherDropped(event.dataTransfer));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles['veil']}>
      <p>
        <Icon name="open" size={28} />
        {intakeText.drop}
      </p>
    </div>
  );
}

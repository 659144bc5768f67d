import { useAnalysisStatus } from '#api/use-analysis-status.ts';
import { statusText } from '#text/status.ts';
import { Icon } from '#ui/icon.tsx';
import styles from './root.module.css';

/** State of the image engine; a restart is said in words and never takes anything away from the screen. */
export function EngineStatus() {
  const status = useAnalysisStatus();
  if (!status) return null;
  const isTroubled = status.state === 'restarting' || status.state === 'stopped';
  return (
    <span
      role="status"
      className={isTroubled ? styles['troubled'] : undefined}
      data-testid="engine"
      data-engine-state={status.state}
      data-engine-starts={status.startCount}
    >
      {isTroubled ? <Icon name="caution" size={14} /> : null}
      {statusText.engine[status.state]}
      {status.provider === '' ? '' : ` (${status.provider})`}
    </span>
  );
}

/** Opening files. */
export const intakeText = {
  drop: 'Drop radiographs to open them',
  tray: 'Files being opened',
  reading: (count: number) => (count === 1 ? 'Opening 1 file' : `Opening ${String(count)} files`),
  summary: (opened: number, failed: number) =>
    failed === 0
      ? `${String(opened)} opened`
      : `${String(opened)} opened, ${String(failed)} could not be opened`,
  sending: 'opening',
  waiting: 'waiting',
  stopped: 'stopped',
  opened: 'opened',
  cancel: 'Stop',
  dismiss: 'Close the list',
} as const;

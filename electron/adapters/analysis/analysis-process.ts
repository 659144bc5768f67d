/** A running image engine, whatever starts it: Electron's utility process, or a forked Node process. */
export interface AnalysisProcess {
  readonly pid: number | undefined;
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, whether it left by itself, died or was killed. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
}

/** Starts one image engine. The host decides how. */
export type SpawnAnalysis = () => AnalysisProcess;

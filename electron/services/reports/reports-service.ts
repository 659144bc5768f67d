import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import { comparisonPrintRoute } from '#contract/print-route.ts';
import type { PrintPage } from './page-printer.ts';

interface ReportsParts {
  /** Null where the host has no window to print from. */
  readonly printPage: PrintPage | null;
  readonly newId: () => string;
  readonly reportDefect: (what: string, thrown: unknown) => void;
}

/** Documents for paper, made from pages of the window. */
export interface ReportsService {
  readonly handlers: Pick<Handlers, 'reports.comparison'>;
  /** A document that was made, once: whoever fetched it has it. Null when there is none of this id. */
  readonly take: (reportId: string) => Uint8Array | null;
}

export function createReportsService({ printPage, newId, reportDefect }: ReportsParts): ReportsService {
  // One document at a time: a later one replaces one that nobody fetched.
  let held: { readonly reportId: string; readonly pdf: Uint8Array } | null = null;
  return {
    handlers: {
      'reports.comparison': async () => {
        if (!printPage) throw new DeclaredError('report.no-printer', {});
        try {
          held = { reportId: newId(), pdf: await printPage(comparisonPrintRoute) };
        } catch (thrown) {
          if (isDeclared(thrown)) throw thrown;
          reportDefect('report', thrown);
          throw new DeclaredError('report.failed', {});
        }
        return { reportId: held.reportId };
      },
    },
    take: (reportId) => {
      if (held?.reportId !== reportId) return null;
      const { pdf } = held;
      held = null;
      return pdf;
    },
  };
}

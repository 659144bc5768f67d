import { describe, expect, it, vi } from 'vitest';
import { comparisonPrintRoute } from '#contract/print-route.ts';
import type { PrintPage } from '#services/reports/page-printer.ts';
import { createReportsService } from '#services/reports/reports-service.ts';

function givenReports(printPage: PrintPage | null) {
  const reportDefect = vi.fn();
  let made = 0;
  const reports = createReportsService({
    printPage,
    newId: () => `report ${String((made += 1))}`,
    reportDefect,
  });
  return { ...reports, reportDefect };
}

describe('a document for paper', () => {
  it('is the print page of the comparison and can be fetched once', async () => {
    const printPage = vi.fn(() => Promise.resolve(Uint8Array.of(1, 2, 3)));
    const { handlers, take } = givenReports(printPage);
    const { reportId } = await handlers['reports.comparison']({});
    expect(printPage).toHaveBeenCalledWith(comparisonPrintRoute);
    expect(take('another')).toBeNull();
    expect(take(reportId)).toEqual(Uint8Array.of(1, 2, 3));
    expect(take(reportId)).toBeNull();
  });

  it('replaces one that nobody fetched', async () => {
    const { handlers, take } = givenReports(() => Promise.resolve(new Uint8Array(1)));
    const first = await handlers['reports.comparison']({});
    const second = await handlers['reports.comparison']({});
    expect(take(first.reportId)).toBeNull();
    expect(take(second.reportId)).not.toBeNull();
  });

  it('is refused plainly where nothing can print, and where printing fails', async () => {
    const none = givenReports(null);
    await expect(none.handlers['reports.comparison']({})).rejects.toMatchObject({
      code: 'report.no-printer',
    });
    const broken = givenReports(() => Promise.reject(new Error('no paper')));
    await expect(broken.handlers['reports.comparison']({})).rejects.toMatchObject({ code: 'report.failed' });
    expect(broken.reportDefect).toHaveBeenCalledOnce();
  });
});

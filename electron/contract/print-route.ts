/** Fragment of the address under which the window shows its comparison as a document for paper. */
export const comparisonPrintRoute = 'print-comparison';

/** Title of that page once everything on it is drawn: whoever prints it waits for it. */
export const printReadyTitle = 'Femora: ready to print';

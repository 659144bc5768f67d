import { z } from './zod.ts';

/** One declared failure: the schema of its data, and the plain words for it. */
interface ErrorDeclaration<Data extends z.ZodObject> {
  readonly data: Data;
  readonly message: (data: z.infer<Data>) => string;
  readonly action: string;
}

function declare<Data extends z.ZodObject>(declaration: ErrorDeclaration<Data>): ErrorDeclaration<Data> {
  return declaration;
}

const file = z.object({ fileName: z.string(), reason: z.string() });
const caseId = z.object({ caseId: z.string() });
const modelPackage = z.object({ name: z.string(), version: z.string() });

/**
 * Every failure that may cross the contract: what happened and what the user can do.
 * Anything else is logged where it happened and crosses as `unknown`, without its message.
 */
export const declaredErrors = {
  'image.unreadable': declare({
    data: file,
    message: ({ fileName, reason }) => `${fileName} cannot be opened: ${reason}.`,
    action: 'Export the image again from its source, or open another file. Nothing else was changed.',
  }),
  'image.unsupported': declare({
    data: file,
    message: ({ fileName, reason }) => `${fileName} is not a radiograph Femora can show: ${reason}.`,
    action: 'Open a DICOM radiograph or a JPEG, PNG, TIFF, WebP or BMP picture.',
  }),
  'image.too-large': declare({
    data: file,
    message: ({ fileName, reason }) => `${fileName} is larger than Femora accepts: ${reason}.`,
    action: 'Export a single image from the study and open that.',
  }),
  'disc.film-missing': declare({
    data: z.object({ path: z.string() }),
    message: ({ path }) => `${path} is named in the list of contents of the disc, but it is not there.`,
    action: 'Open the whole disc. If you did, it is damaged or one of several: ask for it again.',
  }),
  'upload.not-found': declare({
    data: z.object({ uploadId: z.string() }),
    message: () => 'The file did not arrive.',
    action: 'Open the file again.',
  }),
  'case.not-found': declare({
    data: caseId,
    message: () => 'This case is not in the casebook.',
    action: 'Choose another case from the list.',
  }),
  'reading.not-marked': declare({
    data: caseId,
    message: () => 'Side and fracture site are not marked yet.',
    action: 'Choose left or right and draw a rectangle around the fracture.',
  }),
  'reading.outside-image': declare({
    data: caseId,
    message: () => 'The rectangle lies outside the radiograph.',
    action: 'Draw the rectangle again, on the film.',
  }),
  'reading.not-committed': declare({
    data: caseId,
    message: () => 'The model stays hidden until you have committed your own read.',
    action: 'Commit your read first.',
  }),
  'reading.already-committed': declare({
    data: caseId,
    message: () => 'This read is committed and locked.',
    action: 'Open another case, or go on to the model.',
  }),
  'reading.not-revealed': declare({
    data: caseId,
    message: () => 'The final call comes after the model has been revealed.',
    action: 'Reveal the model first.',
  }),
  'reading.already-decided': declare({
    data: caseId,
    message: () => 'The final call of this case is recorded.',
    action: 'Open another case.',
  }),
  'reading.not-decided': declare({
    data: caseId,
    message: () => 'The reference standard is entered after the final call.',
    action: 'Record your final call first.',
  }),
  'reading.nothing-to-amend': declare({
    data: caseId,
    message: () => 'There is no committed read to add to.',
    action: 'Commit your read first. Until then you can simply change it.',
  }),
  'reading.others-hidden': declare({
    data: caseId,
    message: () => 'What other readers said stays hidden until your own final call is recorded.',
    action: 'Record your final call first.',
  }),
  'reader.not-signed-in': declare({
    data: z.object({}),
    message: () => 'Nobody is signed in.',
    action: 'Choose who reads.',
  }),
  'reader.not-found': declare({
    data: z.object({ readerId: z.string() }),
    message: () => 'This reader is not in the casebook.',
    action: 'Choose another reader from the list.',
  }),
  'reader.name-taken': declare({
    data: z.object({ name: z.string() }),
    message: ({ name }) => `There is a reader named ${name} already.`,
    action: 'Take another name, or choose that reader.',
  }),
  'reader.wrong-pin': declare({
    data: z.object({ attemptsLeft: z.number().int() }),
    message: () => 'The PIN is not right.',
    action: 'Try again. After several wrong PINs in a row there is a wait.',
  }),
  'reader.wait': declare({
    data: z.object({ waitSeconds: z.number().int() }),
    message: ({ waitSeconds }) =>
      `Too many wrong PINs in a row. The next one is looked at in ${waitSeconds} s.`,
    action: 'Wait, then try again.',
  }),
  'reader.pin-needed': declare({
    data: z.object({ name: z.string() }),
    message: ({ name }) => `With several readers everybody needs a PIN, and ${name} has none.`,
    action: 'Set the PIN first. It keeps each reader’s own reads private.',
  }),
  'set.not-found': declare({
    data: z.object({ setId: z.string() }),
    message: () => 'This set is not in the casebook, or you have not opened it.',
    action: 'Choose a set from the list.',
  }),
  'set.blinded': declare({
    data: caseId,
    message: () => 'This case is part of a study you are reading.',
    action: 'Finish the study first. Until then the case is closed outside it.',
  }),
  'set.washing-out': declare({
    data: z.object({ unreadCount: z.number().int(), from: z.string().nullable() }),
    message: ({ unreadCount, from }) =>
      from === null
        ? `The model is shown when every case of the study is read: ${unreadCount} to go.`
        : `The model is shown after the washout, from ${from.slice(0, 10)} on.`,
    action: 'Your read is safe. Go on with the next case, or come back on that day.',
  }),
  'set.likelihood-missing': declare({
    data: z.object({}),
    message: () => 'In a study every final call comes with a likelihood.',
    action: 'Set the likelihood, then record the call.',
  }),
  'set.truth-elsewhere': declare({
    data: z.object({}),
    message: () => 'The truth of a case is not entered within a set.',
    action: 'Enter it in the case itself, outside the set.',
  }),
  'set.truth-missing': declare({
    data: caseId,
    message: () => 'A teaching set shows the truth, and one of these cases has none yet.',
    action: 'Leave the cases out whose truth is missing, or enter it first.',
  }),
  'set.unfinished': declare({
    data: z.object({}),
    message: () => 'The file holds every truth of this set, which you are still reading.',
    action: 'Finish your reads first, or let somebody save it who does not read in it.',
  }),
  'analysis.interrupted': declare({
    data: z.object({ task: z.string() }),
    message: () => 'The image engine stopped and has been restarted. Your case and your read are safe.',
    action: 'Try again.',
  }),
  'analysis.timed-out': declare({
    data: z.object({ task: z.string(), limitMs: z.number() }),
    message: ({ limitMs }) => `The image engine took longer than ${limitMs / 1000} s and was restarted.`,
    action: 'Try again. If it happens with this file only, read the case without the model.',
  }),
  'model.unavailable': declare({
    data: z.object({ reason: z.string() }),
    message: ({ reason }) => `The model package cannot be used: ${reason}.`,
    action: 'Reading goes on without the model. Reinstall Femora to restore the package.',
  }),
  'model.unknown-publisher': declare({
    data: z.object({ fingerprint: z.string() }),
    message: ({ fingerprint }) =>
      `The model package is signed by a publisher that Femora does not know, with the fingerprint ${fingerprint}.`,
    action:
      'Ask the publisher for the fingerprint by another way. If it is the same and you trust the publisher, import the package with --accept-publisher and the fingerprint.',
  }),
  'model.unsigned': declare({
    data: z.object({ manifestSha256: z.string() }),
    message: ({ manifestSha256 }) =>
      `The model package is not signed. The SHA-256 of its manifest is ${manifestSha256}.`,
    action:
      'Anybody may have made or changed it. If you know where it comes from and the SHA-256 is the one you were told, import it with --accept-unsigned and the SHA-256.',
  }),
  'model.refused': declare({
    data: file,
    message: ({ fileName, reason }) => `The model package ${fileName} was refused: ${reason}.`,
    action: 'Nothing was installed. Ask whoever made the package for one that works with this Femora.',
  }),
  'model.not-found': declare({
    data: modelPackage,
    message: ({ name, version }) => `There is no model package ${name} ${version} here.`,
    action: 'Choose one from the list.',
  }),
  'model.in-use': declare({
    data: modelPackage,
    message: ({ name, version }) => `The model package ${name} ${version} is in use.`,
    action: 'Use another package, start Femora again, and remove this one then.',
  }),
  'model.shipped': declare({
    data: modelPackage,
    message: ({ name, version }) => `The model package ${name} ${version} came with Femora and stays.`,
    action: 'It does no harm beside others: only the package in use gives scores.',
  }),
  'local-test.no-cases': declare({
    data: z.object({}),
    message: () => 'There is no case to test the model package on.',
    action: 'Read cases, reveal the model and enter the truth. Then they can be counted.',
  }),
  'pooling.no-cases': declare({
    data: z.object({}),
    message: () => 'There is no case with a known truth to give away.',
    action: 'Read cases to the end and enter the truth in step 6.',
  }),
  'pooling.refused': declare({
    data: file,
    message: ({ fileName, reason }) => `${fileName} cannot be pooled: ${reason}.`,
    action: 'Ask the clinic to save the file for pooling again and to send it unchanged. Nothing was pooled.',
  }),
  'report.no-printer': declare({
    data: z.object({}),
    message: () => 'This Femora runs in a browser and has no window of its own to print from.',
    action: 'Save the PDF in the Femora program.',
  }),
  'report.failed': declare({
    data: z.object({}),
    message: () => 'The PDF could not be made.',
    action: 'Try again. The details are in the log file.',
  }),
  'store.unavailable': declare({
    data: z.object({ reason: z.string() }),
    message: ({ reason }) => `The casebook cannot be opened: ${reason}.`,
    action: 'Close other copies of Femora and start again. The file itself was not changed.',
  }),
  'store.damaged': declare({
    /** In the words of whatever found the damage: for whoever looks after the computer. */
    data: z.object({ reason: z.string() }),
    message: () => 'The casebook file is damaged. Parts of it can no longer be read.',
    action:
      'Go back to the latest backup. The damaged file is kept beside the backups. If it happens again, have the disk of this computer checked.',
  }),
  'store.locked': declare({
    data: z.object({}),
    message: () => 'The casebook is locked.',
    action: 'Enter its passphrase or its recovery code.',
  }),
  'store.wrong-passphrase': declare({
    data: z.object({}),
    message: () => 'This passphrase or recovery code does not open the casebook.',
    action: 'Look at the keyboard layout and the capitals, and try again. Nothing was changed.',
  }),
  'store.wrong-key': declare({
    data: z.object({}),
    message: () => 'The key in the data folder is not the key of this casebook.',
    action:
      'Put back the file casebook.key.json that was beside this casebook, and start Femora again. Nothing was changed.',
  }),
  'store.key-unusable': declare({
    data: z.object({ reason: z.string() }),
    message: ({ reason }) => `The casebook cannot be unlocked: ${reason}.`,
    action:
      'Put the file casebook.key.json of this casebook back into the data folder, from a copy of it, and start Femora again. Nothing was changed.',
  }),
  'store.backup-unusable': declare({
    data: z.object({ name: z.string(), reason: z.string() }),
    message: ({ name, reason }) => `The backup ${name} cannot be used: ${reason}.`,
    action: 'Choose another backup. Nothing was changed.',
  }),
  'request.invalid': declare({
    data: z.object({ operation: z.string(), reason: z.string() }),
    message: ({ operation, reason }) => `The request ${operation} was not understood: ${reason}.`,
    action: 'Check the values and try again.',
  }),
  'connection.closed': declare({
    data: z.object({}),
    message: () => 'The connection to the Femora service is closed.',
    action: 'Restart Femora. Committed reads are safe.',
  }),
  unknown: declare({
    data: z.object({}),
    message: () => 'Something unexpected happened.',
    action: 'Try again. The details are in the log file.',
  }),
} as const;

export type ErrorCode = keyof typeof declaredErrors;
export type ErrorData<Code extends ErrorCode> = z.infer<(typeof declaredErrors)[Code]['data']>;

/** A declared error as it crosses the contract. */
export interface WireError {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A failure the contract declares; everything else is a defect. */
export class DeclaredError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DeclaredError';
  readonly code: Code;
  readonly data: ErrorData<Code>;

  constructor(code: Code, data: ErrorData<Code>) {
    super(describeError({ code, data }).message);
    this.code = code;
    this.data = data;
  }
}

/** The plain words for a declared error: what happened, and what the user can do. */
export function describeError(error: WireError): { readonly message: string; readonly action: string } {
  const declaration = declaredErrors[error.code] as unknown as ErrorDeclaration<z.ZodObject>;
  const parsed = declaration.data.safeParse(error.data);
  if (!parsed.success) return describeError({ code: 'unknown', data: {} });
  return { message: declaration.message(parsed.data), action: declaration.action };
}

/** Reads a declared error off the wire; an unknown code or malformed data becomes `unknown`. */
export function errorFromWire(value: unknown): DeclaredError {
  const parsed = wireErrorSchema.safeParse(value);
  if (!parsed.success) return new DeclaredError('unknown', {});
  const code = parsed.data.code;
  const data = declaredErrors[code].data.safeParse(parsed.data.data);
  if (!data.success) return new DeclaredError('unknown', {});
  return new DeclaredError<ErrorCode>(code, data.data);
}

/** Whether a thrown value is a declared error. */
export function isDeclared(thrown: unknown): thrown is DeclaredError {
  return thrown instanceof DeclaredError;
}

/** Turns any thrown value into what may cross the contract; the message of a defect never does. */
export function errorToWire(thrown: unknown): WireError {
  if (isDeclared(thrown)) return { code: thrown.code, data: thrown.data };
  return { code: 'unknown', data: {} };
}

const codes = Object.keys(declaredErrors) as [ErrorCode, ...ErrorCode[]];
const wireErrorSchema = z.object({ code: z.enum(codes), data: z.record(z.string(), z.unknown()) });

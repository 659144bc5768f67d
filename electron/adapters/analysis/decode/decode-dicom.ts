import type { DataSet } from 'dicom-parser';
import { polarityConflict } from '#domain/dicom/polarity-conflict.ts';
import { storedRange, type StoredSamples } from '#domain/dicom/stored-values.ts';
import { sampleRange } from '#domain/imaging/sample-range.ts';
import { applyModalityTransform, givesFractions, modalityRange } from '#domain/imaging/modality-transform.ts';
import { rescaledPlane } from '#domain/imaging/rescaled-plane.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { asStoredWindow, buildRadiograph, type FileFacts } from './build-radiograph.ts';
import { colourToGrey } from './colour-to-grey.ts';
import { decodeFrame, type StoredFrame } from './decode-frame.ts';
import { codeString } from './data-set-values.ts';
import { unsupported } from './decode-problem.ts';
import { describeDataSet } from './dicom-facts.ts';
import { frameBytes } from './frame-bytes.ts';
import { readModalityTransform, readPadding, readValueUnit } from './modality-module.ts';
import { readOverlays } from './overlay-facts.ts';
import { parseDataSet } from './parse-data-set.ts';
import { readPixelHeader, type PixelHeader } from './pixel-header.ts';
import { readVoiTables, readWindows } from './voi-module.ts';

type SharedFacts = Omit<FileFacts, 'bitsStored' | 'photometric' | 'representable' | 'windows'>;

/** Opens one frame of a DICOM image, counted from 1; colour pictures become grey (MONOCHROME2). */
export async function decodeDicom(
  bytes: Uint8Array,
  fileName: string,
  frameNumber: number,
): Promise<DecodedRadiograph> {
  const { dataSet, syntax } = parseDataSet(bytes);
  const header = readPixelHeader(dataSet);
  if (frameNumber > header.frameCount) {
    throw unsupported(`it has ${header.frameCount} frames, number ${frameNumber} is none of them`);
  }
  const frame = await decodeFrame(frameBytes(dataSet, header, syntax, frameNumber), header, syntax);
  const overlays = readOverlays(dataSet);
  const shared: SharedFacts = {
    fileName,
    format: 'dicom',
    transferSyntaxUid: syntax.uid,
    frameCount: header.frameCount,
    ...(frameNumber > 1 ? { frameNumber } : {}),
    ...describeDataSet(dataSet, frameNumber),
    ...(overlays.length > 0 ? { overlays } : {}),
  };
  const isGrey = header.photometric === 'MONOCHROME1' || header.photometric === 'MONOCHROME2';
  return isGrey && header.samplesPerPixel === 1
    ? greyRadiograph(dataSet, header, frame, shared)
    : colourRadiograph(dataSet, header, frame, shared);
}

function greyRadiograph(
  dataSet: DataSet,
  header: PixelHeader,
  frame: StoredFrame,
  shared: SharedFacts,
): DecodedRadiograph {
  const { widthPx, heightPx, bitsStored, signed } = header;
  const { frameNumber = 1 } = shared;
  const transform = readModalityTransform(dataSet, signed, frameNumber);
  const stored = finiteSamples(frame.samples);
  const plane =
    givesFractions(transform) && !(stored instanceof Float64Array)
      ? rescaledPlane(widthPx, heightPx, {
          samples: stored,
          slope: transform.slope,
          intercept: transform.intercept,
        })
      : { widthPx, heightPx, samples: applyModalityTransform(stored, transform) };
  // Floating-point pixels could be anything: what they are has to do.
  const range = header.isFloating ? rangeOf(stored) : storedRange(bitsStored, signed);
  const representable = modalityRange(range, transform);
  const photometric = header.photometric === 'MONOCHROME1' ? 'MONOCHROME1' : 'MONOCHROME2';
  const conflict = polarityConflict(photometric, codeString(dataSet, 'x20500020'));
  const valueUnit = readValueUnit(dataSet, frameNumber);
  return buildRadiograph(
    plane,
    {
      ...shared,
      bitsStored,
      photometric,
      representable,
      ...(valueUnit === undefined ? {} : { valueUnit }),
      windows: readWindows(dataSet, frameNumber),
      ...(conflict === undefined ? {} : { polarityConflict: conflict }),
    },
    {
      padding: readPadding(dataSet, signed, transform),
      voiTables: readVoiTables(dataSet, representable.low),
    },
  );
}

/** Floating-point pixels that are no number, or endless, become the smallest one that is. */
function finiteSamples(stored: StoredSamples): StoredSamples {
  if (!(stored instanceof Float64Array) || stored.every((value) => Number.isFinite(value))) return stored;
  const { low } = rangeOf(stored.filter((value) => Number.isFinite(value)));
  if (!Number.isFinite(low)) throw unsupported('none of its pixels is a number');
  return stored.map((value) => (Number.isFinite(value) ? value : low));
}

function rangeOf(samples: StoredSamples): { readonly low: number; readonly high: number } {
  const { minimum, maximum } = sampleRange(samples);
  return { low: minimum, high: maximum };
}

function colourRadiograph(
  dataSet: DataSet,
  header: PixelHeader,
  frame: StoredFrame,
  shared: SharedFacts,
): DecodedRadiograph {
  const { widthPx, heightPx } = header;
  const { samples, bitsStored } = colourToGrey(frame, header, dataSet);
  return buildRadiograph(
    { widthPx, heightPx, samples },
    {
      ...shared,
      bitsStored,
      photometric: 'MONOCHROME2',
      representable: { low: 0, high: 2 ** bitsStored - 1 },
      // Colours are made to be shown as they are; no window of the file applies to them (PS3.3 C.11.2.1.2).
      windows: [asStoredWindow(bitsStored)],
    },
  );
}

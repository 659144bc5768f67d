import type { DataSet } from 'dicom-parser';
import { storedRange } from '#domain/dicom/stored-values.ts';
import { applyModalityTransform, modalityRange } from '#domain/imaging/modality-transform.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { asStoredWindow, buildRadiograph, type FileFacts } from './build-radiograph.ts';
import { colourToGrey } from './colour-to-grey.ts';
import { decodeFrame, type StoredFrame } from './decode-frame.ts';
import { describeDataSet, readWindows } from './dicom-facts.ts';
import { firstFrameBytes } from './first-frame.ts';
import { readModalityTransform, readPadding } from './modality-module.ts';
import { parseDataSet } from './parse-data-set.ts';
import { readPixelHeader, type PixelHeader } from './pixel-header.ts';

type SharedFacts = Omit<FileFacts, 'bitsStored' | 'photometric' | 'representable' | 'windows'>;

/** Opens the first frame of a DICOM image; colour pictures become grey (MONOCHROME2). */
export async function decodeDicom(bytes: Uint8Array, fileName: string): Promise<DecodedRadiograph> {
  const { dataSet, syntax } = parseDataSet(bytes);
  const header = readPixelHeader(dataSet);
  const frame = await decodeFrame(firstFrameBytes(dataSet, header, syntax), header, syntax);
  const shared: SharedFacts = {
    fileName,
    format: 'dicom',
    transferSyntaxUid: syntax.uid,
    frameCount: header.frameCount,
    ...describeDataSet(dataSet),
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
  const transform = readModalityTransform(dataSet, signed);
  const samples = applyModalityTransform(frame.samples, transform);
  return buildRadiograph(
    { widthPx, heightPx, samples },
    {
      ...shared,
      bitsStored,
      photometric: header.photometric === 'MONOCHROME1' ? 'MONOCHROME1' : 'MONOCHROME2',
      representable: modalityRange(storedRange(bitsStored, signed), transform),
      windows: readWindows(dataSet),
    },
    readPadding(dataSet, signed, transform),
  );
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

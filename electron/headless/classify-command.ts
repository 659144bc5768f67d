import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Rectangle, Side } from '#contract/reading.ts';
import { createClassifier } from '#composition/create-classifier.ts';
import type { FileClassification } from '#services/inference/classify-file.ts';
import type { LoadedModel } from '#services/inference/model-analysis.ts';
import { forkAnalysis } from './fork-analysis.ts';
import { defaultDataFolder, type Places } from './places.ts';

/** `femora classify FILE [--site x,y,w,h] [--side left|right] [--data DIR] [--json]`: one file, one answer on standard output. */
export async function classifyCommand(places: Places, args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      side: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw invalid('name the file to classify');
  const known = {
    site: values.site === undefined ? null : parseSite(values.site),
    side: parseSide(values.side),
  };
  const fileName = path.basename(file);
  const bytes = await readFile(file).catch(() => {
    throw new DeclaredError('image.unreadable', {
      fileName,
      reason: 'there is no such file, or it may not be read',
    });
  });
  const classifier = createClassifier({
    modelsFolder: places.modelsFolder,
    dataFolder: path.resolve(values.data ?? defaultDataFolder()),
    spawnAnalysis: forkAnalysis(places.childFile),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const classification = await classifier.classify(fileName, bytes, known);
    const model = await classifier.model();
    const report =
      values.json === true ? jsonReport(classification, model) : textReport(classification, model);
    process.stdout.write(`${report}\n`);
  } finally {
    classifier.close();
  }
}

function jsonReport(
  { facts, mark, sideSource, siteSource, prediction }: FileClassification,
  { manifest }: LoadedModel,
): string {
  const { fileName, format, widthPx, heightPx, planeSha256 } = facts;
  return JSON.stringify({
    file: fileName,
    image: { format, widthPx, heightPx, planeSha256 },
    side: mark.side,
    sideSource,
    site: [mark.site.xPx, mark.site.yPx, mark.site.widthPx, mark.site.heightPx],
    siteSource,
    prediction,
    operatingPoint: manifest.operatingPoint,
    evidence: manifest.evidence,
    evidenceStatement: manifest.evidenceStatement,
  });
}

function textReport(
  { facts, mark, sideSource, siteSource, prediction }: FileClassification,
  { manifest }: LoadedModel,
): string {
  const { title, version, operatingPoint } = manifest;
  const site = `${mark.site.xPx.toFixed(0)},${mark.site.yPx.toFixed(0)},${mark.site.widthPx.toFixed(0)},${mark.site.heightPx.toFixed(0)}`;
  const answer =
    prediction.kind === 'refused'
      ? `No score: ${prediction.refusals.map(({ code }) => code).join(', ')}`
      : `Score ${prediction.score.toFixed(4)}: ${prediction.call} at the operating point ${operatingPoint.threshold.toFixed(3)}, band: ${prediction.band}`;
  return [
    facts.fileName,
    answer,
    `Side ${mark.side} (${sideSource}), site ${site} (${siteSource})`,
    `${title} ${version}, ${prediction.provenance.provider}, ${prediction.provenance.elapsedMs.toFixed(0)} ms`,
    manifest.evidenceStatement,
  ].join('\n');
}

function parseSide(text: string | undefined): Side | null {
  if (text === undefined) return null;
  if (text !== 'left' && text !== 'right') throw invalid('--side is left or right, of the patient');
  return text;
}

function parseSite(text: string): Rectangle {
  const [xPx, yPx, widthPx, heightPx, ...rest] = text.split(',').map(Number);
  const isRectangle =
    xPx !== undefined &&
    yPx !== undefined &&
    widthPx !== undefined &&
    heightPx !== undefined &&
    rest.length === 0 &&
    [xPx, yPx, widthPx, heightPx].every(Number.isFinite) &&
    widthPx > 0 &&
    heightPx > 0;
  if (!isRectangle) throw invalid('--site is x,y,width,height in pixels of the image');
  return { xPx, yPx, widthPx, heightPx };
}

function invalid(reason: string): DeclaredError {
  return new DeclaredError('request.invalid', { operation: 'classify', reason });
}

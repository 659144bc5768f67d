import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CallName, Handlers } from '#contract/contract-types.ts';
import type { ProviderTrial } from '#contract/model.ts';
import { collectSeldom } from '#adapters/analysis/collect-seldom.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import { createSupervisedProber } from '#adapters/analysis/supervised-prober.ts';
import { createDiskSiteKey } from '#adapters/site-key/disk-site-key.ts';
import { createDiskCasebook } from '#adapters/case-store/disk-casebook.ts';
import { createSqliteAnnotationStore } from '#adapters/case-store/sqlite-annotation-store.ts';
import { createSqliteCaseEntries } from '#adapters/case-store/sqlite-case-entries.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteLocalTestStore } from '#adapters/case-store/sqlite-local-test-store.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import { createSqliteSetStore } from '#adapters/case-store/sqlite-set-store.ts';
import { createSqliteSettingsStore } from '#adapters/case-store/sqlite-settings-store.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { createDiskFileVault } from '#adapters/file-vault/disk-file-vault.ts';
import { createPackageUploads } from '#adapters/model-store/package-uploads.ts';
import { createFileLog } from '#adapters/log/file-log.ts';
import { scryptPinSealer } from '#adapters/pin/scrypt-pin-sealer.ts';
import { createKeyRing } from '#adapters/sealing/key-ring.ts';
import { annotationsWithinSets } from '#services/annotations/annotations-within-sets.ts';
import { createAnnotationsService } from '#services/annotations/annotations-service.ts';
import { createAnnouncer, type Announcer } from '#services/announcer.ts';
import { createCaseIndex } from '#services/casebook/case-index.ts';
import { createCasebookService } from '#services/casebook/casebook-service.ts';
import { createComparisonService } from '#services/comparison/comparison-service.ts';
import { createImagesService } from '#services/images/images-service.ts';
import { createFilmAssessor } from '#services/inference/film-assessor.ts';
import { createModelsService } from '#services/inference/models-service.ts';
import { createPackagesService } from '#services/inference/packages-service.ts';
import { chooseProvider } from '#services/inference/provider-choice.ts';
import { createLocalTestService } from '#services/local-test/local-test-service.ts';
import { createWatchService } from '#services/local-test/watch-service.ts';
import { createReadersService } from '#services/readers/readers-service.ts';
import { requireReader } from '#services/readers/require-reader.ts';
import { createPoolingService } from '#services/pooling/pooling-service.ts';
import { createReadingService } from '#services/reading/reading-service.ts';
import { createReportsService } from '#services/reports/reports-service.ts';
import { createKeyBindingsService } from '#services/settings/key-bindings-service.ts';
import { createBlindedCases } from '#services/sets/blinded-cases.ts';
import { readWithinSets } from '#services/sets/read-within-sets.ts';
import { createSetCaseStore } from '#services/sets/set-case-store.ts';
import { createSetsService } from '#services/sets/sets-service.ts';
import { createSettingsService } from '#services/settings/settings-service.ts';
import type { StorageHandlers } from '#services/storage/storage-service.ts';
import { createByteDoor } from './byte-door.ts';
import type { Femora, HostSettings } from './femora.ts';
import { importedModelsFolder, installedModelFolders } from './installed-model.ts';
import { keepCasebook, type WiredServices } from './keep-casebook.ts';
import { locateFilms } from './locate-films.ts';
import { createModelPackages } from './model-packages.ts';
import type { OpenCasebook } from './open-casebook.ts';

/** What a window may ask before anybody is signed in: nothing of it is in the casebook. */
const openOperations: ReadonlySet<CallName> = new Set([
  'app.status',
  'readers.session',
  'readers.add',
  'readers.signIn',
  'storage.status',
  'storage.unlock',
]);

/** Femora over the casebook of a data folder, which may also be found damaged. */
export function createFemora(host: HostSettings): Femora {
  collectSeldom();
  const log = createFileLog(path.join(host.dataFolder, 'femora.log'));
  const reportDefect = (what: string, thrown: unknown): void => {
    log(`${what}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  };
  const announcer = createAnnouncer();
  const kept = { log, reportDefect, announcer };
  return keepCasebook({
    casebook: createDiskCasebook(path.join(host.dataFolder, 'casebook.sqlite')),
    keys: createKeyRing({
      dataFolder: host.dataFolder,
      keychain: host.keychain ?? null,
      secret: host.secret ?? null,
    }),
    wire: (open, storage) => wireServices(host, kept, open, storage),
    announcer,
    clock: systemClock,
    reportDefect,
  });
}

interface KeptParts {
  readonly log: (line: string) => void;
  readonly reportDefect: (what: string, thrown: unknown) => void;
  readonly announcer: Announcer;
}

/** The one wiring list. */
function wireServices(
  host: HostSettings,
  { log, reportDefect, announcer }: KeptParts,
  { database, dataKey }: OpenCasebook,
  storage: StorageHandlers,
): WiredServices {
  const cases = createSqliteCaseStore(database);
  const entries = createSqliteCaseEntries(database, cases.get);
  const settings = createSqliteSettingsStore(database);
  const localTests = createSqliteLocalTestStore(database);
  const filesFolder = path.join(host.dataFolder, 'files');
  const vault = createDiskFileVault(filesFolder, dataKey);
  const analysis = createSupervisedAnalysis({
    spawn: host.spawnAnalysis,
    packageFolders: installedModelFolders(host.modelsFolder, host.dataFolder),
    locate: locateFilms(filesFolder, dataKey),
    log,
  });
  const sealing = new AbortController();
  const sealed = vault.sealAll(sealing.signal).catch((thrown: unknown) => {
    reportDefect('sealing of films', thrown);
  });
  const clock = systemClock;
  const index = createCaseIndex(entries, announcer);

  analysis.onStatus((status) => {
    announcer.announce('analysis.changed', status);
  });
  const assessor = createFilmAssessor({ analysis, cases, announcer, reportDefect });
  const { handlers: readers, session } = createReadersService({
    store: createSqliteReaderStore(database),
    pins: scryptPinSealer,
    announcer,
    clock,
    newId: randomUUID,
  });
  const sets = createSqliteSetStore(database);
  const blinded = createBlindedCases(sets);
  const openCases = createSetCaseStore({ cases, sets, session, blinded });
  const images = createImagesService({
    decoder: analysis,
    vault,
    cases: openCases,
    announcer,
    clock,
    newId: randomUUID,
    onAdded: assessor.assess,
  });

  const reports = createReportsService({
    printPage: host.printPage ?? null,
    newId: randomUUID,
    reportDefect,
  });
  const uploads = createPackageUploads(importedModelsFolder(host.dataFolder));
  const packages = createModelPackages({ ...host, log });

  let trials: readonly ProviderTrial[] = [];
  if (host.climbsProviderLadder !== false) {
    const prober = createSupervisedProber(host.spawnAnalysis, analysis.packageFolder, log);
    const machine = host.machine ?? 'unknown';
    chooseProvider({ analysis, prober, settings, platform: process.platform, machine }).then(
      (choice) => {
        trials = choice.trials;
        analysis.useProvider(choice.chosen);
      },
      (thrown: unknown) => {
        reportDefect('provider choice', thrown);
      },
    );
  }

  const handlers: Handlers = {
    'app.status': () => Promise.resolve({ version: host.version, analysis: analysis.status() }),
    'images.import': ({ uploadId, radiographsOnly }) => images.importUpload(uploadId, radiographsOnly),
    'images.discIndex': ({ uploadId }) => images.discIndex(uploadId),
    'images.frame': ({ caseId, frameNumber }) => images.frame(caseId, frameNumber),
    ...readers,
    ...readWithinSets(
      {
        ...createCasebookService({
          store: openCases,
          entries,
          index,
          session,
          blinded,
          announcer,
          clock,
          onAsked: images.prepare,
        }),
        ...createReadingService({ cases: openCases, analysis, session, announcer, clock }),
      },
      { cases, sets, session, clock },
    ),
    ...createSetsService({
      cases,
      sets,
      session,
      clock,
      newId: randomUUID,
      newSeed: () => randomInt(2 ** 32),
    }),
    ...createAnnotationsService({
      cases: openCases,
      annotations: annotationsWithinSets(createSqliteAnnotationStore(database)),
      session,
    }),
    ...createComparisonService({ cases: index, settings, session, blinded }),
    ...createModelsService({ analysis, trials: () => trials }),
    ...createPackagesService({ packages, uploads, readWith: analysis.packageFolder }),
    ...createLocalTestService({
      cases: index,
      blinded,
      records: localTests,
      analysis,
      session,
      clock,
      newId: randomUUID,
    }),
    ...createWatchService({ cases: index, analysis }),
    ...createPoolingService({
      cases: index,
      key: createDiskSiteKey(host.dataFolder),
      clock,
      randomNumber: () => randomBytes(16).toString('hex'),
    }),
    ...reports.handlers,
    ...createSettingsService(settings),
    ...createKeyBindingsService(settings, session),
    ...storage,
  };

  return {
    handlers: requireReader(handlers, session, openOperations),
    bytes: createByteDoor({ images, packages: uploads, reports, session }, reportDefect),
    importFile: async (fileName, bytes, radiographsOnly) =>
      images.importUpload(await images.receive(fileName, bytes), radiographsOnly),
    readDiscIndex: async (fileName, bytes) => images.discIndex(await images.receive(fileName, bytes)),
    close: async () => {
      sealing.abort();
      analysis.close();
      await Promise.all([assessor.idle(), sealed]);
    },
  };
}

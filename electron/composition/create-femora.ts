import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CallName, Handlers } from '#contract/contract-types.ts';
import type { ProviderTrial } from '#contract/model.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import { createSupervisedProber } from '#adapters/analysis/supervised-prober.ts';
import { createDiskSiteKey } from '#adapters/site-key/disk-site-key.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteAnnotationStore } from '#adapters/case-store/sqlite-annotation-store.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteLocalTestStore } from '#adapters/case-store/sqlite-local-test-store.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import { createSqliteSettingsStore } from '#adapters/case-store/sqlite-settings-store.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { createDiskFileVault } from '#adapters/file-vault/disk-file-vault.ts';
import { vaultPath } from '#adapters/file-vault/vault-path.ts';
import { createPackageUploads } from '#adapters/model-store/package-uploads.ts';
import { createFileLog } from '#adapters/log/file-log.ts';
import { scryptPinSealer } from '#adapters/pin/scrypt-pin-sealer.ts';
import { createAnnotationsService } from '#services/annotations/annotations-service.ts';
import { createAnnouncer } from '#services/announcer.ts';
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
import { createKeyBindingsService } from '#services/settings/key-bindings-service.ts';
import { createSettingsService } from '#services/settings/settings-service.ts';
import { serve } from '#transport/serve.ts';
import { createByteDoor } from './byte-door.ts';
import type { Femora, HostSettings } from './femora.ts';
import { importedModelsFolder, installedModelFolders } from './installed-model.ts';
import { createModelPackages } from './model-packages.ts';

/** What a window may ask before anybody is signed in: nothing of it is in the casebook. */
const openOperations: ReadonlySet<CallName> = new Set([
  'app.status',
  'readers.session',
  'readers.add',
  'readers.signIn',
]);

/** The one wiring list. Throws `store.unavailable` when the casebook cannot be opened. */
export function createFemora(host: HostSettings): Femora {
  const log = createFileLog(path.join(host.dataFolder, 'femora.log'));
  const database = openDatabase(path.join(host.dataFolder, 'casebook.sqlite'));
  const cases = createSqliteCaseStore(database);
  const settings = createSqliteSettingsStore(database);
  const localTests = createSqliteLocalTestStore(database);
  const filesFolder = path.join(host.dataFolder, 'files');
  const vault = createDiskFileVault(filesFolder);
  const analysis = createSupervisedAnalysis({
    spawn: host.spawnAnalysis,
    packageFolders: installedModelFolders(host.modelsFolder, host.dataFolder),
    locate: (fileId) => vaultPath(filesFolder, fileId),
    log,
  });
  const announcer = createAnnouncer();
  const clock = systemClock;
  const reportDefect = (what: string, thrown: unknown): void => {
    log(`${what}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  };

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
  const images = createImagesService({
    decoder: analysis,
    vault,
    cases,
    announcer,
    clock,
    newId: randomUUID,
    onAdded: assessor.assess,
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
    'images.import': ({ uploadId }) => images.importUpload(uploadId),
    'images.frame': ({ caseId, frameNumber }) => images.frame(caseId, frameNumber),
    ...readers,
    ...createCasebookService(cases, session),
    ...createReadingService({ cases, analysis, session, announcer, clock }),
    ...createAnnotationsService({
      cases,
      annotations: createSqliteAnnotationStore(database),
      session,
    }),
    ...createComparisonService(cases, settings, session),
    ...createModelsService({ analysis, trials: () => trials }),
    ...createPackagesService({ packages, uploads, readWith: analysis.packageFolder }),
    ...createLocalTestService({ cases, records: localTests, analysis, session, clock, newId: randomUUID }),
    ...createWatchService({ cases, analysis }),
    ...createPoolingService({
      cases,
      key: createDiskSiteKey(host.dataFolder),
      clock,
      randomNumber: () => randomBytes(16).toString('hex'),
    }),
    ...createSettingsService(settings),
    ...createKeyBindingsService(settings, session),
  };

  return {
    serve: (port) => {
      serve(port, requireReader(handlers, session, openOperations), announcer, reportDefect);
    },
    bytes: createByteDoor(images, uploads, session, reportDefect),
    importFile: async (fileName, bytes) => images.importUpload(await images.receive(fileName, bytes)),
    close: async () => {
      analysis.close();
      await assessor.idle();
      database.close();
    },
  };
}

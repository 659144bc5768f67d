// Stands in for the start-up program that Electron's packagers strip: `electron [switches] FOLDER [arguments]`.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const preloaded = [];
let target;
for (let index = 1; index < process.argv.length; index += 1) {
  const argument = process.argv[index];
  if (argument === '--version' || argument === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
  if (argument === '-r' || argument === '--require') {
    index += 1;
    preloaded.push(process.argv[index]);
  } else if (!argument.startsWith('-')) {
    target = resolve(argument);
    break;
  }
}
if (target === undefined) {
  console.error('usage: electron FOLDER');
  process.exit(1);
}
// Playwright hooks the main process with `-r`.
Module._preloadModules(preloaded);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

let entry = target;
const packageFile = join(target, 'package.json');
if (existsSync(packageFile)) {
  const facts = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (facts.version) app.setVersion(facts.version);
  app.name = facts.productName ?? facts.name;
  app.setPath('userData', join(app.getPath('appData'), app.name));
  app.setAppPath(target);
  entry = join(target, facts.main ?? 'index.js');
}
// Electron's `ready` waits until the program's main module is loaded.
await import(pathToFileURL(entry).href);

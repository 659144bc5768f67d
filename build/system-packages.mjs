// Plain JavaScript for Node 20: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What Electron needs to open a window on Debian 12, a display without a screen included. */
export const startPackages = [
  'ca-certificates',
  'fonts-dejavu-core',
  'libasound2',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
  'libxcomposite1',
  'libxdamage1',
  'libxkbcommon0',
  'libxrandr2',
  'unzip',
  'xauth',
  'xvfb',
];

/** What the tests need besides: the browser of the headless host, whose software Vulkan
 * driver the provider trial uses, the independent DICOM tools, and what reads printed pages. */
export const testPackages = [
  ...startPackages,
  'chromium',
  'dcmtk',
  'libgdcm-tools',
  'libvulkan1',
  'poppler-utils',
];

/**
 * Sees to the Debian packages. As root the missing ones are installed; otherwise the exact line is printed.
 * Systems without dpkg (other distributions, macOS, Windows) are left alone.
 * @param {readonly string[]} packages
 * @returns {boolean} whether everything is there
 */
export function ensureSystemPackages(packages) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return true;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.error(`\nSystem packages are missing on ${systemName()}. As root, run:\n\n  ${line}\n`);
    return false;
  }
  console.log(`Installing system packages: ${missing.join(' ')}`);
  const { status } = spawnSync('sh', ['-c', line], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(`\nSystem packages could not be installed with:\n\n  ${line}\n`);
  return status === 0;
}

/** @param {string} name */
function isInstalled(name) {
  const found = spawnSync('dpkg-query', ['-W', '-f', '${Status}\\n', name, `${name}t64`], {
    encoding: 'utf8',
  });
  return found.stdout.includes('install ok installed');
}

function systemName() {
  const name = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'));
  return name?.[1] ?? 'this system';
}

// Who may import whom, room by room. Proved by planted violations in test/unit/fences.

/**
 * One row per room: the rooms it may import besides itself, the npm packages, and whether it may use Node.
 * @type {Readonly<Record<string, { rooms: string[], packages: string[], node?: boolean }>>}
 */
const rooms = {
  'electron/contract': { rooms: [], packages: ['zod'] },
  'electron/domain': { rooms: ['electron/contract'], packages: ['zod', '@stdlib/[^/]+'] },
  'electron/services': { rooms: ['electron/contract', 'electron/domain'], packages: ['zod'] },
  'electron/adapters': {
    // The version of Femora, which a model package may ask for, stands in package.json.
    rooms: ['electron/contract', 'electron/domain', 'electron/services', 'package\\.json$'],
    packages: [
      '@cornerstonejs/codec-[^/]+',
      '@photostructure/sqlite',
      'dicom-parser',
      'onnxruntime-node',
      'onnxruntime-common',
      'pngjs',
      'tiff',
      '@jsquash/webp',
      '@types/pngjs',
      'yauzl',
      'zod',
    ],
    node: true,
  },
  'electron/transport': { rooms: ['electron/contract', 'electron/domain'], packages: ['zod', '@types/ws'] },
  'electron/composition': {
    rooms: [
      'electron/contract',
      'electron/domain',
      'electron/services',
      'electron/adapters',
      'electron/transport/(serve|port)\\.ts$',
    ],
    packages: [],
    node: true,
  },
  'electron/main': {
    rooms: [
      'electron/contract',
      'electron/domain',
      'electron/services',
      'electron/adapters',
      'electron/composition',
      'electron/transport/(?!websocket)',
    ],
    packages: ['electron'],
    node: true,
  },
  'electron/preload': { rooms: ['electron/transport/electron-ipc\\.ts$'], packages: ['electron'] },
  'electron/headless': {
    rooms: [
      'electron/contract',
      'electron/domain',
      'electron/services',
      'electron/adapters',
      'electron/composition',
      'electron/transport/(?!electron-ipc)',
      'package\\.json$',
    ],
    packages: ['ws', '@types/ws'],
    node: true,
  },
  'renderer/api': {
    rooms: ['electron/contract', 'electron/domain', 'electron/transport/(?!electron-ipc|pair)'],
    packages: ['react', '@types/react', 'fflate'],
  },
  'renderer/viewport': {
    rooms: ['electron/contract', 'electron/domain'],
    packages: ['@cornerstonejs/[^/]+'],
  },
  'renderer/features': {
    rooms: [
      'electron/contract',
      'electron/domain',
      'renderer/api',
      'renderer/viewport',
      'renderer/ui',
      'renderer/text',
    ],
    packages: ['react', '@types/react', '@mantine/[^/]+', 'zustand', 'd3-[^/]+'],
  },
  'renderer/ui': {
    rooms: ['electron/contract', 'electron/domain', 'renderer/text'],
    packages: ['react', '@types/react', '@mantine/[^/]+'],
  },
  'renderer/text': { rooms: ['electron/contract', 'electron/domain'], packages: [] },
  'renderer/app': {
    rooms: [
      'electron/contract',
      'electron/domain',
      'renderer/api',
      'renderer/viewport',
      'renderer/features',
      'renderer/ui',
      'renderer/text',
    ],
    packages: ['react', '@types/react', 'react-dom', '@types/react-dom', '@mantine/[^/]+'],
  },
};

const networkModules = '^(node:)?(dgram|dns|http|http2|https|net|tls)(/|$)';

/** The three rules of one row: rooms, npm packages, Node itself. */
function rulesOf([room, allowed]) {
  const name = room.replace('/', '-');
  const from = { path: `^${room}/` };
  const reachable = [room, ...allowed.rooms].map((path) =>
    path.endsWith('$') ? `^${path}` : `^${path}(/|[^/]*$)`,
  );
  const packages = allowed.packages.map((path) => `node_modules/${path}/`);
  const rules = [
    {
      name: `${name}-rooms`,
      comment: `${room} may import ${['itself', ...allowed.rooms].join(', ')}`,
      severity: 'error',
      from,
      to: { path: '.', pathNot: [...reachable, 'node_modules/'], dependencyTypesNot: ['core'] },
    },
    {
      name: `${name}-npm`,
      comment: `${room} may use ${allowed.packages.join(', ') || 'no npm package'}`,
      severity: 'error',
      from,
      to: { path: 'node_modules/', ...(packages.length > 0 && { pathNot: packages }) },
    },
  ];
  if (allowed.node !== true) {
    rules.push({
      name: `${name}-node`,
      comment: `${room} runs without Node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

export default {
  forbidden: [
    ...Object.entries(rooms).flatMap(rulesOf),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'by-name-across-rooms',
      comment: 'another room is imported by its name (#domain/...), never by a climbing path',
      severity: 'error',
      from: { path: '^(electron|renderer)/([^/]+)/' },
      to: {
        path: '^(electron|renderer)/',
        pathNot: '^$1/$2/',
        dependencyTypesNot: ['aliased-subpath-import'],
      },
    },
    {
      name: 'adapters-own-folder',
      comment: 'an adapter knows no other adapter; what seals data is for those that store and read them',
      severity: 'error',
      from: { path: '^electron/adapters/([^/]+)/' },
      to: { path: '^electron/adapters/', pathNot: '^electron/adapters/($1|sealing)/' },
    },
    {
      name: 'adapters-see-ports-only',
      comment: 'of the services an adapter sees the types of their ports',
      severity: 'error',
      from: { path: '^electron/adapters/' },
      to: { path: '^electron/services/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'onnxruntime-in-analysis-only',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/adapters/analysis/' },
      to: { path: 'node_modules/onnxruntime' },
    },
    {
      name: 'stdlib-in-statistics-only',
      severity: 'error',
      from: { path: '^electron/domain/', pathNot: '^electron/domain/statistics/' },
      to: { path: 'node_modules/@stdlib/' },
    },
    {
      name: 'no-network',
      comment: 'the program is offline: network modules belong to the headless host and the DIMSE adapter',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/(headless|adapters/dimse)/' },
      to: { path: networkModules, dependencyTypes: ['core'] },
    },
    {
      name: 'features-are-islands',
      comment: 'a feature never imports another feature',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

/**
 * npm packages with native or WebAssembly files beside their code. They stay outside the bundles and are
 * the only `dependencies` of package.json, so that a package carries them and nothing else of node_modules.
 */
export const externalPackages = [
  'onnxruntime-node',
  '@photostructure/sqlite',
  '@cornerstonejs/codec-charls',
  '@cornerstonejs/codec-libjpeg-turbo-8bit',
  '@cornerstonejs/codec-openjpeg',
  '@cornerstonejs/codec-openjph',
  '@jsquash/webp',
] as const;

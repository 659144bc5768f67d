const variable = 'FEMORA_PASSPHRASE';

/**
 * The passphrase or recovery code that a program was started with, in the environment: every user of the computer could
 * read a command line. It is taken out, so that the image engine and other children do not inherit it.
 */
export function takeSecret(environment: NodeJS.ProcessEnv): string | null {
  const secret = environment[variable] ?? '';
  Reflect.deleteProperty(environment, variable);
  return secret === '' ? null : secret;
}

/**
 * Publishers whose packages Femora uses without asking. The public key is base64 of its 32 raw bytes (Ed25519). The
 * first key signs; the second one signed packages up to femora-hip 0.4.0 and signs no more: its private half was lost,
 * not stolen, so what it signed is still trusted.
 */
export const trustedPublishers: readonly { readonly name: string; readonly publicKey: string }[] = [
  { name: 'Femora', publicKey: 'qXXdDNw17FuBKaBGLglDujzOz0YRpTkA3lTcDGM1T0k=' },
  { name: 'Femora', publicKey: 'mhhiPHmIrDuAr2RlsnZX2NDEycWrTCPP2Do7fxt6NXs=' },
];

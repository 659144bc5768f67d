/** Publishers whose packages Femora uses without asking. The public key is base64 of its 32 raw bytes (Ed25519). */
export const trustedPublishers: readonly { readonly name: string; readonly publicKey: string }[] = [
  { name: 'Femora', publicKey: 'mhhiPHmIrDuAr2RlsnZX2NDEycWrTCPP2Do7fxt6NXs=' },
];

import type { Session } from 'electron';

const localSchemes: ReadonlySet<string> = new Set(['app:', 'devtools:', 'data:', 'blob:']);

/** Whether a request stays inside the program. Addresses that cannot be read do not. */
export function isLocalRequest(url: string): boolean {
  return URL.canParse(url) && localSchemes.has(new URL(url).protocol);
}

/** Nothing leaves the machine, and the page gets no permission it might ask for. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocalRequest(details.url) });
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    // A report or a table made in the window is saved by the user's choice; anything from elsewhere is not.
    if (!isLocalRequest(item.getURL())) event.preventDefault();
  });
}

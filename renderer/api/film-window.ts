const hash = '#film';

/** Whether this page is the second window, which shows the film alone. */
export function isFilmWindow(): boolean {
  return window.location.hash === hash;
}

/** Opens the second window, or brings it forward. In Electron the main process opens it; elsewhere it is another page. */
export function openFilmWindow(): void {
  window.open(new URL(hash, window.location.href).href, 'femora-film', 'popup,width=1000,height=900');
}

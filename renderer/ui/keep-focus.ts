/** For `onMouseDown` of a button: a click leaves the focus where it was, so that Enter goes on meaning “go on”. */
export function keepFocus(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
}

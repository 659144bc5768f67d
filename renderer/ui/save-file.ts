/** Hands bytes made in the window to the browser's own download, which asks where to keep them. */
export function saveFile(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has the bytes by the next turn; a minute is generous, and frees them.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

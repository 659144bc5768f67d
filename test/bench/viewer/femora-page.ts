import { uploadFile } from '#api/bytes.ts';
import { openClient } from '#api/open-client.ts';
import { requestPlane } from '#api/request-plane.ts';
import { createFilm } from '#viewport/film.ts';
import { chosenFile, measure, viewerHost, type Drag } from './measured-page.ts';
import { untilPainted } from './until-painted.ts';

// The reading room's way to a film, without the rest of the window: facts, plane, proof, first frame.
const film = createFilm(viewerHost());
const client = await openClient();

async function show(caseId: string): Promise<void> {
  const asked = client.call('cases.get', { caseId });
  const request = requestPlane(caseId, 1);
  const { facts } = await asked;
  await film.show(caseId, facts, (options) => request.read(facts, options));
  const { state } = film.snapshot();
  if (state.kind !== 'shown') throw new Error(`the film is ${state.kind}`);
}

async function drag({ kind, at, frames }: Drag): Promise<readonly number[]> {
  film.reset();
  if (at === 'pixels') film.showPixels();
  await untilPainted();
  const times: number[] = [];
  let beforeMs = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    // There and back, so that the film never leaves the element.
    const direction = frame % 40 < 20 ? 1 : -1;
    if (kind === 'pan') film.panBy(6 * direction, 3 * direction);
    else film.dragWindow(3 * direction, 2 * direction);
    await untilPainted();
    const nowMs = performance.now();
    times.push(nowMs - beforeMs);
    beforeMs = nowMs;
  }
  return times;
}

window.measured = {
  drag,
  drawnBy: () => `${film.snapshot().renderer} (${film.snapshot().rendererReason})`,
  clear: () => {
    film.clear();
  },
  open: async (caseId) => {
    const ms = await measure(() => show(caseId));
    const { state } = film.snapshot();
    if (state.kind !== 'shown') throw new Error('no film is on the screen');
    const { widthPx, heightPx } = state.facts;
    return { ms, widthPx, heightPx };
  },
  openNew: async () => {
    let caseId = '';
    const ms = await measure(async () => {
      const uploadId = await uploadFile(chosenFile(), new AbortController().signal);
      ({ caseId } = await client.call('images.import', { uploadId }));
      await show(caseId);
    });
    return { ms, caseId };
  },
};

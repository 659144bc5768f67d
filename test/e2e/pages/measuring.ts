import { expect, type Locator, type Page } from '@playwright/test';
import type { ImagePoint } from '#contract/annotation.ts';
import { elementToImage, fitCamera, imageToElement, type FilmGeometry } from '#viewport/camera.ts';
import type { ReadingRoom } from './reading-room.ts';

type Place = readonly [number, number];

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Measuring on a film that is shown whole. Places are image pixels; they are rounded to pixels of the screen. */
export interface Measuring {
  readonly annotations: Locator;
  /** The words beside the only annotation of the kind, line by line. */
  readonly label: (kind: string) => Promise<string>;
  /** Where the words of each annotation are on the page, by kind and, from the second of a kind on, its number. */
  readonly labelBoxes: () => Promise<Readonly<Record<string, LabelBox>>>;
  readonly start: () => Promise<void>;
  readonly choose: (tool: string) => Promise<void>;
  /** Drags; answers the points of the film that the pointer really was at. */
  readonly drag: (from: Place, to: Place) => Promise<readonly [ImagePoint, ImagePoint]>;
  readonly click: (at: Place) => Promise<ImagePoint>;
}

export function createMeasuring(page: Page, room: ReadingRoom, film: FilmGeometry): Measuring {
  const annotations = page.getByTestId('annotation');
  const palette = page.getByRole('toolbar', { name: 'Measuring tools' });
  const onScreen = async ([x, y]: Place): Promise<{
    readonly x: number;
    readonly y: number;
    readonly point: ImagePoint;
  }> => {
    const box = await room.film.boundingBox();
    if (!box) throw new Error('no film on the screen');
    // Whole pixels, as the film itself takes the size of its element.
    const size = await room.film.evaluate(({ clientWidth, clientHeight }) => ({
      width: clientWidth,
      height: clientHeight,
    }));
    const camera = fitCamera(film, size);
    const place = imageToElement({ x, y }, camera, film, size);
    const rounded = { x: Math.round(box.x + place.x), y: Math.round(box.y + place.y) };
    const point = elementToImage({ x: rounded.x - box.x, y: rounded.y - box.y }, camera, film, size);
    return { ...rounded, point: { xPx: point.x, yPx: point.y } };
  };
  return {
    annotations,
    label: async (kind) => {
      const lines = page.locator(`[data-testid="annotation"][data-kind="${kind}"] text tspan`);
      return (await lines.allTextContents()).join('\n');
    },
    labelBoxes: () =>
      annotations.evaluateAll((shapes) => {
        const boxes: Record<string, LabelBox> = {};
        for (const shape of shapes) {
          const kind = shape.getAttribute('data-kind') ?? '';
          const count = Object.keys(boxes).filter((each) => each.startsWith(kind)).length;
          const { x, y, width, height } =
            shape.querySelector('text')?.getBoundingClientRect() ?? new DOMRect();
          boxes[count === 0 ? kind : `${kind} ${String(count + 1)}`] = { x, y, width, height };
        }
        return boxes;
      }),
    start: async () => {
      await page.keyboard.press('d');
      await expect(palette).toBeVisible();
    },
    choose: async (tool) => {
      await palette.getByRole('button', { name: tool, exact: true }).click();
    },
    drag: async (from, to) => {
      const start = await onScreen(from);
      const end = await onScreen(to);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 4 });
      await page.mouse.up();
      return [start.point, end.point];
    },
    click: async (at) => {
      const place = await onScreen(at);
      await page.mouse.click(place.x, place.y);
      return place.point;
    },
  };
}

import path from 'node:path';
import type { ImagePoint } from '#contract/annotation.ts';
import { angleAtVertex, neckShaftAngle } from '#domain/imaging/measurement/angles.ts';
import { lengthBetween } from '#domain/imaging/measurement/length-between.ts';
import { regionStatistics } from '#domain/imaging/measurement/region-statistics.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createMeasuring, type LabelBox } from './pages/measuring.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

/** Pixels of the phantom at the detector, mm. */
const spacingMm = 0.43;
const square = { row: 1, column: 1 };
const geometry = { widthPx: 1024, heightPx: 840, aspect: 1 };

function millimetres([from, to]: readonly [ImagePoint, ImagePoint], columnMm = spacingMm): string {
  return (lengthBetween(from, to, square) * columnMm).toFixed(1);
}

test('Given a phantom of known spacing, when it is measured and calibrated, then every value says what it stands on, and stays with its film', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { plane } = drawPhantom({ seed: 21, side: 'right' });
  const { page } = femora;
  const room = createReadingRoom(page);
  const measuring = createMeasuring(page, room, geometry);
  await room.openFilm(films.plain);
  await room.skipHints();

  // A length, one end of it elsewhere, back and forth.
  await measuring.start();
  const drawn = await measuring.drag([300, 300], [500, 420]);
  await expect.poll(() => measuring.label('length')).toBe(`${millimetres(drawn)} mm at detector`);
  const moved = await measuring.drag([500, 420], [560, 420]);
  const longer = `${millimetres([drawn[0], moved[1]])} mm at detector`;
  await expect.poll(() => measuring.label('length')).toBe(longer);
  await page.keyboard.press('Control+z');
  await expect.poll(() => measuring.label('length')).toBe(`${millimetres(drawn)} mm at detector`);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => measuring.label('length')).toBe(longer);

  // Angles, by clicks and by dragged axes.
  await measuring.choose('Angle');
  const arm = await measuring.click([620, 250]);
  const vertex = await measuring.click([700, 330]);
  const other = await measuring.click([800, 260]);
  const angle = angleAtVertex(arm, vertex, other, square) ?? NaN;
  await expect.poll(() => measuring.label('angle')).toBe(`Angle ${angle.toFixed(1)}°`);
  await measuring.choose('Neck–shaft');
  const neck = await measuring.drag([335, 400], [255, 470]);
  const shaft = await measuring.drag([245, 520], [255, 760]);
  const neckShaft = neckShaftAngle(neck, shaft, square) ?? NaN;
  await expect.poll(() => measuring.label('neck-shaft')).toBe(`Neck–shaft ${neckShaft.toFixed(1)}°`);

  // Grey values are those of the modality plane, not of the screen.
  await measuring.choose('Ellipse');
  const [corner, opposite] = await measuring.drag([700, 430], [790, 520]);
  const statistics = regionStatistics(plane, { shape: 'ellipse', corner, opposite });
  if (!statistics) throw new Error('the region holds no pixel');
  const area = (((opposite.xPx - corner.xPx) * (opposite.yPx - corner.yPx) * Math.PI) / 4) * spacingMm ** 2;
  await expect
    .poll(() => measuring.label('ellipse'))
    .toBe(
      [
        `Mean ${statistics.mean.toFixed(1)}, SD ${statistics.standardDeviation.toFixed(1)}`,
        `Min ${String(statistics.minimum)}, max ${String(statistics.maximum)}`,
        'Values of the file, no unit stated',
        `Area ${area.toFixed(0)} mm² at detector`,
      ].join('\n'),
    );
  await measuring.choose('Arrow');
  await measuring.drag([560, 640], [640, 560]);
  await page.getByLabel('Words on the film').fill('cortex thin here');
  await page.keyboard.press('Enter');
  await expect.poll(() => measuring.label('arrow')).toBe('cortex thin here');
  await photograph(page, testInfo, '40-measured');

  // Calibration by a ball: no size is proposed, every length says so, and it can be taken away.
  await measuring.choose('Calibrate');
  await page.getByRole('button', { name: 'A ball on the film' }).click();
  const ball = await measuring.drag([520, 700], [580, 700]);
  const size = page.getByLabel('Diameter of the ball, mm');
  await expect(size).toHaveValue('');
  await size.fill('21,5');
  await photograph(page, testInfo, '41-ball');
  await page.keyboard.press('Enter');
  const columnMm = 21.5 / lengthBetween(...ball, square);
  const calibrated = `${millimetres([drawn[0], moved[1]], columnMm)} mm calibrated (ball 21.5 mm)`;
  await expect.poll(() => measuring.label('length')).toBe(calibrated);
  await expect(page.getByTestId('scale')).toHaveText(
    'Scale calibrated (ball 21.5 mm) by you, true at its depth only',
  );
  await measuring.choose('Calibrate');
  await photograph(page, testInfo, '42-calibrated');
  await page.getByRole('button', { name: 'Remove calibration' }).click();
  await expect.poll(() => measuring.label('length')).toBe(longer);
  await page.getByLabel('Magnification, 1 to 5').fill('1.2');
  await page.keyboard.press('Enter');
  const corrected = `${millimetres([drawn[0], moved[1]], spacingMm / 1.2)} mm corrected ×1.20 (by you)`;
  await expect.poll(() => measuring.label('length')).toBe(corrected);

  // Another patient's film has none of it; back on this one all of it is there, after a restart too.
  await room.openFilm(films.png);
  await expect(measuring.annotations).toHaveCount(0);
  await expect(page.getByTestId('scale')).toHaveText('No scale: the file states no pixel size');
  await measuring.start();
  const pixels = await measuring.drag([300, 300], [500, 420]);
  await expect
    .poll(() => measuring.label('length'))
    .toBe(`${lengthBetween(...pixels, square).toFixed(0)} px`);
  await femora.restart();
  const again = createReadingRoom(femora.page);
  await again.waitForFilm();
  await again.selectCase('PHANTOM, PLAIN');
  const kept = createMeasuring(femora.page, again, geometry);
  await expect(kept.annotations).toHaveCount(5);
  expect(await kept.label('length')).toBe(corrected);

  // By keys alone: placed in the middle, moved, removed.
  await kept.start();
  await kept.choose('Box');
  const place = femora.page.getByRole('button', { name: 'Place it' });
  await place.focus();
  await femora.page.keyboard.press('Enter');
  const box = femora.page.locator('[data-testid="annotation"][data-kind="rectangle"]');
  const before = await box.getAttribute('data-points');
  await box.getByRole('button').focus();
  await femora.page.keyboard.press('ArrowLeft');
  await expect(box).not.toHaveAttribute('data-points', before ?? '');
  await femora.page.keyboard.press('Delete');
  await expect(kept.annotations).toHaveCount(5);
  await photograph(femora.page, testInfo, '43-measured-again');
  expect(femora.problems).toEqual([]);
});

test('Given measurements crowded together, then no label lies on another one, and dragging one of them leaves the others in place', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  const measuring = createMeasuring(page, room, geometry);
  await room.openFilm(films.plain);
  await room.skipHints();
  await measuring.start();
  await measuring.drag([300, 400], [380, 420]);
  await measuring.drag([310, 440], [380, 450]);
  await measuring.choose('Two lines');
  await measuring.drag([300, 470], [385, 475]);
  await measuring.drag([320, 500], [385, 490]);
  await measuring.choose('Arrow');
  await measuring.drag([395, 380], [420, 350]);
  await page.getByLabel('Words on the film').fill('lucent line here');
  await page.keyboard.press('Enter');
  await measuring.choose('Angle');
  for (const at of [
    [310, 360],
    [350, 330],
    [390, 350],
  ] as const) {
    await measuring.click(at);
  }
  await measuring.choose('Box');
  await measuring.drag([330, 270], [400, 310]);
  await measuring.choose('Ellipse');
  await measuring.drag([420, 320], [470, 350]);
  await expect(measuring.annotations).toHaveCount(7);
  await photograph(page, testInfo, '44-crowded');
  const before = await measuring.labelBoxes();
  expect(overlapping(Object.values(before))).toEqual([]);

  // The arrow, pulled through the crowd by its tail: once it is the last one moved, nothing gives way to it.
  await measuring.drag([395, 380], [470, 395]);
  const moved = await measuring.labelBoxes();
  expect(overlapping(Object.values(moved))).toEqual([]);
  await measuring.drag([470, 395], [473, 388]);
  const again = await measuring.labelBoxes();
  expect(overlapping(Object.values(again))).toEqual([]);
  await photograph(page, testInfo, '45-crowded-moved');
  const { arrow: arrowBefore, ...othersBefore } = moved;
  const { arrow: arrowAfter, ...othersAfter } = again;
  expect(arrowAfter).not.toEqual(arrowBefore);
  expect(othersAfter).toEqual(othersBefore);
  expect(femora.problems).toEqual([]);
});

/** Pairs of boxes that share an area. */
function overlapping(boxes: readonly LabelBox[]): readonly (readonly [LabelBox, LabelBox])[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => [one, other] as const),
  );
}

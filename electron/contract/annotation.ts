import { z } from './zod.ts';

/** A point in pixels of the radiograph as stored, origin at the top left corner of the top left pixel. */
export const imagePointSchema = z.object({ xPx: z.number(), yPx: z.number() });

export const annotationKinds = [
  'length',
  'angle',
  'neck-shaft',
  'cobb',
  'ellipse',
  'rectangle',
  'arrow',
  'text',
] as const;

export const annotationKindSchema = z.enum(annotationKinds);

/**
 * The points of each kind, in this order. length: its ends. angle: one arm, the vertex, the other arm.
 * neck-shaft: both ends of the neck axis, both of the shaft axis. cobb: the ends of both lines.
 * ellipse, rectangle: two opposite corners of the box along the rows of the film. arrow: tail, head. text: where it stands.
 */
export const annotationPointCount = {
  length: 2,
  angle: 3,
  'neck-shaft': 4,
  cobb: 4,
  ellipse: 2,
  rectangle: 2,
  arrow: 2,
  text: 1,
} as const satisfies Record<z.infer<typeof annotationKindSchema>, number>;

/** What a reader draws on a film. Only where it lies is kept; what it measures is computed from the film. */
export const annotationSchema = z
  .object({
    annotationId: z.string().min(1).max(64),
    kind: annotationKindSchema,
    points: z.array(imagePointSchema).min(1).max(4),
    /** Words of an arrow or a text; empty for what measures. */
    text: z.string().max(200),
  })
  .refine(({ kind, points }) => points.length === annotationPointCount[kind], {
    message: 'the number of points does not fit the kind',
  });

/** How the reader calibrated a film, in place of what its file states. */
export const calibrationSchema = z.discriminatedUnion('kind', [
  z.object({
    /** A ball across whose diameter, or a ruler along which, a line was drawn. */
    kind: z.enum(['ball', 'ruler']),
    points: z.array(imagePointSchema).length(2),
    /** Diameter of the ball or length on the ruler, as the reader knows it, mm. */
    sizeMm: z.number().positive().max(2000),
  }),
  z.object({
    kind: z.literal('magnification'),
    /** Size on the detector over true size. */
    factor: z.number().min(1).max(5),
  }),
]);

/** Everything one reader has put on one film. */
export const filmNotesSchema = z.object({
  annotations: z.array(annotationSchema).max(500),
  calibration: calibrationSchema.nullable(),
});

export type ImagePoint = z.infer<typeof imagePointSchema>;
export type AnnotationKind = z.infer<typeof annotationKindSchema>;
export type Annotation = z.infer<typeof annotationSchema>;
export type Calibration = z.infer<typeof calibrationSchema>;
export type FilmNotes = z.infer<typeof filmNotesSchema>;

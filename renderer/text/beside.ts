import { date } from './numbers.ts';

/** What is shown beside the film, and the second window. */
export const besideText = {
  toolbar: 'Beside the film',
  prior: 'Prior film',
  priorHelp: 'Another film beside this one, to compare with.',
  window: 'Second window',
  windowHelp: 'The film alone, for another screen. It follows the case and the window of this one.',
  close: 'Close',
  notForMarking: 'For comparison only, not for marking',
  mirror: {
    label: 'The film mirrored, beside it',
    half: 'Other half of the film, mirrored',
    whole: 'The film, mirrored',
    side: { left: 'the left hip', right: 'the right hip' },
    ifBoth: (hip: string) => `If the film shows both hips: ${hip}`,
  },
  choose: 'Film to compare with',
  samePatient: 'Films of this patient',
  otherPatients: 'Films of other patients',
  noPriors: 'There is no other film in the casebook.',
  entry: (title: string, studyDate: string | null) =>
    studyDate === null ? `${title}, no date` : `${date(studyDate)}, ${title}`,
  priorOf: (studyDate: string | null) =>
    studyDate === null ? 'Prior, date unknown' : `Prior, ${date(studyDate)}`,
  /** Of another patient, or perhaps so: it is no prior at all. */
  otherOf: (studyDate: string | null) =>
    studyDate === null ? 'Other film, date unknown' : `Other film, ${date(studyDate)}`,
  sameDayOf: (studyDate: string) => `Film of the same day, ${date(studyDate)}`,
  /** Taken after the film being read: it is no prior of it. */
  laterOf: (studyDate: string) => `Later film, ${date(studyDate)}`,
  anotherPatient: 'Another patient',
  unknownPatient: 'Perhaps another patient: a file states no patient ID',
  view: (what: string) => `${what}, beside the film being read`,
  keys: 'Arrow keys change the window, Shift and arrow keys move the film, plus and minus zoom',
  link: 'Window as in the film being read',
  missing: 'Choose a film above.',
} as const;

/** The second window. */
export const filmWindowText = {
  title: 'Femora, film',
  room: 'Film in the second window',
  role: 'Second window, only for looking',
  nothing: 'No film is open in the main window.',
  waiting: 'This window follows the main window.',
} as const;

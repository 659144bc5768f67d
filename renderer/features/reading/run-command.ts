import type { CommandName } from '#domain/keys/commands.ts';
import type { AnnotationKind } from '#contract/annotation.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Film } from '#viewport/film.ts';
import { flippedAcross, flippedDown, turnedLeft, turnedRight } from '#viewport/orientation.ts';
import type { ToolName } from './reading-store.ts';

/** What a command can reach in the reading room. */
export interface CommandTargets {
  readonly film: Film | null;
  readonly setTool: (tool: ToolName) => void;
  /** Takes the tool for the site, or goes to the step where it can be drawn. */
  readonly markSite: () => void;
  /** Measures with this tool. */
  readonly measureWith: (tool: AnnotationKind) => void;
  readonly calibrate: () => void;
  readonly toggleLoupe: () => void;
  readonly toggleMirror: () => void;
  readonly togglePrior: () => void;
  readonly openSecondWindow: () => void;
  /** Steps through the pictures of a file: 1 is the next one. */
  readonly stepFrame: (by: 1 | -1) => void;
  readonly showCheatSheet: () => void;
}

/** Does what the command says, from whichever key, button or menu it came. */
export function runCommand(command: CommandName, targets: CommandTargets): void {
  const { film, setTool } = targets;
  switch (command) {
    case 'window':
    case 'pan':
    case 'zoom':
    case 'measure':
    case 'contrast':
      setTool(command);
      return;
    case 'site':
      targets.markSite();
      return;
    case 'length':
    case 'angle':
    case 'neck-shaft':
    case 'cobb':
    case 'ellipse':
    case 'rectangle':
    case 'arrow':
    case 'text':
      targets.measureWith(command);
      return;
    case 'calibrate':
      targets.calibrate();
      return;
    case 'prior':
      targets.togglePrior();
      return;
    case 'secondWindow':
      targets.openSecondWindow();
      return;
    case 'loupe':
      targets.toggleLoupe();
      return;
    case 'mirror':
      targets.toggleMirror();
      return;
    case 'invert':
      film?.toggleInverted();
      return;
    case 'fit':
      film?.fit();
      return;
    case 'pixels':
      film?.showPixels();
      return;
    case 'reset':
      film?.reset();
      return;
    case 'turnRight':
      film?.reorient(turnedRight);
      return;
    case 'turnLeft':
      film?.reorient(turnedLeft);
      return;
    case 'flipAcross':
      film?.reorient(flippedAcross);
      return;
    case 'flipDown':
      film?.reorient(flippedDown);
      return;
    case 'previousFrame':
      targets.stepFrame(-1);
      return;
    case 'nextFrame':
      targets.stepFrame(1);
      return;
    case 'cheatSheet':
      targets.showCheatSheet();
      return;
    default:
      assertNever(command);
  }
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyBindings, MouseTask, WheelTask } from '#contract/key-bindings.ts';
import { conflictOf, keysOf, rebound, standardBindings } from '#domain/keys/bound-keys.ts';
import { commands, type CommandName } from '#domain/keys/commands.ts';
import { pressedKeys } from '#domain/keys/pressed-keys.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { commandText, keysText as text } from '#text/commands.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { Section } from '#ui/page.tsx';
import styles from './keys-section.module.css';

const tasks = ['window', 'pan', 'zoom'] as const satisfies readonly MouseTask[];
const buttons = ['left', 'right', 'middle'] as const;
const wheelTasks = ['zoom', 'window', 'frames'] as const satisfies readonly WheelTask[];

/** Every command with its key, to be changed; and what mouse buttons and wheel do. */
export function KeysSection() {
  const { asked, replace } = useCall('keys.get', {});
  const save = useAction('keys.save');
  const [changing, setChanging] = useState<CommandName | null>(null);
  const [said, setSaid] = useState('');
  const bindings = asked.kind === 'ready' ? asked.output : standardBindings;

  const store = (next: KeyBindings, saying: string): void => {
    void save.run(next).then((stored) => {
      if (!stored) return;
      replace(stored);
      setSaid(saying);
    });
  };
  const take = (name: CommandName, pressed: string): void => {
    setChanging(null);
    if (pressed === 'Escape') return;
    const { label } = commandText[name];
    const conflict = conflictOf(name, pressed, bindings);
    if (!conflict) store(rebound(name, pressed, bindings), text.changed(label, pressed));
    else if (conflict.kind === 'fixed') setSaid(text.fixed(pressed));
    else setSaid(text.taken(pressed, commandText[conflict.name].label));
  };
  useNextKeys(changing, take);

  return (
    <Section title={text.title}>
      {asked.kind === 'failed' ? <FailureNote error={asked.error} /> : null}
      {save.error ? <FailureNote error={save.error} /> : null}
      <p className={styles['soft']}>{text.help}</p>
      <p role="status" className={styles['said']}>
        {said}
      </p>
      <ul className={styles['list']}>
        {commands.map(({ name }) => {
          const { label } = commandText[name];
          return (
            <li key={name} className={styles['row']}>
              <span>{label}</span>
              <span data-testid={`key-of-${name}`}>
                {changing === name ? text.press : <KeyHint keys={keysOf(name, bindings)} />}
                <span className="visually-hidden">{keysOf(name, bindings)}</span>
              </span>
              <CommandButton
                aria-label={text.changeOf(label)}
                onClick={() => {
                  setSaid('');
                  setChanging(name);
                }}
              >
                {text.change}
              </CommandButton>
            </li>
          );
        })}
      </ul>
      {buttons.map((button) => (
        <div key={button} className={styles['mouse']}>
          <h3 className={styles['label']}>{text.mouseButton[button]}</h3>
          <ChoiceGroup<MouseTask>
            label={text.mouseButton[button]}
            value={bindings.mouse[button]}
            choices={tasks.map((value) => ({ value, label: text.mouseTask[value] }))}
            onChange={(task) => {
              store({ ...bindings, mouse: { ...bindings.mouse, [button]: task } }, '');
            }}
          />
        </div>
      ))}
      <div className={styles['mouse']}>
        <h3 className={styles['label']}>{text.wheel}</h3>
        <ChoiceGroup<WheelTask>
          label={text.wheel}
          value={bindings.mouse.wheel}
          choices={wheelTasks.map((value) => ({ value, label: text.wheelTask[value] }))}
          onChange={(wheel) => {
            store({ ...bindings, mouse: { ...bindings.mouse, wheel } }, '');
          }}
        />
        <p className={styles['soft']}>{text.wheelHelp}</p>
      </div>
      <div>
        <CommandButton
          onClick={() => {
            store(standardBindings, text.resetDone);
          }}
        >
          {text.reset}
        </CommandButton>
      </div>
    </Section>
  );
}

/** While a command is being changed, the next keys are for it and for nothing else. */
function useNextKeys(
  changing: CommandName | null,
  onKeys: (name: CommandName, pressed: string) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const pressed = pressedKeys(event);
    if (changing !== null && pressed !== undefined) onKeys(changing, pressed);
  });
  useEffect(() => {
    if (changing === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      take(event);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [changing]);
}

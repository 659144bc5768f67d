import { useRef, useState, type ReactNode } from 'react';
import { chartText as text } from '#text/chart.ts';
import styles from './chart-figure.module.css';
import { CommandButton } from './command-button.tsx';
import { saveFile } from './save-file.ts';
import { pngFile, svgFile } from './svg-picture.ts';
import { TableHead } from './table-head.tsx';

interface ChartFigureProps {
  /** Name of the saved files, without extension. */
  readonly fileName: string;
  readonly draw: (drawing: (svg: SVGSVGElement | null) => void) => ReactNode;
  /** The same as rows of words. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** A drawing with its table beside it, and the doors out for both kinds of picture. */
export function ChartFigure({ fileName, draw, table }: ChartFigureProps) {
  const svg = useRef<SVGSVGElement | null>(null);
  const [message, setMessage] = useState('');
  const save = (extension: 'svg' | 'png') => (): void => {
    const drawing = svg.current;
    if (!drawing) return;
    const name = `${fileName}.${extension}`;
    const made = extension === 'svg' ? Promise.resolve(svgFile(drawing)) : pngFile(drawing);
    made.then(
      (file) => {
        saveFile(name, file);
        setMessage(text.saved(name));
      },
      () => {
        setMessage(text.saveFailed);
      },
    );
  };
  return (
    <figure className={styles['chart']}>
      <div className={styles['wide']}>
        {draw((element) => {
          svg.current = element;
        })}
      </div>
      <div className={styles['row']}>
        <CommandButton onClick={save('svg')}>{text.saveSvg}</CommandButton>
        <CommandButton onClick={save('png')}>{text.savePng}</CommandButton>
        <span role="status" className={styles['soft']}>
          {message}
        </span>
      </div>
      <details>
        <summary className={styles['summary']}>{text.asTable}</summary>
        <div className={styles['wide']}>
          <table className={styles['rows']}>
            <TableHead columns={table.head} />
            <tbody>
              {table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

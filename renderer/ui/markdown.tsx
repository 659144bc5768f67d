import { parseMarkdown, parseRuns, type MarkdownBlock } from './parse-markdown.ts';
import styles from './markdown.module.css';

/** A model card as text: headings, paragraphs, lists and tables; links and HTML stay plain characters. */
export function Markdown({ source }: { readonly source: string }) {
  return (
    <div className={styles['markdown']}>
      {parseMarkdown(source).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3 className={styles['first']}>
          <Runs text={block.text} />
        </h3>
      ) : (
        <h4>
          <Runs text={block.text} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Runs text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>
              <Runs text={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className={styles['table']}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index} scope="col">
                    <Runs text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Runs text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Runs({ text }: { readonly text: string }) {
  return parseRuns(text).map((run, index) => {
    if (run.kind === 'strong') return <strong key={index}>{run.text}</strong>;
    if (run.kind === 'code') return <code key={index}>{run.text}</code>;
    return run.text;
  });
}

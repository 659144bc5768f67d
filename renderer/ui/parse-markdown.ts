/** The little Markdown a model card needs. Everything else stays plain text; there is no HTML. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Emphasised or literal runs of one line. */
export type MarkdownRun = { readonly kind: 'text' | 'strong' | 'code'; readonly text: string };

export function parseMarkdown(source: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const chunks = source.replaceAll('\r\n', '\n').split(/\n\s*\n/);
  for (const chunk of chunks) {
    let lines = chunk.split('\n').filter((line) => line.trim() !== '');
    for (let heading = headingOf(lines[0]); heading; heading = headingOf(lines[0])) {
      blocks.push(heading);
      lines = lines.slice(1);
    }
    if (lines.length > 0) blocks.push(blockOf(lines));
  }
  return blocks;
}

export function parseRuns(text: string): readonly MarkdownRun[] {
  const parts = text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).filter((part) => part !== '');
  return parts.map((part) => {
    if (part.startsWith('**') && part.endsWith('**') && part.length > 4) {
      return { kind: 'strong', text: part.slice(2, -2) };
    }
    if (part.startsWith('`') && part.endsWith('`') && part.length > 2) {
      return { kind: 'code', text: part.slice(1, -1) };
    }
    return { kind: 'text', text: part };
  });
}

function headingOf(line: string | undefined): MarkdownBlock | undefined {
  const match = /^(#{1,4})\s+(.*)$/.exec(line ?? '');
  return match ? { kind: 'heading', level: match[1]?.length ?? 1, text: match[2] ?? '' } : undefined;
}

function blockOf(lines: readonly string[]): MarkdownBlock {
  const [first = '', second = ''] = lines;
  if (/^\s*[-*]\s/.test(first)) return { kind: 'list', items: listItems(lines) };
  if (first.includes('|') && /^[\s|:-]+$/.test(second)) {
    return { kind: 'table', head: cells(first), rows: lines.slice(2).map(cells) };
  }
  return { kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
}

function listItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^\s*[-*]\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(item);
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

function cells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());
}

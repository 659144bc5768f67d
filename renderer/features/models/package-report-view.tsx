import type { PackageReport } from '#contract/model-package.ts';
import { aboutText } from '#text/about.ts';
import { modelsText as text } from '#text/models.ts';
import { Markdown } from '#ui/markdown.tsx';
import { Note } from '#ui/note.tsx';
import { TableHead } from '#ui/table-head.tsx';
import styles from './models-page.module.css';

/** How a package did in its check, who signed it, and its card. */
export function PackageReportView({ report }: { readonly report: PackageReport }) {
  const { goldenFilms, publisher } = report;
  const name = `${report.name} ${report.version}`;
  const wrong = goldenFilms.filter(({ passed }) => !passed).length;
  return (
    <div className={styles['report']} data-testid="package-report">
      <Note
        tone={wrong === 0 ? 'plain' : 'caution'}
        title={
          wrong === 0
            ? text.checkPassed(name, goldenFilms.length)
            : text.checkFailed(name, wrong, goldenFilms.length)
        }
      />
      <p className={styles['evidence']}>
        {aboutText.evidence[report.evidence]}. {report.evidenceStatement}
      </p>
      <dl className={styles['facts']}>
        <dt>{text.publisher}</dt>
        <dd>
          {publisher ? (publisher.name ?? text.unknownPublisher(publisher.fingerprint)) : text.unsigned}
        </dd>
        <dt>{text.hash}</dt>
        <dd>{report.manifestSha256}</dd>
      </dl>
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <TableHead columns={Object.values(text.goldenColumns)} />
          <tbody>
            {goldenFilms.map((film) => (
              <tr key={film.name}>
                <th scope="row">{film.name}</th>
                <td>{film.expectedScore.toFixed(4)}</td>
                <td>{film.score.toFixed(4)}</td>
                <td>{film.difference === null ? text.missing : film.difference.toExponential(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary className={styles['summary']}>{text.cardOf(name)}</summary>
        <Markdown source={report.card} />
      </details>
    </div>
  );
}

import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCall } from '#api/use-call.ts';
import { aboutText } from '#text/about.ts';
import { commonText } from '#text/common.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { Markdown } from '#ui/markdown.tsx';
import styles from './research-use.module.css';

/** The link that is always in sight, and behind it the plain words and the model card. */
export function ResearchUse() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <button type="button" className={styles['link']} onClick={open}>
        {commonText.researchUseOnly}
      </button>
      <Modal.Root opened={opened} onClose={close} size="lg" centered transitionProps={{ duration: 0 }}>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body className={styles['body'] ?? ''}>
            <div className={styles['head']}>
              <Modal.Title>{aboutText.title}</Modal.Title>
              <Modal.CloseButton aria-label={commonText.close} />
            </div>
            {aboutText.plain.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <Card />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}

function Card() {
  const { asked } = useCall('models.current', {});
  if (asked.kind === 'loading') return <p role="status">{commonText.loading}</p>;
  if (asked.kind === 'failed') return <FailureNote error={asked.error} />;
  return (
    <section aria-label={aboutText.card}>
      <p className={styles['evidence']}>{asked.output.evidenceStatement}</p>
      <details>
        <summary className={styles['summary']}>{aboutText.card}</summary>
        <Markdown source={asked.output.card} />
      </details>
    </section>
  );
}

import '@mantine/core/styles.css';
import '#ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { theme } from '#ui/theme.ts';
import { Start } from './start.tsx';

const element = document.getElementById('root');
if (!element) throw new Error('the page has no root element');
createRoot(element).render(
  <MantineProvider theme={theme} forceColorScheme="dark">
    <Start />
  </MantineProvider>,
);

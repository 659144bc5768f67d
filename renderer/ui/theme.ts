import { createTheme, type MantineColorsTuple } from '@mantine/core';

const dark: MantineColorsTuple = [
  '#d4d9de',
  '#a0a9b1',
  '#858f98',
  '#4b545c',
  '#2b3136',
  '#272c31',
  '#1d2125',
  '#14171a',
  '#0c0e10',
  '#050607',
];

const reader: MantineColorsTuple = [
  '#eaf4fd',
  '#cfe4fb',
  '#a9d0f6',
  '#8fc1f2',
  '#79b4ef',
  '#5c9fe0',
  '#3f84c6',
  '#2f6aa3',
  '#24527f',
  '#1b3f61',
];

/** Mantine in the colours of tokens.css. Nothing moves on hover, and no transition takes longer than 100 ms. */
export const theme = createTheme({
  colors: { dark, reader },
  primaryColor: 'reader',
  primaryShade: 4,
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'inherit',
  fontSizes: { xs: '0.8572rem', sm: '0.9286rem', md: '1rem', lg: '1.1429rem', xl: '1.4286rem' },
  activeClassName: '',
  focusClassName: '',
  components: {
    Tooltip: {
      defaultProps: { transitionProps: { duration: 0 }, openDelay: 500, color: 'dark.5', withinPortal: true },
    },
  },
});

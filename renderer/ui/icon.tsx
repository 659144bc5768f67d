import type { ReactNode } from 'react';

const shapes = {
  window: (
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </>
  ),
  pan: (
    <path d="M10 2.5v15M2.5 10h15M7.8 4.7 10 2.5l2.2 2.2M7.8 15.3l2.2 2.2 2.2-2.2M4.7 7.8 2.5 10l2.2 2.2M15.3 7.8l2.2 2.2-2.2 2.2" />
  ),
  zoom: (
    <>
      <circle cx="8.5" cy="8.5" r="5" />
      <path d="m12.3 12.3 4.7 4.7M8.5 6.3v4.4M6.3 8.5h4.4" />
    </>
  ),
  site: (
    <>
      <rect x="3.5" y="5" width="13" height="10" />
      <path d="M2.3 3.8h2.4v2.4H2.3zM15.3 13.8h2.4v2.4h-2.4z" fill="currentColor" stroke="none" />
    </>
  ),
  measure: <path d="M2.5 13.5 13.5 2.5l4 4-11 11zM5.6 10.4l1.7 1.7M8.2 7.8l2.4 2.4M10.8 5.2l1.7 1.7" />,
  length: (
    <>
      <path d="M4.5 15.5 15.5 4.5" />
      <circle cx="3.7" cy="16.3" r="1.6" />
      <circle cx="16.3" cy="3.7" r="1.6" />
    </>
  ),
  angle: <path d="M14 3 3.5 16.5H17M9.5 8.8a7.5 7.5 0 0 1 3.2 7.7" />,
  'neck-shaft': (
    <>
      <circle cx="5.5" cy="5" r="2.7" />
      <path d="m7.5 6.8 4.5 3.7 1 7" />
    </>
  ),
  cobb: <path d="M3 5.5 17 3.5M3 13l14 4M13.5 4v11.9" />,
  ellipse: <ellipse cx="10" cy="10" rx="7" ry="5" />,
  rectangle: <path d="M3.5 5h13v10h-13z" />,
  arrow: <path d="M4 16 15.5 4.5M9 4.5h6.5V11" />,
  text: <path d="M4 6V4h12v2M10 4v12.5M7.5 16.5h5" />,
  place: <path d="M10 3.5v13M3.5 10h13" />,
  calibrate: (
    <>
      <circle cx="10" cy="7.5" r="4.5" />
      <path d="M5.5 16h9M5.5 14v4M14.5 14v4" />
    </>
  ),
  undo: <path d="M4 8.5h8a4 4 0 0 1 0 8H8M7 5.5l-3 3 3 3" />,
  redo: <path d="M16 8.5H8a4 4 0 0 0 0 8h4M13 5.5l3 3-3 3" />,
  remove: <path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5" />,
  loupe: (
    <>
      <circle cx="8.5" cy="8.5" r="5.5" />
      <path d="m12.7 12.7 4.3 4.3" />
    </>
  ),
  mirror: <path d="M10 2.5v15M7.5 5.5 2.8 14.5h4.7zM12.5 5.5l4.7 9h-4.7z" />,
  invert: (
    <>
      <rect x="3.5" y="3.5" width="13" height="13" />
      <path d="M3.5 16.5v-13h13z" fill="currentColor" />
    </>
  ),
  fit: <path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M6.5 7.5h7v5h-7z" />,
  reset: <path d="M4 10a6 6 0 1 0 2-4.5M6 2.5v3h3" />,
  more: (
    <path
      d="M3.2 10a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0M8.7 10a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0M14.2 10a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0"
      fill="currentColor"
      stroke="none"
    />
  ),
  open: <path d="M2.8 15.8V4.5h4.7l1.6 2h8.1v2M2.8 15.8l2.4-7.3h12.5l-2.4 7.3z" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  caution: <path d="M10 3 17.5 16.5h-15zM10 8v4M10 14.2v.3" />,
  note: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9v5M10 6.2v.3" />
    </>
  ),
  check: <path d="m4.5 10.5 3.5 3.5 7.5-8" />,
  beside: <path d="M2.5 4h6.5v12H2.5zM11 4h6.5v12H11z" />,
  screen: <path d="M2.5 3.5h15v10h-15zM7 17h6M10 13.5V17" />,
  lock: <path d="M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A line drawing beside a label; it says nothing by itself. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}

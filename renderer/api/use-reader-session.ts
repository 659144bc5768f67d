import { createContext, useContext } from 'react';
import type { Reader, ReaderSessionState } from '#contract/reader.ts';
import { useCall, type AskedCall } from './use-call.ts';
import { useFeed } from './use-feed.ts';

const ReaderContext = createContext<Reader | null>(null);

export const ReaderProvider = ReaderContext.Provider;

/** The reader who is signed in, for everything that is shown only then. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader outside ReaderProvider');
  return reader;
}

/** Who reads and who may, kept up to date. */
export function useReaderSession(): AskedCall<ReaderSessionState> {
  const session = useCall('readers.session', {});
  useFeed('readers.changed', session.replace);
  return session;
}

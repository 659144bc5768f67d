import { useEffect, useEffectEvent, useState } from 'react';
import type { FilmNotes } from '#contract/annotation.ts';
import type { Rectangle, Side } from '#contract/reading.ts';
import type { Voi } from '#domain/imaging/apply-window.ts';

/** What the windows of one program tell each other: which film is open in the main one, how it is looked at and what is drawn. */
export interface SharedLook {
  /** Null where no case is open. */
  readonly caseId: string | null;
  /** Which picture of its file, from 1. */
  readonly frameNumber: number;
  /** Null while the film is not on the screen. */
  readonly look: { readonly voi: Voi; readonly inverted: boolean } | null;
  /** What the reader has put on this film; null while the film is not on the screen. */
  readonly drawn: SharedDrawings | null;
}

/** Measurements, calibration and site as they are on the main window now, in the midst of a drag too. */
export interface SharedDrawings {
  /** Null until the casebook has answered. */
  readonly notes: FilmNotes | null;
  /** The annotations that were placed or moved, the last one last. */
  readonly touchedIds: readonly string[];
  readonly site: SharedSite | null;
  readonly side: Side | null;
}

export interface SharedSite {
  readonly rectangle: Rectangle;
  readonly isProposal: boolean;
}

type LinkMessage = { readonly kind: 'ask' } | { readonly kind: 'look'; readonly shared: SharedLook };

/** Reaches windows of the same origin and of the same start of the program, and nobody else. */
const channelName = 'femora-film';

/** Tells the other windows what this one shows, whenever it changes and whenever one asks; nothing once unmounted. */
export function usePublishedLook(shared: SharedLook): void {
  const [channel, setChannel] = useState<BroadcastChannel | null>(null);
  const publish = useEffectEvent((to: BroadcastChannel) => {
    post(to, { kind: 'look', shared });
  });
  useEffect(() => {
    const opened = new BroadcastChannel(channelName);
    opened.onmessage = ({ data }: MessageEvent<LinkMessage>) => {
      if (data.kind === 'ask') publish(opened);
    };
    const leave = (): void => {
      post(opened, {
        kind: 'look',
        shared: { caseId: null, frameNumber: 1, look: null, drawn: null },
      });
    };
    window.addEventListener('pagehide', leave);
    setChannel(opened);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      opened.close();
      setChannel(null);
    };
  }, []);
  const { caseId, frameNumber, look, drawn } = shared;
  useEffect(() => {
    if (channel) publish(channel);
  }, [channel, caseId, frameNumber, look?.voi, look?.inverted, drawn]);
}

/** What the main window shows; null until it has answered. */
export function useFollowedLook(): SharedLook | null {
  const [shared, setShared] = useState<SharedLook | null>(null);
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }: MessageEvent<LinkMessage>) => {
      if (data.kind === 'look') setShared(data.shared);
    };
    post(channel, { kind: 'ask' });
    return () => {
      channel.close();
    };
  }, []);
  return shared;
}

function post(channel: BroadcastChannel, message: LinkMessage): void {
  channel.postMessage(message);
}

/** A line to a browser over the DevTools protocol: only what is asked for is switched on in the pages. */
export interface DevtoolsLine {
  /** Rejects with the browser's own words where it refuses. */
  readonly call: (
    method: string,
    parameters?: object,
    sessionId?: string,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => void;
}

interface Answer {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

export async function openDevtoolsLine(address: string): Promise<DevtoolsLine> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Answer;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result ?? {});
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'));
    waiting.clear();
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no browser answers at ${address}`)));
  });
  return {
    call: (method, parameters = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params: parameters, ...(sessionId ? { sessionId } : {}) }));
      }),
    close: () => {
      socket.close();
    },
  };
}

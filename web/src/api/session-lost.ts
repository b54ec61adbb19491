type Ask = () => Promise<void>;

let ask: Ask | null = null;
let asking: Promise<void> | null = null;

/** Says who asks for the password when a session has ended under a page that is open. */
export function onSessionLost(asksAgain: Ask | null): void {
  ask = asksAgain;
}

/** Resolves once somebody has signed in again; requests that fail together ask once. */
export function sessionLost(): Promise<void> {
  if (ask === null) return Promise.resolve();
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

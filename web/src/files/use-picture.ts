import { useEffect, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { asProblem, type Problem } from '../api/problem';

/** A picture on its way into the page: underway while it has neither address nor problem. */
interface Picture {
  /** An address within this page, good until it is left. */
  readonly url: string | null;
  readonly problem: Problem | null;
}

const UNDER_WAY: Picture = { url: null, problem: null };

/** Fetches a picture for as long as it is looked at: no store of the browser and no query keeps it. Its sight is on record with the route. */
export function usePicture(fileId: string): Picture & { readonly again: () => void } {
  const [picture, setPicture] = useState(UNDER_WAY);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    let url: string | null = null;
    bodyOf(
      api.GET('/api/v1/files/{id}/content', {
        params: { path: { id: fileId } },
        parseAs: 'blob',
        signal: leaving.signal,
      }),
    ).then(
      (content) => {
        if (leaving.signal.aborted) return;
        url = URL.createObjectURL(content);
        setPicture({ url, problem: null });
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setPicture({ url: null, problem: asProblem(error) });
      },
    );
    return () => {
      leaving.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [fileId, tries]);
  const again = (): void => {
    setPicture(UNDER_WAY);
    setTries((count) => count + 1);
  };
  return { ...picture, again };
}

// Is what lies in the cache still what was put there? A disk may fail, and another program may have been at it.
import { integrityOf } from "./files.js";

const hash = async (response) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
};

/**
 * For a strategy of Workbox: a copy that is not what the list says is none. Each copy is looked at, each time: that takes
 * milliseconds even for the app, and so everything heals that the host still has.
 */
export const checked = {
  async cachedResponseWillBeUsed({ cachedResponse, request }) {
    const expected = integrityOf(request.url);
    if (!cachedResponse || !expected) return cachedResponse;
    return (await hash(cachedResponse.clone())) === expected ? cachedResponse : null;
  },
};

// What if a file stalls halfway? A connection may do that for ever, and whatever waits behind it would wait as long.
import { patience } from "./files.js";

/** For a strategy of Workbox: a file that takes longer is given up. An old browser waits as long as it likes. */
export const patient = {
  requestWillFetch: async ({ request }) => new Request(request, { signal: AbortSignal.timeout?.(patience) }),
};

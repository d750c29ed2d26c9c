// How do the pages of the site learn what the worker does?

/** Tells it to every page, also to those that were loaded before there was a worker. */
export const tell = async (message) => {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
};

/** Why something could not be kept, in a word that the page has a sentence for. */
export const reasonOf = (error) => {
  if (error?.name === "QuotaExceededError") return "room";
  return self.navigator.onLine === false ? "signal" : "host";
};

// How are the sentences of the page shown? Each has a mark, and only one of them holds at a time.

const part = () => document.getElementById("offline");

/** The element with this mark. */
export const find = (name) => part().querySelector(`[data-offline="${name}"]`);

/** Whether nobody is asked anything aside on this page: the element that would ask has the addresses (src/routes.rs). */
export const isQuietPage = (element) => element.dataset.quietOn.split(" ").includes(location.pathname);

/** Shows one sentence about what is kept, and fills in what it tells. */
export const show = (name, values = {}) => {
  for (const each of part().querySelectorAll("[data-holds]")) each.hidden = each.dataset.holds !== name;
  const element = part().querySelector(`[data-holds="${name}"]`);
  if (element) fill(element, values);
};

/** Puts values where a text has their names in braces. */
export const fill = (element, values) => {
  element.dataset.text ??= element.textContent;
  element.textContent = element.dataset.text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
};

/** A list as one says it, in the language of the page. */
export const listed = (names) => {
  const { lang } = document.documentElement;
  return new Intl.ListFormat(lang, { type: "conjunction" }).format(names);
};

/** A day such as `2023-06-30`, as one says it. */
export const day = (text) => {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
};

/** Megabytes, with one digit behind the point. */
export const megabytes = (bytes) => {
  const { lang } = document.documentElement;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(lang, digits).format(Math.max(bytes / 1e6, 0.1));
};

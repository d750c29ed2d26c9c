// Which files does this version of the site consist of? `cargo xtask build` writes the list above the bundled worker
// (crates/xtask/src/offline.rs), so that another version is another worker.

/** @typedef {{ url: string, integrity: string, revision: string | null }} File */

/** @type {{ shell: File[], directory: File[], map: File[], states: { name: string, files: string[] }[], asOf: string, bytes: number, patience: number }} */
const list = self.BESIDE;

/** The site begins where the worker lies. */
export const base = new URL("./", self.location.href).href;

/** A memory of this site: below a folder, others of the same host may be the neighbours. */
export const named = (name) => {
  const { pathname } = new URL(base);
  return pathname === "/" ? name : `${name} ${pathname}`;
};

/** Every address of the list begins with `./`. There are hundreds, and a worker is started for the first page. */
const address = (url) => base + url.slice(2);
const addresses = (files) => files.map(({ url }) => address(url));

/** Pages, scripts, styles and the app: kept whole or not at all. */
export const shell = list.shell;

/** The directory and the map: each file is kept as it is needed, or all of them when that was asked for. */
export const rest = new Set([...addresses(list.directory), ...addresses(list.map)]);

/** The states of the directory, and the files that each one needs. */
export const states = list.states.map(({ name, files }) => ({ name, files: files.map(address) }));

/** What every state needs besides its own files. */
const ofStates = new Set(states.flatMap(({ files }) => files));
export const forAll = addresses(list.directory).filter((url) => !ofStates.has(url));

/** What the whole directory weighs on its way here, the day that it speaks of, and how long one file may take. */
export const { asOf, bytes, patience } = list;

const integrities = new Map(
  [...list.shell, ...list.directory, ...list.map].map(({ url, integrity }) => [address(url), integrity]),
);

/** The hash of a file of this version, such as `sha256-…`; nothing for any other address. */
export const integrityOf = (url) => integrities.get(withoutQuestion(url));

/** A fragment or a question changes no file. */
export const withoutQuestion = (url) => {
  const plain = new URL(url);
  plain.search = "";
  plain.hash = "";
  return plain.href;
};

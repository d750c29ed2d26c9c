// Which files does the map consist of? Bundles them into the folder that is named, under names that hold a hash of their
// content, and prints those names as JSON. `cargo xtask build` runs it (crates/xtask/src/map.rs).
//
//   node src/map/build.mjs FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { counties, states } from "./shapes.mjs";

/** Whose code or data is in the files; each of them wants its license to go along. */
const BUNDLED = ["leaflet", "supercluster", "kdbush", "topojson-client", "us-atlas"];

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("name the folder to write the map into: node src/map/build.mjs FOLDER");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** Writes `map.js` as `map.0123456789abcdef.js`, and gives that name. */
const write = (name, content) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const hashed = name.replace(".", `.${hash}.`);
  writeFileSync(join(folder, hashed), content);
  return hashed;
};

const bundle = async (entry, options) => {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none", // all of them stand in the file of licenses
    logLevel: "warning",
    ...options,
  });
  return outputFiles[0].contents;
};

const packages = createRequire(import.meta.url);
const license = (name) => {
  // The packages do not export it, so it is found beside what they do export.
  const at = join(here, "../../node_modules", name);
  const { version } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(at, "LICENSE"), "utf8").trim()}\n`;
};

const licenses = write("licenses.txt", BUNDLED.map(license).join(`\n${"-".repeat(72)}\n\n`));
const script = await bundle("element.js", {
  format: "iife", // and no module: a browser may remember for ever that a module did not come
  target: "es2020",
  banner: { js: `/*! Licenses of what is bundled here: ${licenses} */` },
});
// Leaflet's own style sheet names pictures of things that are not used here.
const style = await bundle("map.css", { loader: { ".png": "empty" } });

const names = {
  script: write("map.js", script),
  style: write("map.css", style),
  states: write("states.json", JSON.stringify(states(packages))),
  counties: write("counties.json", JSON.stringify(counties(packages))),
};
console.log(JSON.stringify(names));

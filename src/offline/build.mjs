// What keeps the site without signal? Bundles the service worker, and what pages do with it, into the folder that is named,
// and prints the names as JSON. `cargo xtask build` runs it (crates/xtask/src/offline.rs).
//
//   node src/offline/build.mjs FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("name the folder to write into: node src/offline/build.mjs FOLDER");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const bundle = async (entry, format, name) => {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: "es2020",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none", // the license stands beside them
    logLevel: "warning",
  });
  const content = outputFiles[0].contents;
  writeFileSync(join(folder, name(createHash("sha256").update(content).digest("hex").slice(0, 16))), content);
};

const license = readFileSync(join(here, "../../node_modules/workbox-core/LICENSE"), "utf8");
writeFileSync(join(folder, "licenses.txt"), `Workbox, in sw.js and in the script beside this file\n\n${license.trim()}\n`);

const names = { worker: "worker.js", page: "" };
await bundle("worker/worker.js", "iife", () => names.worker);
await bundle("page/page.js", "esm", (hash) => (names.page = `page.${hash}.js`));
console.log(JSON.stringify(names));

// What stands for the site on a home screen? Draws the icons of public/icons as pictures of the sizes that phones ask for
// (src/prerender/web_manifest.rs names them). `cargo xtask build` runs it.
//
//   node src/icons/build.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Resvg } from "@resvg/resvg-js";

const drawings = join(dirname(fileURLToPath(import.meta.url)), "../../public/icons");
const folder = process.argv[2];
if (!folder) throw new Error("name the folder to draw into: node src/icons/build.mjs FOLDER");
mkdirSync(folder, { recursive: true });

/** Name of the picture, its drawing, and its width in pixels. An iPhone rounds the corners by itself. */
const PICTURES = [
  ["icon", "icon.svg", [192, 512]],
  ["maskable", "icon-maskable.svg", [192, 512]],
  ["monochrome", "icon-monochrome.svg", [192, 512]],
  ["touch", "icon-maskable.svg", [180]],
];

for (const [name, drawing, sizes] of PICTURES) {
  const svg = readFileSync(join(drawings, drawing), "utf8");
  for (const value of sizes) {
    const picture = new Resvg(svg, { fitTo: { mode: "width", value } }).render();
    writeFileSync(join(folder, `${name}-${value}.png`), picture.asPng());
  }
}

// What stands for the site on a home screen? Draws the icons of public/icons as pictures of the sizes that phones ask for
// (src/prerender/web_manifest.rs names them). `cargo xtask build` runs it.
//
//   node src/icons/build.mjs FOLDER [ICON COLOR]
//
// With an operator's own ICON (a square SVG) all pictures are of it. Where a phone cuts an icon into a shape of its own, it
// stands on a ground of this COLOR, within the part that is never cut off (https://www.w3.org/TR/appmanifest/#icon-masks).
// It has no picture of one color: what that would be, nobody can tell from the drawing.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Resvg } from "@resvg/resvg-js";

const drawings = join(dirname(fileURLToPath(import.meta.url)), "../../public/icons");
const [, , folder, own, ground] = process.argv;
if (!folder) throw new Error("name the folder to draw into: node src/icons/build.mjs FOLDER");
mkdirSync(folder, { recursive: true });

/** Name of the picture, its drawing, and its width in pixels. An iPhone rounds the corners by itself. */
const PICTURES = [
  ["icon", "icon.svg", [192, 512]],
  ["maskable", "icon-maskable.svg", [192, 512]],
  ["monochrome", "icon-monochrome.svg", [192, 512]],
  ["touch", "icon-maskable.svg", [180]],
];

/** The drawing in the middle of a ground, four fifths as wide. */
const onGround = (svg) => {
  const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${ground}"/>
    <image x="10" y="10" width="80" height="80" href="${image}"/></svg>`;
};

/** What a picture is drawn from. */
const drawingOf = (name, drawing) => {
  if (!own) return readFileSync(join(drawings, drawing), "utf8");
  const svg = readFileSync(own, "utf8");
  return name === "icon" ? svg : onGround(svg);
};

for (const [name, drawing, sizes] of PICTURES.filter(([name]) => !own || name !== "monochrome")) {
  const svg = drawingOf(name, drawing);
  for (const value of sizes) {
    const picture = new Resvg(svg, { fitTo: { mode: "width", value } }).render();
    writeFileSync(join(folder, `${name}-${value}.png`), picture.asPng());
  }
}

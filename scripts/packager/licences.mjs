// licences.mjs METAFILE: prints the licence of every npm package whose code esbuild put into the wrapper.

import fs from "node:fs";
import path from "node:path";

const [metafile] = process.argv.slice(2);
const inputs = Object.keys(JSON.parse(fs.readFileSync(metafile, "utf8")).inputs);
const names = new Set(inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));

for (const name of [...names].sort()) {
  const folder = path.join("task/node_modules", name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? fs.readFileSync(path.join(folder, file), "utf8").trim() : "The package holds no text of it.";
  console.log(`${name} ${version}: ${license}\n\n${text.replace(/^/gm, "  ")}\n`);
}

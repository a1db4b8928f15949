// write-manifest.mjs FOLDER WORD...: writes FOLDER/manifest.json, which the wrapper reads: every file of the folder, but
// its licences, with its SHA-256, and the words that start patscope ({} stands for the folder).

import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const [folder, ...command] = process.argv.slice(2);
const files = fs
  .readdirSync(folder, { recursive: true })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => !/^(licences(\/|$)|manifest\.json$)/.test(name))
  .filter((name) => fs.statSync(path.join(folder, name)).isFile())
  .sort();
const sha256 = (name) => crypto.createHash("sha256").update(fs.readFileSync(path.join(folder, name))).digest("hex");
const manifest = { files: Object.fromEntries(files.map((name) => [name, sha256(name)])), command };
fs.writeFileSync(path.join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

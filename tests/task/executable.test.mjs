// The bundled wrapper with the real executable, under the agent that agent.mjs plays. PATSCOPE_BINARY names the
// executable; without it there is nothing to run.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { before, test } from "node:test";

import { commandLine, argumentsOfInputs } from "../../task/src/inputs.js";
import { buildBundle, handlers, newFolder, runTask, taskFolder } from "./agent.mjs";

const executable = process.env.PATSCOPE_BINARY;
const canary = "canary-token-value";
const help = executable ? execFileSync(executable, ["check", "--help"], { encoding: "utf8" }) : "";
const offers = (option) => new RegExp(`${option}[ :=]`).test(help);
const skip = !executable
  ? "PATSCOPE_BINARY is not set"
  : !/--format FORMAT:.*azure/.test(help) && "this executable has no --format azure";

before(buildBundle);

const pipelineThatQueues = `
steps:
- script: |
    curl --fail --user ":$RELEASE_PAT" --request POST --data '{}' \\
      "https://dev.azure.com/contoso/Shop/_apis/pipelines/42/runs?api-version=7.1"
  env:
    RELEASE_PAT: $(RELEASE_PAT)
`;

/** A repository with these files, name -> text. */
function repository(files) {
  const folder = newFolder("repository");
  execFileSync("git", ["init", "--quiet", folder]);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function check(folder, { inputs = {}, environment = {}, node } = {}) {
  const usual = { grants: "RELEASE_PAT: vso.build_execute", pipelines: "azure-pipelines.yml", failOn: "missing" };
  return runTask(taskFolder(null), {
    inputs: { binaryPath: executable, changedOnly: "true", ...usual, ...inputs },
    environment: {
      SYSTEM_DEFAULTWORKINGDIRECTORY: folder, BUILD_SOURCESDIRECTORY: folder, RELEASE_PAT: canary, ...environment,
    },
    node,
  });
}

const named = (ended, name) => ended.commands.filter((command) => command.name === name);
const issues = (ended, type) => named(ended, "task.logissue").filter(({ properties }) => properties.type === type);
const variables = (ended) =>
  Object.fromEntries(named(ended, "task.setvariable").map(({ properties, data }) => [properties.variable, data]));

function assertNoSecret(ended) {
  const lines = ended.output.split("\n").filter((line) => !line.startsWith("##vso[task.setsecret]"));
  assert.ok(!lines.join("\n").includes(canary));
  assert.ok(!lines.join("\n").includes(Buffer.from(`:${canary}`).toString("base64")));
}

test("the executable knows every option that the wrapper can pass", { skip }, () => {
  const every = commandLine((name) => (name in argumentsOfInputs ? "true" : ""));
  const unknown = every.filter((word) => word.startsWith("--") && word !== "--" && !offers(word));
  assert.deepEqual(unknown, []);
});

for (const node of handlers) {
  test(`a token that suffices succeeds, under ${node}`, { skip }, async () => {
    const ended = await check(repository({ "azure-pipelines.yml": pipelineThatQueues }), { node });
    assert.equal(ended.code, 0);
    assert.equal(ended.result, "Succeeded", ended.output);
    assert.deepEqual(issues(ended, "error"), []);
    assert.equal(variables(ended).result, "covered");
    assert.deepEqual(JSON.parse(variables(ended).requiredScopes), { RELEASE_PAT: ["vso.build_execute"] });
    assertNoSecret(ended);
  });

  test(`a token that lacks a scope fails at the line that needs it, under ${node}`, { skip }, async () => {
    const folder = repository({ "azure-pipelines.yml": pipelineThatQueues });
    const ended = await check(folder, { inputs: { grants: "RELEASE_PAT: vso.code" }, node });
    assert.equal(ended.code, 0);
    assert.equal(ended.result, "Failed");
    const [issue] = issues(ended, "error");
    assert.equal(issue.properties.sourcepath, path.join(folder, "azure-pipelines.yml"));
    assert.equal(issue.properties.linenumber, "4");
    assert.equal(issue.properties.code, "missing-scope");
    assert.equal(variables(ended).result, "missing");
    assert.deepEqual(JSON.parse(variables(ended).missingScopes), { RELEASE_PAT: ["vso.build_execute"] });
    assert.deepEqual(JSON.parse(variables(ended).excessScopes), { RELEASE_PAT: ["vso.code"] });
    assertNoSecret(ended);
  });
}

test("the summary page, the SARIF file and the progress come with the commands that agents know", { skip }, async () => {
  const folder = repository({ "azure-pipelines.yml": pipelineThatQueues });
  const ended = await check(folder, { inputs: { grants: "RELEASE_PAT: vso.code" } });
  assert.match(ended.uploaded["task.uploadsummary"], /^# PAT scopes: missing$/m);
  assert.match(ended.uploaded["task.uploadsummary"], /^\| PAT RELEASE&#95;PAT \| \*\*missing\*\* \| vso\.build&#95;execute \|/m);
  const { results } = JSON.parse(ended.uploaded["artifact.upload"]).runs[0];
  assert.deepEqual(results.map(({ ruleId }) => ruleId).sort(), ["excess-scope", "missing-scope"]);
  const [artifact] = named(ended, "artifact.upload");
  assert.deepEqual(artifact.properties, { containerfolder: "CodeAnalysisLogs", artifactname: "CodeAnalysisLogs" });
  assert.equal(variables(ended).sarifFile, artifact.data);
  assert.deepEqual(named(ended, "task.setprogress").map(({ data }) => data), ["Reading azure-pipelines.yml"]);
});

for (const hostType of ["release", "deployment", "gates", ""]) {
  test(`an artifact is not uploaded where the agent refuses it: ${hostType || "no host type"}`, { skip }, async () => {
    const folder = repository({ "azure-pipelines.yml": pipelineThatQueues });
    const ended = await check(folder, { environment: { SYSTEM_HOSTTYPE: hostType } });
    assert.equal(ended.result, "Succeeded");
    assert.deepEqual(Object.keys(ended.uploaded), ["task.uploadsummary"]);
  });
}

test("the run of a fork, which has no secrets, is checked all the same", { skip }, async () => {
  const ended = await check(repository({ "azure-pipelines.yml": pipelineThatQueues }), {
    inputs: { live: "true", organization: "contoso" },
    environment: { SYSTEM_PULLREQUEST_ISFORK: "True", RELEASE_PAT: "$(RELEASE_PAT)" },
  });
  assert.equal(ended.result, "Succeeded", ended.output);
  assert.deepEqual(named(ended, "task.setsecret"), []);
  assert.equal(variables(ended).result, "covered");
});

test("a task that passes over what is unproven does not say that all is covered", { skip }, async () => {
  const folder = repository({ "azure-pipelines.yml": pipelineThatQueues });
  const ended = await check(folder, { inputs: { grants: "" } });
  assert.equal(ended.result, "Succeeded");
  assert.equal(variables(ended).result, "unproven");
  assert.doesNotMatch(named(ended, "task.complete").at(-1).data, /covered/);
});

test("a broken pipeline fails and says where", { skip }, async () => {
  const ended = await check(repository({ "azure-pipelines.yml": "steps:\n- script: 'never closed\n" }));
  assert.equal(ended.code, 0);
  assert.equal(ended.result, "Failed");
  assert.match(ended.output, /azure-pipelines\.yml/);
  assertNoSecret(ended);
});

test("a mistyped grant fails as a mistake of the inputs", { skip }, async () => {
  const folder = repository({ "azure-pipelines.yml": pipelineThatQueues });
  const ended = await check(folder, { inputs: { grants: "RELEASE_PAT: vso.cod" } });
  assert.equal(ended.code, 0);
  assert.equal(ended.result, "Failed");
  assert.match(ended.output, /did you mean vso\.code\?/);
});

test("a file name and a script that hold commands start none", { skip }, async () => {
  const command = "##vso[task.setvariable variable=evil]yes";
  const name = `${command}.yml`;
  const folder = repository({ [name]: pipelineThatQueues.replace("7.1", `7.1${command}`) });
  const ended = await check(folder, { inputs: { grants: "RELEASE_PAT: vso.code", pipelines: name } });
  assert.equal(ended.code, 0);
  assert.equal(ended.result, "Failed");
  assert.equal(variables(ended).evil, undefined);
  const ours = ["task.setsecret", "task.logissue", "task.issue", "task.complete", "task.setvariable", "task.debug",
    "task.setprogress", "task.uploadsummary", "artifact.upload"];
  for (const { name: seen } of ended.commands) assert.ok(ours.includes(seen), seen);
  assertNoSecret(ended);
});

test("a path that does not exist and looks like a command starts none", { skip }, async () => {
  const ended = await check(repository({ "azure-pipelines.yml": pipelineThatQueues }), {
    inputs: { pipelines: "##vso[task.setvariable variable=evil]yes.yml" },
  });
  assert.equal(ended.result, "Failed");
  assert.equal(variables(ended).evil, undefined);
});

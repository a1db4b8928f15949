import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { before, test } from "node:test";

import { buildBundle, handlers, runTask, taskFolder } from "./agent.mjs";

before(buildBundle);

const results = [
  { code: 0, result: "Succeeded" },
  { code: 1, result: "Failed" },
  { code: 2, result: "Failed" },
  { code: 3, result: "Failed" },
  { code: 4, result: "Failed" },
  { code: 5, result: "Failed" },
];

for (const node of handlers) {
  for (const { code, result } of results) {
    test(`exit code ${code} becomes ${result} and the wrapper exits with 0, under ${node}`, async () => {
      const ended = await runTask(taskFolder(`exit ${code}`), { node });
      assert.equal(ended.code, 0);
      assert.equal(ended.result, result);
    });
  }
}

test("a service that cannot be asked only warns where the user says so", async () => {
  const ended = await runTask(taskFolder("exit 4"), { inputs: { onVerifyError: "warn" } });
  assert.equal(ended.result, "SucceededWithIssues");
});

test("inputs become arguments, paths come last", async () => {
  const ended = await runTask(taskFolder('for a in "$@"; do echo "<$a>"; done'), {
    inputs: {
      pipelines: "azure-pipelines.yml\nci/my release.yml\n",
      grants: "RELEASE_PAT: vso.build_execute vso.code\nOTHER: app_token",
      failOn: "unproven",
      strict: "true",
      changedOnly: "false",
      parameters: 'stages=["a"]',
    },
  });
  const words = [...ended.output.matchAll(/^<(.*)>$/gm)].map((match) => match[1]);
  assert.deepEqual(words, [
    "check", "--format", "azure",
    "--grant", "RELEASE_PAT=vso.build_execute vso.code", "--grant", "OTHER=app_token",
    "--fail-on", "unproven", "--strict", "--parameter", 'stages=["a"]',
    "--", "azure-pipelines.yml", "ci/my release.yml",
  ]);
});

test("what only verification uses is kept from a static check, which refuses it", async () => {
  const words = async (live) => {
    const inputs = { live, organization: "contoso", tokenName: "release", expiryDays: "14" };
    return (await runTask(taskFolder('echo "<$*>"'), { inputs })).output;
  };
  assert.match(await words("false"), /^<check --format azure -->$/m);
  assert.match(
    await words("true"),
    /^<check --format azure --live --organization contoso --token-name release --expiry-days 14 -->$/m,
  );
});

test("Azure DevOps Server is asked by the URL of its collection", async () => {
  const server = "https://tfs.contoso.com/tfs/DefaultCollection";
  const ended = await runTask(taskFolder('echo "<$*>"'), { inputs: { live: "true", server } });
  assert.match(ended.output, new RegExp(`^<check --format azure --live --server ${server} -->$`, "m"));
});

test("tokens are masked, also as basic authentication sends them, before anything else is printed", async () => {
  const token = "canary-token-value";
  const ended = await runTask(taskFolder("exit 0"), {
    inputs: { grants: "RELEASE_PAT: vso.code" },
    environment: { RELEASE_PAT: token },
  });
  const lines = ended.output.split("\n");
  assert.equal(lines[0], `##vso[task.setsecret]${token}`);
  assert.equal(lines[1], `##vso[task.setsecret]${Buffer.from(`:${token}`).toString("base64")}`);
  assert.ok(!lines.slice(2).join("\n").includes(token));
});

test("the executable gets the named tokens by environment and no other secret", async () => {
  const ended = await runTask(taskFolder("env; echo \"args: $*\""), {
    inputs: { tokenVariables: "RELEASE_PAT" },
    environment: { RELEASE_PAT: "canary-1", OTHER_PAT: "canary-2", SECRET_THIRD: "canary-3", SYSTEM_TEAMPROJECT: "Shop" },
  });
  assert.match(ended.output, /^RELEASE_PAT=canary-1$/m);
  assert.match(ended.output, /^SYSTEM_TEAMPROJECT=Shop$/m);
  assert.doesNotMatch(ended.output, /canary-2|canary-3/);
  assert.doesNotMatch(ended.output, /^args:.*canary/m);
});

test("the executable gets the job token only to comment with it", async () => {
  for (const comments of ["true", "false"]) {
    const ended = await runTask(taskFolder("env"), { inputs: { comments }, environment: { SYSTEM_ACCESSTOKEN: "canary-4" } });
    assert.equal(/^SYSTEM_ACCESSTOKEN=canary-4$/m.test(ended.output), comments === "true");
  }
});

test("a missing executable fails the task and says for which platform", async () => {
  const ended = await runTask(taskFolder(null));
  assert.equal(ended.code, 0);
  assert.equal(ended.result, "Failed");
  assert.match(ended.output, /holds no patscope for linux-/);
});

test("a changed executable is not run", async () => {
  const folder = taskFolder("echo it ran");
  const file = path.join(folder, "bin/linux-x64/patscope");
  fs.chmodSync(file, 0o644);
  fs.appendFileSync(file, "echo more\n");
  const ended = await runTask(folder);
  assert.equal(ended.result, "Failed");
  assert.match(ended.output, /SHA-256/);
  assert.doesNotMatch(ended.output, /it ran/);
});

test("an executable that is killed fails the task with the signal's name", async () => {
  const ended = await runTask(taskFolder("kill -KILL $$"));
  assert.equal(ended.code, 0);
  assert.equal(ended.result, "Failed");
  assert.match(ended.output, /SIGKILL/);
});

test("the agent's cancelling reaches the executable, and the result is never one that agents do not know", async () => {
  const ended = await runTask(taskFolder("trap 'echo told; exit 5' INT; echo started; while :; do sleep 0.1; done"), {
    whileRunning: (wrapper) => wrapper.kill("SIGINT"),
    ready: /started/,
  });
  assert.match(ended.output, /told/);
  assert.doesNotMatch(ended.output, /Cancell?ed/);
  assert.equal(ended.code, 0);
});

test("no copy of the executable is left in the agent's temp folder", async () => {
  const ended = await runTask(taskFolder("exit 1"));
  assert.deepEqual(ended.left.filter((name) => name.startsWith("patscope")), []);
});

test("an executable of the user's own is run instead", async () => {
  const own = path.join(taskFolder("echo own; exit 0"), "bin/linux-x64/patscope");
  fs.chmodSync(own, 0o755);
  const ended = await runTask(taskFolder(null), { inputs: { binaryPath: own } });
  assert.match(ended.output, /^own$/m);
  assert.equal(ended.result, "Succeeded");
});

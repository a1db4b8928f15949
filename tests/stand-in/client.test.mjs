// Holds the stand-in for the service to azure-devops-node-api, a client that others wrote: it must find its routes, read
// the answers, and meet with each kind of token what its users meet.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import azdev from "azure-devops-node-api";

let standIn;
let where;

before(async () => {
  standIn = spawn(process.env.STAND_IN, { stdio: ["pipe", "pipe", "inherit"] });
  where = await new Promise((resolve, reject) => {
    standIn.on("exit", (code) => reject(new Error(`the stand-in ended with ${code}`)));
    standIn.stdout.on("data", (line) => resolve(JSON.parse(line)));
  });
});

after(() => standIn.stdin.end());

function connect(token) {
  return new azdev.WebApi(where.url, azdev.getPersonalAccessTokenHandler(token), {
    cert: { caFile: where.authority },
    allowRetries: false,
  });
}

const calls = {
  connect: async (api) => (await api.connect()).authenticatedUser.id,
  projects: async (api) => (await (await api.getCoreApi()).getProjects()).length,
  builds: async (api) => (await (await api.getBuildApi()).getBuilds("Shop")).length,
  repositories: async (api) => (await (await api.getGitApi()).getRepositories("Shop")).length,
  queue: async (api) => (await api.getBuildApi()).queueBuild({ definition: { id: 1 } }, "Shop"),
};

/** What the call returns, or the status with which the service refused. */
async function outcome(token, call) {
  try {
    return await calls[call](connect(token));
  } catch (error) {
    if (error.statusCode === undefined) throw error;
    return error.statusCode;
  }
}

// Listing projects is open to vso.profile too, which the scopes for builds and code include.
const user = "42424242-0000-0000-0000-000000000042";
const rows = [
  { token: "full-access", connect: user, projects: 0, builds: 0, repositories: 0, queue: 400 },
  { token: "reads-builds", connect: user, projects: 0, builds: 0, repositories: 401, queue: 401 },
  { token: "writes-code", connect: user, projects: 0, builds: 401, repositories: 0, queue: 401 },
  { token: "without-permission", connect: user, projects: 403, builds: 403, repositories: 403, queue: 403 },
  { token: "expired", connect: 401, projects: 401, builds: 401, repositories: 401, queue: 401 },
  { token: "of-another-organization", connect: 401, projects: 401, builds: 401, repositories: 401, queue: 401 },
  { token: "blocked", connect: 401, projects: 401, builds: 401, repositories: 401, queue: 401 },
];

for (const { token, ...expected } of rows)
  test(`a token that is ${token}`, async () => {
    for (const [call, answer] of Object.entries(expected)) assert.deepEqual(await outcome(token, call), answer, call);
  });

test("an expired token is told so", async () => {
  await assert.rejects(connect("expired").connect(), /401|has expired/);
});

test("an unknown token meets the sign-in page, which is no success", async () => {
  await assert.rejects(connect("revoked").connect());
});

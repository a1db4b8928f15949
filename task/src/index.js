// The Azure Pipelines task: inputs -> arguments and environment, exit code -> result. What patscope knows is in the
// executable. This process exits with 0 whatever happens: another code means a broken agent, not a failed task.

import { tokens } from "./mask.js";

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";

import tl from "azure-pipelines-task-lib/task.js";

import { childEnvironment } from "./environment.js";
import { prepareExecutable } from "./executable.js";
import { commandLine } from "./inputs.js";
import { outcome } from "./outcome.js";

const input = (name) => tl.getInput(name, false) ?? "";

function run([program, ...words], environment, workingFolder) {
  return new Promise((resolve) => {
    // Before the executable starts: a signal that comes at once would end this process and leave the executable behind.
    let child;
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    child = spawn(program, words, { env: environment, cwd: workingFolder, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => resolve({ error }));
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
}

async function main() {
  const temp = tl.getVariable("Agent.TempDirectory") || os.tmpdir();
  const own = input("binaryPath");
  const prepared = own ? { words: [own] } : prepareExecutable(__dirname, temp);
  try {
    const environment = childEnvironment(process.env, tokens, tl.getVariable);
    const folder = tl.getVariable("System.DefaultWorkingDirectory") || process.cwd();
    const ended = await run([...prepared.words, ...commandLine(input)], environment, folder);
    const [result, message] = outcome(ended, { onVerifyError: input("onVerifyError") });
    tl.setResult(tl.TaskResult[result], message);
  } finally {
    if (prepared.folder) fs.rmSync(prepared.folder, { recursive: true, force: true });
  }
}

main().catch((error) => tl.setResult(tl.TaskResult.Failed, error.message));

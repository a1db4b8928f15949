// Finds the executable for this machine, checks it, and puts a runnable copy into the agent's temp folder:
// an extension is a zip without file modes, and the folder of a task may be read-only.

import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** What goes wrong with the shipped files; the message says what to do. */
export class ExecutableError extends Error {}

const sha256 = (bytes) => crypto.createHash("sha256").update(bytes).digest("hex");

function readManifest(folder, platform) {
  const file = path.join(folder, "bin", platform, "manifest.json");
  if (!fs.existsSync(file)) {
    throw new ExecutableError(
      `This version of the task holds no patscope for ${platform}. ` +
        "Build it from source there and name it in the input binaryPath.",
    );
  }
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

function copyChecked(from, to, expected) {
  if (!fs.existsSync(from)) throw new ExecutableError(`${from} is missing: the extension is damaged, install it again.`);
  const bytes = fs.readFileSync(from);
  if (sha256(bytes) !== expected) {
    throw new ExecutableError(`${from} is not the file that was released (its SHA-256 differs): install it again.`);
  }
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, bytes);
  fs.chmodSync(to, 0o755);
}

/**
 * The words that start patscope, the program first. `taskFolder` holds `bin/PLATFORM/manifest.json`:
 * {"files": {"NAME": "SHA-256"}, "command": ["{}/lib/ld-linux-x86-64.so.2", ..., "{}/patscope"]}, where {} is the
 * folder of the copies.
 */
export function prepareExecutable(taskFolder, tempFolder, platform = `${process.platform}-${process.arch}`) {
  const name = platform.replace("win32", "win").replace("darwin", "osx");
  const manifest = readManifest(taskFolder, name);
  const target = fs.mkdtempSync(path.join(tempFolder, "patscope-"));
  for (const [file, expected] of Object.entries(manifest.files)) {
    copyChecked(path.join(taskFolder, "bin", name, file), path.join(target, file), expected);
  }
  return { words: manifest.command.map((word) => word.replace("{}", target)), folder: target };
}

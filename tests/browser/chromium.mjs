// Drives a headless Chromium by the DevTools protocol over a pipe: messages of JSON, each followed by a zero byte.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), "patscope-chromium-"));
  #pending = new Map();
  #listeners = [];
  #last = 0;
  #buffered = "";

  constructor(program) {
    const options = ["--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run",
      `--user-data-dir=${this.#profile}`, "about:blank"];
    // Chromium's sandbox refuses to run as root.
    if (process.getuid?.() === 0) options.unshift("--no-sandbox");
    this.#process = spawn(program, options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.#process.stdio[4].setEncoding("utf8").on("data", bytes => this.#receive(bytes));
  }

  #receive(bytes) {
    const messages = (this.#buffered + bytes).split("\0");
    this.#buffered = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text);
      const waiting = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else if (message.id) waiting?.resolve(message.result);
      else for (const listener of this.#listeners) listener(message);
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  /// Opens a page and waits until it is loaded. `events` collects what it asks for, says and complains of.
  async open(url, { scripts = true } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    const loaded = new Promise(resolve => this.#listeners.push(message => {
      if (message.sessionId !== sessionId) return;
      page.events.push(message);
      if (message.method === "Page.loadEventFired") resolve();
    }));
    for (const domain of ["Page", "Network", "Log", "Runtime"]) await page.send(`${domain}.enable`);
    await page.send("Emulation.setScriptExecutionDisabled", { value: !scripts });
    await page.send("Page.navigate", { url });
    await loaded;
    return page;
  }

  async close() {
    const ended = new Promise(resolve => this.#process.once("exit", resolve));
    await this.send("Browser.close");
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  events = [];
  #browser;
  #session;

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  /// The value of `expression` in the page.
  async evaluate(expression) {
    const { result, exceptionDetails } =
      await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /// Presses and lets go of a key that has a name, "Tab" or "Enter".
  async press(key, modifiers = 0) {
    const codes = { Tab: 9, Enter: 13, ArrowDown: 40, " ": 32 };
    const event = { key, code: key === " " ? "Space" : key, windowsVirtualKeyCode: codes[key], modifiers };
    const text = { Enter: "\r", " ": " " }[key];
    await this.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  async media(media, scheme) {
    await this.send("Emulation.setEmulatedMedia", { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  async size(width, height) {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  async screenshot() {
    const { data } = await this.send("Page.captureScreenshot", { captureBeyondViewport: true });
    return Buffer.from(data, "base64");
  }

  async pdf() {
    const { data } = await this.send("Page.printToPDF", { printBackground: true });
    return Buffer.from(data, "base64");
  }
}

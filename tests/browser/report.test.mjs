// The report as a person meets it: in headless Chromium, with hostile text in every field, by keyboard, in light and
// dark, on a narrow screen and on paper. SCREENSHOTS=FOLDER keeps pictures to look at.
//
// usage: PATSCOPE_BINARY=... CHROMIUM=... node --test tests/browser/
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { Browser } from "./chromium.mjs";
import { hostile, hostileName, reportOfHostileRepository } from "./repository.mjs";

let browser;
let address;
before(() => {
  browser = new Browser(process.env.CHROMIUM ?? "chromium");
  address = pathToFileURL(reportOfHostileRepository(process.env.PATSCOPE_BINARY ?? "patscope")).href;
});
after(() => browser.close());

async function picture(page, name) {
  if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, `${name}.png`), await page.screenshot());
}

test("hostile text stays text, and nothing is loaded", async () => {
  const page = await browser.open(address);
  const requested = page.events.filter(event => event.method === "Network.requestWillBeSent");
  assert.deepEqual(requested.map(event => event.params.request.url), [address]);
  const complaints = ["Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"];
  assert.deepEqual(page.events.filter(event => complaints.includes(event.method)), []);
  assert.equal(await page.evaluate("document.scripts.length"), 1);
  assert.equal(await page.evaluate("document.querySelectorAll('img, iframe, object, embed, link, base, b, svg svg').length"), 0);
  const handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))";
  assert.deepEqual(await page.evaluate(handlers), []);
  const text = await page.evaluate("document.body.textContent");
  assert.ok(text.includes(hostile), "a grant's name");
  assert.ok(text.includes(`${hostileName}.yml`), "a file's name");
});

test("everything can be reached and worked by keyboard", async () => {
  const page = await browser.open(address);
  const focused = () => page.evaluate("document.activeElement.textContent");
  await page.press("Tab");
  assert.equal(await focused(), "Skip to the content");
  await page.press("Enter");
  assert.equal(await page.evaluate("location.hash"), "#main");
  const interactive = await page.evaluate(
    "[...document.querySelectorAll('a[href], summary, select')].filter(e => e.checkVisibility()).length");
  const seen = new Set(["skip"]);
  for (let i = 0; i < interactive; ++i) {
    await page.press("Tab");
    const ring = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    assert.equal(ring, "solid", "what has the focus shows it");
    seen.add(await page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"));
    if (await page.evaluate("document.activeElement.id === 'by-credential'")) break;
  }
  assert.equal(await page.evaluate("document.activeElement.id"), "by-credential");
  const before = await page.evaluate("document.getElementById('shown').textContent");
  await page.press("ArrowDown");
  const filtered = await page.evaluate("document.getElementById('shown').textContent");
  assert.notEqual(filtered, before);
  assert.match(filtered, /^\d+ of \d+ kinds of request$/);
});

test("every control has a name, and headings leave out no level", async () => {
  const page = await browser.open(address);
  const { nodes } = await page.send("Accessibility.getFullAXTree");
  const roles = ["link", "combobox", "DisclosureTriangle", "heading", "region", "article", "image"];
  const unnamed = nodes.filter(node => !node.ignored && roles.includes(node.role?.value) && !node.name?.value);
  assert.deepEqual(unnamed.map(node => node.role.value), []);
  const levels = await page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5')].map(e => +e.tagName[1])");
  levels.reduce((last, level) => (assert.ok(level <= last + 1, `h${level} behind h${last}`), level), 0);
  assert.equal(await page.evaluate("document.documentElement.lang"), "en");
});

/// The least contrast (WCAG 2.2, 1.4.3) of text with what stands behind it.
const leastContrast = `(() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll("body *:not(svg *):not(.sr):not(script)")].filter(e =>
    [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim()) && e.checkVisibility());
  const found = texts.map(e => {
    const [a, b] = [luminance(channels(getComputedStyle(e).color)), luminance(behind(e))];
    return { ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), what: e.outerHTML.slice(0, 80) };
  });
  return found.sort((a, b) => a.ratio - b.ratio)[0];
})()`;

for (const scheme of ["light", "dark"])
  test(`it can be read in ${scheme} colours`, async () => {
    const page = await browser.open(address);
    await page.media("screen", scheme);
    await page.size(1280, 900);
    const least = await page.evaluate(leastContrast);
    assert.ok(least.ratio >= 4.5, `${least.ratio}: ${least.what}`);
    const ground = await page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]");
    assert.equal(Number(ground) > 127, scheme === "light");
    await picture(page, scheme);
  });

test("a narrow screen scrolls in one direction only", async () => {
  const page = await browser.open(address);
  await page.size(360, 800);
  assert.ok(await page.evaluate("document.documentElement.scrollWidth") <= 360);
  await picture(page, "narrow");
});

test("it prints in dark text on white paper, without what only a screen can do", async () => {
  const page = await browser.open(address);
  await page.media("print", "dark");
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('nav')).display"), "none");
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.filter')).display"), "none");
  const least = await page.evaluate(leastContrast);
  assert.ok(least.ratio >= 4.5, `${least.ratio}: ${least.what}`);
  assert.equal(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
  const pdf = await page.pdf();
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, "print.pdf"), pdf);
});

test("without scripts the same can be read", async () => {
  const page = await browser.open(address, { scripts: false });
  const { root } = await page.send("DOM.getDocument", { depth: 0 });
  const { outerHTML } = await page.send("DOM.getOuterHTML", { nodeId: root.nodeId });
  assert.ok(!outerHTML.includes("class=\"scripted\""));
  assert.ok(outerHTML.includes("<path class=\"edge"));
});

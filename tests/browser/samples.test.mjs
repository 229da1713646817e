// Every state of every page, from the samples: nothing that a machine can find keeps anybody from using it, and nothing
// has to be scrolled sideways, on a phone and on a desk, by day and by night.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import axe from "axe-core";

import { openBrowser } from "./buyer.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");
let folder, browser, names;

before(async () => {
	folder = process.env.KASSA_PAGES ?? mkdtempSync(path.join(os.tmpdir(), "kassa-pages-"));
	if (!process.env.KASSA_PAGES) {
		execFileSync("cargo", ["xtask", "pages", "--out", folder], { cwd: root, stdio: "pipe" });
	}
	// What merchants' colours make of them is proved for all colours elsewhere.
	names = readdirSync(folder).filter((name) => /^(?!index|brand-|language-).*\.html$/.test(name));
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	if (folder && !process.env.KASSA_PAGES) rmSync(folder, { recursive: true });
});

test("the samples are all there, and linked", () => {
	assert.ok(names.length > 150, `${names.length} samples`);
	const index = readFileSync(path.join(folder, "index.html"), "utf8");
	for (const name of names) assert.ok(index.includes(`href="${name}"`), name);
});

// What does not depend on the look is checked in one of them.
const LOOKS = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"];

async function looked(page, whole) {
	const rules = whole ? { rules: { "target-size": { enabled: true } } } : { runOnly: { type: "rule", values: LOOKS } };
	const found = await page.evaluate(
		(more) => globalThis.axe.run(document, { preload: false, resultTypes: ["violations"], ...more }),
		rules,
	);
	const told = found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => [id, html, any[0]?.message]));
	const [needed, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	return { told, checked: found.passes.length, tooWide: needed > wide };
}

// Each page is opened once, looked at on a phone by day, and then on a desk by night: that is every layout and every
// colour, in half the time of all four.
const VIEWS = [
	[360, 740, "light", true],
	[1440, 900, "dark", false],
];

test("every page can be used by everybody, on a phone and on a desk, by day and by night", async () => {
	const context = await browser.newContext({ bypassCSP: true });
	await context.addInitScript(axe.source);
	const left = [...names];
	const wrong = [];
	let count = 0;
	const work = async () => {
		const page = await context.newPage();
		for (let name = left.pop(); name; name = left.pop()) {
			await page.goto(`file://${folder}/${name}`, { waitUntil: "domcontentloaded" });
			// From right to left only the places are others: once is enough.
			for (const [width, height, colorScheme, whole] of name.startsWith("rtl-") ? VIEWS.slice(0, 1) : VIEWS) {
				await page.setViewportSize({ width, height });
				await page.emulateMedia({ colorScheme });
				const { told, tooWide, checked } = await looked(page, whole);
				assert.ok(checked > 0, `${name}: the checks have run`);
				if (told.length || tooWide) wrong.push({ name, width, colorScheme, told, tooWide });
			}
			count++;
		}
	};
	await Promise.all([work(), work()]);
	await context.close();
	assert.equal(count, names.length);
	assert.deepEqual(wrong, []);
});

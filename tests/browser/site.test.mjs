// The documentation as a site, as `cargo xtask site` builds it, in a real browser: every page asks nobody else for
// anything, can be used by everybody, on a phone and on a desk, by day and by night, and needs no script. That every link
// and anchor leads somewhere, and that every page is in the navigation, is what the building itself sees to.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import axe from "axe-core";

import { openBrowser } from "./buyer.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png" };
let folder, server, origin, browser, pages;

// Files and nothing else, as the plainest of servers would give them.
function answer(request, response) {
	const { pathname } = new URL(request.url, "http://site");
	const file = path.join(folder, path.normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
	if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
	const type = TYPES[path.extname(file).slice(1)] ?? "application/octet-stream";
	return createReadStream(file).pipe(response.writeHead(200, { "content-type": type }));
}

before(async () => {
	folder = process.env.KASSA_SITE ?? mkdtempSync(path.join(os.tmpdir(), "kassa-site-"));
	if (!process.env.KASSA_SITE) {
		execFileSync("cargo", ["xtask", "site", "--out", folder], { cwd: root, stdio: "pipe" });
	}
	server = http.createServer(answer).listen(0, "127.0.0.1");
	await once(server, "listening");
	origin = `http://127.0.0.1:${server.address().port}`;
	browser = await openBrowser();
	const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
	// What is found by the search depends on what was asked.
	pages = names.filter((name) => name !== "search.html").sort();
});

after(async () => {
	await browser?.close();
	server?.closeAllConnections();
	server?.close();
	if (folder && !process.env.KASSA_SITE) rmSync(folder, { recursive: true });
});

// A page that notices what it should not do.
async function open(context, problems) {
	const page = await context.newPage();
	page.on("request", (request) => {
		if (new URL(request.url()).origin !== origin && !request.url().startsWith("data:")) problems.push(request.url());
	});
	page.on("response", (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`));
	page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
	page.on("pageerror", (problem) => problems.push(`${problem}`));
	return page;
}

// What does not depend on the look is checked in one of them, and what stands around every page on some of them.
const LOOKS = ["color-contrast", "link-in-text-block"];

async function looked(page, name, { within, only, code, colours = true } = {}) {
	const found = await page.evaluate(
		([place, rules]) => globalThis.axe.run(place, { preload: false, resultTypes: ["violations"], ...rules }),
		[
			// Code has thousands of small pieces, and the same few colours on every page: it is looked at on some.
			within ? { include: [within], exclude: code ? [] : [".highlight"] } : "html",
			only
				? { runOnly: { type: "rule", values: only } }
				: { rules: { "target-size": { enabled: true }, "color-contrast": { enabled: colours } } },
		],
	);
	const told = found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => [id, html, any[0]?.message]));
	assert.ok(found.passes.length > 0, `${name}: the checks have run`);
	return told;
}

const tooWide = (page) =>
	page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth);

const VIEWS = [
	[360, 740, "light"],
	[1440, 900, "dark"],
	[360, 740, "dark"],
	[1440, 900, "light"],
];
// Looking takes long. By day every page is looked at on a phone, and every third for its colours and on a desk by night,
// too: the colours are the same few on all pages. Of the decisions, which are many and all of one form, every tenth is
// opened. With KASSA_EVERY_VIEW, as each night, everything is looked at in every view.
const everything = Boolean(process.env.KASSA_EVERY_VIEW);
const isLeftForTheNight = (name) => !everything && /^adr\/\d{3}[1-9]/.test(name);
const viewsOf = (place) => VIEWS.slice(0, everything ? 4 : place % 3 ? 1 : 2);

test("every page can be used by everybody and asks nobody else for anything", async () => {
	assert.ok(pages.length > 110, `${pages.length} pages`);
	const context = await browser.newContext();
	await context.addInitScript(axe.source);
	const left = [...pages.filter((name) => !isLeftForTheNight(name)).entries()];
	assert.ok(left.length > 55, `${left.length} pages to open`);
	const wrong = [];
	const work = async () => {
		const problems = [];
		const page = await open(context, problems);
		for (let next = left.pop(); next; next = left.pop()) {
			const [place, name] = next;
			await page.goto(`${origin}/${name}`, { waitUntil: "domcontentloaded" });
			for (const [width, height, colorScheme] of viewsOf(place)) {
				await page.setViewportSize({ width, height });
				await page.emulateMedia({ colorScheme });
				const first = width === 360 && colorScheme === "light";
				const only = first ? undefined : LOOKS;
				const colours = everything || place % 3 === 0;
				const told = await looked(page, name, { within: "article", only, colours });
				const wide = await tooWide(page);
				if (told.length || wide) wrong.push({ name, width, colorScheme, told, wide });
			}
			if (problems.length) wrong.push({ name, problems: problems.splice(0) });
		}
	};
	await Promise.all([work(), work()]);
	await context.close();
	assert.deepEqual(wrong, []);
});

// These are laid out in every way that a page of the site is.
test("the front door, a page of tables, one of pictures and one of code can be used by everybody, with all that stands around them", async () => {
	const context = await browser.newContext();
	await context.addInitScript(axe.source);
	const problems = [];
	const page = await open(context, problems);
	for (const name of ["index.html", "settings.html", "concepts.html", "start.html"]) {
		for (const [width, height, colorScheme] of name === "index.html" || everything ? VIEWS : VIEWS.slice(0, 2)) {
			await page.setViewportSize({ width, height });
			await page.emulateMedia({ colorScheme });
			await page.goto(`${origin}/${name}`);
			// What stands around it is the same everywhere.
			const options = name === "index.html" ? {} : { within: "article", code: true };
			assert.deepEqual(await looked(page, name, options), [], `${name} at ${width}, ${colorScheme}`);
			const empty = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).length);
			assert.equal(empty, 0, `${name} has pictures that are not there`);
		}
	}
	await context.close();
	assert.deepEqual(problems, []);
});

test("without script every page can be reached and read, from the front door on", async () => {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	const problems = [];
	const page = await open(context, problems);
	await page.goto(`${origin}/`);
	// On a phone the navigation is behind a button, which is one without a script, too.
	await page.locator("label.nav-overlay-icon:visible").click();
	await page.locator(".sidebar-tree a", { hasText: "Troubleshooting" }).click();
	assert.match(page.url(), /\/troubleshooting\.html$/);
	assert.match(await page.locator("h1").innerText(), /Troubleshooting/);
	await page.goto(`${origin}/`);
	const links = await page.locator(".sidebar-tree a").evaluateAll((all) => all.map((link) => link.href));
	const reached = new Set(links.map((link) => new URL(link).pathname.slice(1).replace(/(^|\/)$/, "$1index.html")));
	const hidden = pages.filter((name) => !reached.has(name) && !/^adr\/\d/.test(name) && name !== "index.html");
	assert.deepEqual(hidden, []);
	await context.close();
	assert.deepEqual(problems, []);
});

test("the search finds pages, where they are", async () => {
	const context = await browser.newContext();
	await context.addInitScript(axe.source);
	const problems = [];
	const page = await open(context, problems);
	await page.goto(`${origin}/`);
	await page.locator("input[name=q]").first().fill("parked");
	await page.keyboard.press("Enter");
	const found = page.locator("ul.search a");
	await found.first().waitFor();
	const places = new Set(await found.evaluateAll((all) => all.map((link) => new URL(link.href).pathname.slice(1))));
	assert.ok(places.has("operating.html"), [...places].join(" "));
	for (const place of places) assert.ok(pages.includes(place), place);
	assert.deepEqual(await looked(page, "search.html"), []);
	await page.locator("ul.search a[href*='operating.html']").first().click();
	assert.match(page.url(), /\/operating\.html/);
	await context.close();
	assert.deepEqual(problems, []);
});

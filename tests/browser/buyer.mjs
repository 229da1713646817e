// A person with a browser, who notices everything that a page should not do.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { chromium } from "playwright-core";

import { CARD } from "./harness.mjs";

const pictures = path.join(path.dirname(fileURLToPath(import.meta.url)), "out");
mkdirSync(pictures, { recursive: true });

const WIDTHS = { 360: 740, 1440: 900 };

// Looks at a page that stays the page it is: one that waits reads itself anew at any moment, and the picture of a page
// that is being replaced may never come.
async function still(page, look) {
	let looked;
	const end = new Promise((resolve) => (looked = resolve));
	const hold = async (route, request) => {
		if (request.isNavigationRequest()) await end;
		await route.fallback();
	};
	await page.route("**/*", hold);
	try {
		return await look();
	} finally {
		looked();
		await page.unroute("**/*", hold);
	}
}

// Keeps a picture of the page in each size, and sees that nothing has to be scrolled sideways. `sizes` has what the file
// is called after, and width and height in pixels.
export async function portrait(page, name, sizes) {
	const before = page.viewportSize();
	await still(page, async () => {
		for (const [kind, width, height] of sizes) {
			await page.setViewportSize({ width, height });
			await page.screenshot({ path: path.join(pictures, `${name}-${kind}.png`), fullPage: true });
			const needed = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(needed <= width, `${name} is ${needed} pixels wide at ${width}`);
		}
	});
	await page.setViewportSize(before);
}

// Debian builds Chromium twice from one source: whole, and without the windows, menus and profiles that nobody sees here.
// That takes two thirds of the time (cart.test.mjs: 40 s in place of 61), so most files use it. Checkout itself and the
// slow phone are tried in the whole one.
export function openBrowser({ whole = false } = {}) {
	return chromium.launch({
		executablePath: process.env.KASSA_CHROMIUM ?? (whole ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell"),
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
}

export class Buyer {
	problems = [];

	// Opens a browser window of its own. `origins` are the servers that its pages may talk to.
	static async open(browser, origins, { script = true } = {}) {
		const buyer = new Buyer();
		buyer.origins = origins;
		buyer.script = script;
		buyer.context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 1024, height: 800 } });
		buyer.context.setDefaultTimeout(10_000);
		buyer.page = await buyer.tab();
		return buyer;
	}

	async tab() {
		const page = await this.context.newPage();
		const documents = new Set();
		page.on("request", (request) => {
			const url = new URL(request.url());
			if (request.isNavigationRequest()) documents.add(request.url());
			if (url.protocol !== "data:" && !this.origins.includes(url.origin)) this.problems.push(`request to ${url}`);
		});
		page.on("console", (message) => {
			// That a page itself came with an error status is asserted where it matters. So is what the page's script is told
			// when a choice cannot be had: the browser logs such an answer as a failed resource.
			const { url } = message.location();
			const refused = /\/checkout\/\w+\/(update|pay|continue)$/.test(url) && /status of (402|409|422)/.test(message.text());
			const ownStatus = message.text().startsWith("Failed to load resource") && (documents.has(url) || refused);
			if (["error", "warning"].includes(message.type()) && !ownStatus) this.problems.push(message.text());
		});
		page.on("pageerror", (problem) => this.problems.push(`script error: ${problem}`));
		page.on("dialog", (dialog) => {
			this.problems.push(`dialog: ${dialog.message()}`);
			dialog.dismiss();
		});
		return page;
	}

	async close() {
		await this.context.close();
		assert.deepEqual(this.problems, [], "the pages did what they should not");
	}

	visit(session) {
		return this.page.goto(session.url);
	}

	// Fills in the form for one way to pay, as far as the page asks for it.
	async fill({
		card = CARD.good,
		phone,
		method = phone ? "mobile_money" : "card",
		email: address = "ama@example.com",
		page = this.page,
	} = {}) {
		const choice = page.locator(`input[type=radio][name=method][value=${method}]`);
		if (await choice.count()) await choice.check();
		// An invoice knows whom it is for.
		const email = page.locator("[name=email]:not([type=hidden])");
		if (await email.count()) await email.fill(address);
		if (method === "card") {
			await page.fill("[name=card_number]", card);
			await page.fill("[name=card_exp]", "12 / 34");
			await page.fill("[name=card_cvc]", "123");
			await page.fill("[name=card_name]", "Ama Mensah");
		}
		if (phone) await page.fill("[name=phone]", phone);
	}

	button(page = this.page) {
		return page.getByRole("button", { name: /^Pay\b/ });
	}

	// Changes something about the order and waits until the page has taken it over. With scripts off that takes the
	// button beside it: the one within `beside`, where the page has several.
	async change(act, { beside = "body" } = {}) {
		const answered = this.page.waitForResponse((response) => response.url().endsWith("/update"));
		await act(this.page);
		if (!this.script) await this.page.locator(`${beside} .still`).first().click();
		const answer = await answered;
		await answer.finished();
		await this.page.locator("body:not(.loading)").waitFor();
		return answer;
	}

	// Types into a field and leaves it, which is when the page asks what the change does.
	async put(selector, text, { beside } = {}) {
		return this.change(
			async (page) => {
				const field = page.locator(selector);
				if ((await field.evaluate((element) => element.localName)) === "select") return field.selectOption(text);
				await field.fill(text);
				await field.blur();
			},
			{ beside },
		);
	}

	// Presses a button of the page that changes the order without paying.
	async press(selector) {
		const answered = this.page.waitForResponse((response) => response.url().endsWith("/update"));
		await this.page.locator(selector).click();
		const answer = await answered;
		await answer.finished();
		await this.page.locator("body:not(.loading)").waitFor();
		return answer;
	}

	// Every place of the page that names the total names this one. The title of a subscription names what is subscribed to.
	async owes(total, { titled = true } = {}) {
		await this.page.locator("#pay-button", { hasText: total }).waitFor();
		// Where more is paid later, it says that this is due today.
		assert.equal((await this.page.locator(".amount").innerText()).replace(/\s+due today$/, ""), total);
		for (const sum of await this.page.locator(".sums .total dd").allInnerTexts()) assert.equal(sum, total);
		if (titled) assert.ok((await this.page.title()).includes(total), `the title says ${total}: ${await this.page.title()}`);
	}

	// What stands beside a field as wrong, tied to it for those who only hear the page.
	async wrong(id, words) {
		const error = this.page.locator(`#${id}-error`);
		await error.filter({ hasText: words }).waitFor();
		const field = this.page.locator(`#${id}`);
		assert.equal(await field.getAttribute("aria-invalid"), "true", id);
		assert.ok((await field.getAttribute("aria-describedby")).split(" ").includes(`${id}-error`), id);
	}

	// `within` is how long the bank may take to answer.
	async pay({ within, ...what } = {}) {
		await this.fill(what);
		await this.button(what.page).click({ timeout: within });
	}

	heading(words) {
		return this.page.getByRole("heading", { level: 1, name: words }).waitFor();
	}

	// What went wrong, in the words that the page puts first.
	async alert(words) {
		await this.page.getByRole("alert").filter({ hasText: words }).waitFor();
	}

	// Waits until the buyer is back at the merchant with a paid order.
	async isBack(merchant, session, { within = 10_000, page = this.page } = {}) {
		const url = `${merchant.url}/success?session_id=${session.id}`;
		await page.waitForURL(url, { timeout: within });
	}

	// Keeps a picture of the page on a phone and on a desk, and sees that nothing has to be scrolled sideways.
	picture(name) {
		const sizes = Object.entries(WIDTHS).map(([width, height]) => [width, Number(width), height]);
		return portrait(this.page, name, sizes);
	}

	// Nothing has to be scrolled sideways on a phone.
	async fits(name) {
		const before = this.page.viewportSize();
		const [width] = Object.keys(WIDTHS).map(Number);
		await this.page.setViewportSize({ width, height: WIDTHS[width] });
		const needed = await this.page.evaluate(() => document.documentElement.scrollWidth);
		assert.ok(needed <= width, `${name} is ${needed} pixels wide at ${width}`);
		await this.page.setViewportSize(before);
	}

	// The same page by day and by night. Without scripts it looks the same, and only has to fit.
	async pictures(name, { night = true } = {}) {
		if (!this.script) return this.fits(name);
		await this.picture(name);
		if (!night) return;
		await this.page.emulateMedia({ colorScheme: "dark" });
		await this.picture(`${name}-dark`);
		await this.page.emulateMedia({ colorScheme: null });
	}

	// Nothing that a machine can find keeps anybody from using the page, on a phone by night and on a desk by day.
	async usableByAll(name) {
		const before = this.page.viewportSize();
		for (const [width, colorScheme] of [
			[360, "dark"],
			[1440, "light"],
		]) {
			await this.page.setViewportSize({ width, height: WIDTHS[width] });
			await this.page.emulateMedia({ colorScheme });
			const { violations, passes } = await this.checked();
			const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => [id, html, any[0]?.message]));
			assert.deepEqual(told, [], `${name} at ${width}, ${colorScheme}`);
			assert.ok(passes.some(({ id }) => id === "color-contrast"), "the checks have run");
		}
		await this.page.emulateMedia({ colorScheme: null });
		await this.page.setViewportSize(before);
	}

	// The checks are brought into the page from outside, where its own policy would let no script in. What a provider's
	// frame shows is the provider's.
	async checked() {
		if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axe.source);
		return this.page.evaluate(() => globalThis.axe.run(document, { preload: false, iframes: false }));
	}

	// What stands beside a name in a list of facts.
	fact(name) {
		const row = this.page.locator("dl > div", { has: this.page.locator("dt", { hasText: name }) });
		return row.locator("dd").innerText();
	}

	// Goes on by the Tab key until this has the focus, and can be seen to have it.
	async tabTo(selector) {
		const seen = [];
		for (let presses = 0; presses < 40; presses++) {
			await this.page.keyboard.press("Tab");
			const there = await this.page.locator(selector).evaluateAll((all) =>
				all.some((one) => one === document.activeElement && one.matches(":focus-visible")),
			);
			if (there) return;
			seen.push(await this.page.evaluate(() => document.activeElement.textContent.trim().slice(0, 30)));
		}
		assert.fail(`the Tab key never reaches ${selector}, only ${seen.join(", ")}`);
	}
}

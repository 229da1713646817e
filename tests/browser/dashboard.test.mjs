// The dashboard as the merchant's people use it: from the link that the first start prints, by keyboard, without
// scripts, and with news that come by themselves.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { Kassa, until } from "./harness.mjs";

const PASSWORD = "correct horse battery";
const OWNER = "owner@example.com";
let kassa, browser;

before(async () => {
	kassa = await Kassa.start();
	browser = await openBrowser();
	await inWindow(async ({ page }) => {
		const invitation = kassa.said.match(/http\S+\/dashboard\/invitation\/\S+/)?.[0];
		assert.ok(invitation, kassa.said);
		await page.goto(invitation);
		await page.getByLabel("Your name").fill("Ama Mensah");
		await page.getByLabel("Password").fill("too short");
		await page.getByRole("button", { name: "Continue" }).click();
		await page.getByText("must have at least 12 characters").waitFor();
		assert.equal(await page.getByLabel("Your name").inputValue(), "Ama Mensah", "what was typed stays");
		await page.getByLabel("Password").fill(PASSWORD);
		await page.getByRole("button", { name: "Continue" }).click();
		// Whoever has just chosen the password is not asked for it again.
		await page.waitForURL(`${kassa.url}/dashboard`);
	});
});

after(async () => {
	await browser?.close();
	await kassa?.stop();
});

async function inWindow(run, options) {
	const person = await Buyer.open(browser, [kassa.url], options);
	try {
		await run(person);
	} catch (problem) {
		await person.context.close();
		throw problem;
	}
	await person.close();
}

// Somebody who is signed in, where they wanted to go.
const signedIn = (run, { at = "", ...options } = {}) =>
	inWindow(async (person) => {
		const { page } = person;
		await page.goto(`${kassa.url}/dashboard${at}`);
		await page.getByLabel("E-mail").fill(OWNER);
		await page.getByLabel("Password").fill(PASSWORD);
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.waitForURL(`${kassa.url}/dashboard${at}`);
		await run(person);
	}, options);

// A session to pay.
const toPay = (amount) =>
	kassa.expect(201, "POST", "/v1/checkout/sessions", {
		amount,
		currency: "GHS",
		success_url: `${kassa.url}/demo/thank-you?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${kassa.url}/demo/cancelled`,
	});

// Every page that the menu leads to.
async function menu(page) {
	const links = await page.locator("nav.menu .wide a").evaluateAll((found) => found.map((link) => link.href));
	assert.ok(links.length > 2, `${links}`);
	return links;
}

test("an invitation is used up, and the link of another one comes from the command line", async () => {
	// What the README says to type makes a link, word by word.
	const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
	const typed = /`kassa (member invite [^`]*)`/.exec(readme.replace(/\s+/g, " "))[1].split(" ");
	assert.match(await kassa.onDatabase(...typed), /^http\S+\/dashboard\/invitation\/\S+\n/);
	const words = ["member", "invite", "--email", "kofi@example.com", "--role", "support", "--public-url", kassa.url];
	const [url] = (await kassa.onDatabase(...words)).split("\n");
	await inWindow(async ({ page }) => {
		const used = kassa.said.match(/http\S+\/dashboard\/invitation\/\S+/)[0];
		assert.equal((await page.goto(used)).status(), 404);
		await page.getByRole("heading", { name: "This invitation is not valid" }).waitFor();
		assert.equal((await page.goto(url)).status(), 200);
		await page.getByText("kofi@example.com").waitFor();
	});
});

test("who is not signed in comes back to the page that was asked for", () =>
	signedIn(async ({ page }) => page.getByRole("heading", { name: "Your profile" }).waitFor(), { at: "/profile" }));

for (const script of [true, false]) {
	test(`every page of the menu can be used by everybody, ${script ? "with" : "without"} scripts`, () =>
		signedIn(
			async (person) => {
				const { page } = person;
				await page.setViewportSize({ width: 1440, height: 900 });
				for (const link of await menu(page)) {
					assert.equal((await page.goto(link)).status(), 200, link);
					if (script) await person.usableByAll(link);
				}
			},
			{ script },
		));
}

test("a payment appears on the first page by itself, and nobody loses their place", () =>
	signedIn(async ({ page }) => {
		await page.evaluate(() => (globalThis.before = true));
		const session = await toPay(7700);
		await inWindow(async (buyer) => {
			await buyer.visit(session);
			await buyer.fill();
			await buyer.button().click();
			await buyer.page.waitForURL((url) => !url.pathname.startsWith("/checkout/"));
		});
		await page.getByRole("cell", { name: /77\.00/ }).first().waitFor();
		assert.equal(await page.evaluate(() => globalThis.before), true, "the page was not loaded anew");
	}));

test("codes are set up with a device, and asked for from then on", () =>
	signedIn(async ({ page }) => {
		await page.goto(`${kassa.url}/dashboard/profile`);
		await page.locator("#sure").fill(PASSWORD);
		await page.getByRole("button", { name: "Set up codes" }).click();
		await page.locator(".qr svg").waitFor();
		const secret = (await page.locator(".secret code").innerText()).trim();
		const code = () => execFileSync("python3", ["-c", TOTP, secret], { encoding: "utf8" }).trim();
		await page.locator("#code").fill(code());
		await page.getByRole("button", { name: "Turn codes on" }).click();
		await page.getByRole("heading", { name: "Codes are on" }).waitFor();
		const recovery = (await page.locator(".secret code").innerText()).trim().split("\n");
		assert.equal(recovery.length, 10);
		await inWindow(async ({ page: other }) => {
			await other.goto(`${kassa.url}/dashboard`);
			await other.getByLabel("E-mail").fill(OWNER);
			await other.getByLabel("Password").fill(PASSWORD);
			await other.getByRole("button", { name: "Sign in" }).click();
			await other.locator("#code").fill(recovery[0]);
			await other.getByRole("button", { name: "Continue" }).click();
			await other.getByRole("heading", { name: "Home" }).waitFor();
		});
		await page.goto(`${kassa.url}/dashboard/profile`);
		await page.locator("#sure").fill(PASSWORD);
		const off = page.getByRole("button", { name: "Turn codes off" });
		await off.click();
		await page.getByRole("button", { name: "Really? Turn codes off" }).click();
		await page.getByText("Codes are off").waitFor();
	}));

// The code of now by RFC 6238, with nothing but what comes with the language.
const TOTP = `
import base64, hmac, struct, sys, time
key = base64.b32decode(sys.argv[1] + "=" * (-len(sys.argv[1]) % 8))
digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
at = digest[-1] & 15
print("%06d" % (struct.unpack(">I", digest[at:at + 4])[0] % 2**31 % 10**6))
`;

test("the whole way in and out goes by keyboard alone", () =>
	inWindow(async ({ page }) => {
		await page.goto(`${kassa.url}/dashboard`);
		const type = async (label, text) => {
			for (let steps = 0; steps < 10; steps++) {
				const here = await page.evaluate(() => document.activeElement?.labels?.[0]?.textContent ?? "");
				if (here.startsWith(label)) return page.keyboard.type(text);
				await page.keyboard.press("Tab");
			}
			throw new Error(`no way to ${label}`);
		};
		await type("E-mail", OWNER);
		await type("Password", PASSWORD);
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { name: "Home" }).waitFor();
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
		await page.keyboard.press("Enter");
		assert.equal(await page.evaluate(() => document.activeElement.id), "main");
		for (let steps = 0; steps < 40; steps++) {
			if ((await page.evaluate(() => document.activeElement.textContent.trim())) === "Sign out") break;
			await page.keyboard.press("Shift+Tab");
		}
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { name: "Sign in" }).waitFor();
		assert.equal((await page.goto(`${kassa.url}/dashboard`)).url(), `${kassa.url}/dashboard/sign-in`);
	}));

test("the preview follows what is typed, and a logo is on the hosted page", () =>
	signedIn(
		async ({ page }) => {
			const frame = page.frameLocator("iframe.preview");
			await frame.getByText("Pay").first().waitFor();
			await page.getByLabel("Name", { exact: false }).first().fill("Kente & Co");
			await frame.getByText("Kente & Co").first().waitFor();
			await page.getByLabel("Use your own colors").check();
			await page.locator("#background_color").fill("#123456");
			await until("the preview has the colour", () =>
				frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor === "rgb(18, 52, 86)"));
			await page.getByLabel("Terms").fill("not an address");
			await page.getByRole("button", { name: "Save" }).click();
			await page.locator("#terms_url-error").waitFor();
			await page.getByLabel("Terms").fill("https://shop.example/terms");
			await page.getByRole("button", { name: "Save" }).click();
			await page.getByText("Saved.").waitFor();
			const png = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==";
			const file = { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") };
			await page.getByLabel("Picture").setInputFiles(file);
			await page.getByRole("button", { name: "Upload" }).click();
			await page.getByText("Logo in use").waitFor();
			const session = await toPay(1200);
			await inWindow(async (buyer) => {
				await buyer.visit(session);
				await buyer.page.getByText("Kente & Co").first().waitFor();
				await buyer.page.locator("img").first().waitFor();
			});
			await page.getByLabel("Picture").setInputFiles({ ...file, name: "x.svg", mimeType: "image/svg+xml" });
			await page.getByRole("button", { name: "Upload" }).click();
			await page.getByText("must not be SVG").waitFor();
		},
		{ at: "/branding" },
	));

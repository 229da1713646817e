// Pictures of every sample page in a folder: `node shots.mjs FOLDER`. `cargo xtask pages --screenshots` runs it.
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { openBrowser } from "./buyer.mjs";

const folder = path.resolve(process.argv[2]);
const names = readdirSync(folder).filter((name) => /^(?!index|brand-).*\.html$/.test(name));
const browser = await openBrowser();
for (const width of [360, 768, 1440]) {
	for (const colorScheme of ["light", "dark"]) {
		const out = path.join(folder, "shots", `${width}-${colorScheme}`);
		mkdirSync(out, { recursive: true });
		const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
		const page = await context.newPage();
		for (const name of names) {
			await page.goto(`file://${folder}/${name}`);
			await page.screenshot({ path: path.join(out, name.replace(/html$/, "png")), fullPage: true });
		}
		await context.close();
	}
}
await browser.close();

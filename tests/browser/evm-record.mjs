// Writes down what a real node says, for the tests of the adapter: `node evm-record.mjs` in this folder.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { Chain, MNEMONIC, SHOP_PATH, addressOf, xpub } from "./evm-node.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const file = path.join(here, "../../crates/processors/src/evm/tests/anvil.json");
const TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

const chain = await Chain.start();
try {
	// A moment: every block as the node describes it, and every transfer of any token.
	const moment = async () => {
		const head = await chain.head();
		const blocks = [];
		for (let number = 0; number <= head; number++) {
			const block = await chain.ask("eth_getBlockByNumber", `0x${number.toString(16)}`, false);
			// The rest of a block is long, and nobody reads it; one stands whole under `answers`.
			const { hash, parentHash, timestamp, transactions } = block;
			blocks.push({ number: block.number, hash, parentHash, timestamp, transactions });
		}
		const logs = await chain.ask("eth_getLogs", { fromBlock: "0x0", toBlock: "latest", topics: [TRANSFER] });
		return { blocks, logs };
	};
	const moments = {};

	await chain.mint(chain.buyer, 1_000_000_000n);
	const dollars = chain.token;
	const other = await chain.deploy();
	chain.token = other;
	await chain.mint(chain.buyer, 1_000_000_000n);
	chain.token = dollars;
	await chain.mine(2);
	moments.empty = await moment();

	// 10 of 25.5 arrive, and with them what does not count: nothing at all, another token, the chain's coin.
	await chain.transfer(addressOf(0), 10_000_000n);
	await chain.transfer(addressOf(0), 0n);
	chain.token = other;
	await chain.transfer(addressOf(0), 25_500_000n);
	chain.token = dollars;
	await chain.coin(addressOf(0), 10n ** 18n);
	moments.partial = await moment();

	// The rest arrives, and in one transaction something for two others, one of them twice.
	await chain.transfer(addressOf(0), 15_500_000n);
	await chain.spread([addressOf(1), addressOf(2), addressOf(1)], [1_000_000n, 7_000_000n, 2_000_000n]);
	await chain.mine(1);
	moments.paid = await moment();

	// The last three blocks are taken back; in their place the rest is paid again, in another block.
	await chain.reorg(3, [[chain.call("transfer", [addressOf(0), 15_500_001n]), 2]]);
	moments.reorganised = await moment();
	await chain.mine(4);
	moments.deep = await moment();

	const word = (address) => `0x${address.slice(2).toLowerCase().padStart(64, "0")}`;
	const call = (method, params, id) => ({ jsonrpc: "2.0", id, method, params });
	const logs = (fromBlock, toBlock) => ({
		address: chain.token.toLowerCase(),
		fromBlock,
		toBlock,
		topics: [TRANSFER, null, [word(addressOf(0))]],
	});
	const answers = {};
	const record = async (name, body) => {
		answers[name] = (await chain.exchange(body)).text;
	};
	const decimals = (to) => call("eth_call", [{ to: to.toLowerCase(), data: "0x313ce567" }, "latest"], 2);
	await record("verify", [call("eth_chainId", [], 1), decimals(chain.token)]);
	await record("no_contract", [call("eth_chainId", [], 1), decimals(chain.buyer)]);
	await record("start", [
		call("eth_chainId", [], 1),
		call("eth_blockNumber", [], 2),
		call("eth_getBlockByNumber", ["0x2", false], 3),
	]);
	await record("logs", [
		call("eth_getLogs", [logs("0x0", "0x8")], 1),
		call("eth_getBlockByNumber", ["0x8", false], 2),
	]);
	await record("behind", [
		call("eth_getLogs", [logs("0x0", "0xfff")], 1),
		call("eth_getBlockByNumber", ["0xfff", false], 2),
	]);
	await record("no_method", [call("eth_nothing", [], 1)]);
	await record("bad_filter", [call("eth_getLogs", [{ fromBlock: "ten" }], 1)]);

	const numbers = [0, 1, 2, 9, 1000, 2 ** 31 - 1];
	const children = (where) => ({
		path: where,
		xpub: xpub(where),
		addresses: numbers.map((number) => [number, addressOf(number, where)]),
	});
	const derived = [children("m/44'/60'/0'/0"), children(SHOP_PATH), children("m/44'/60'/0'")];
	const said = { contract: chain.token, mnemonic: MNEMONIC, derived, answers, moments };
	writeFileSync(file, `${JSON.stringify(said, null, "\t")}\n`);
	console.log(`wrote ${file}`);
} finally {
	await chain.stop();
}

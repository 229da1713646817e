// A chain of our own for tests: a local node, a token on it, and the hands of somebody who pays with it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

import { HDNodeWallet, Interface, getAddress } from "ethers";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

// The mnemonic that local nodes use everywhere: whoever reads this owns its accounts.
export const MNEMONIC = "test test test test test test test test test test test junk";
// The node's rich accounts are the children of account 0, so a shop takes its addresses from account 1.
export const SHOP_PATH = "m/44'/60'/1'/0";

const branch = (where) => HDNodeWallet.fromPhrase(MNEMONIC, "", where).neuter();
// The extended public key that a merchant copies out of a wallet.
export const xpub = (where = SHOP_PATH) => branch(where).extendedKey;
// The address that a payment's number leads to, by a library that is not ours.
export const addressOf = (number, where = SHOP_PATH) => branch(where).deriveChild(number).address;

const SOURCE = (decimals) => `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
import "@openzeppelin/contracts/token/ERC20/ERC20.sol";
contract TestToken is ERC20 {
	constructor() ERC20("Test Token", "TEST") {}
	function decimals() public pure override returns (uint8) { return ${decimals}; }
	function mint(address to, uint256 amount) external { _mint(to, amount); }
	// Several transfers in one transaction, as an exchange pays out.
	function spread(address[] calldata to, uint256[] calldata amounts) external {
		for (uint256 i = 0; i < to.length; i++) _transfer(msg.sender, to[i], amounts[i]);
	}
}`;

const compiled = new Map();

// Compiles the token, once for all chains of a test, and answers with its interface and its code.
export function compileToken({ decimals = 6 } = {}) {
	if (!compiled.has(decimals)) compiled.set(decimals, compile(decimals));
	return compiled.get(decimals);
}

function compile(decimals) {
	const solc = require("solc");
	const input = {
		language: "Solidity",
		sources: { "TestToken.sol": { content: SOURCE(decimals) } },
		settings: { outputSelection: { "*": { TestToken: ["abi", "evm.bytecode.object"] } } },
	};
	const found = (name) => ({ contents: readFileSync(path.join(here, "node_modules", name), "utf8") });
	const output = JSON.parse(solc.compile(JSON.stringify(input), { import: found }));
	const problems = (output.errors ?? []).filter((problem) => problem.severity === "error");
	assert.deepEqual(problems, [], "the token compiles");
	const { abi, evm } = output.contracts["TestToken.sol"].TestToken;
	return { abi: new Interface(abi), code: `0x${evm.bytecode.object}` };
}

export class Chain {
	// Starts a node on a free port and puts a token on it. Blocks are mined when a transaction comes, unless `seconds`
	// says how often; `hold` stops that, so that a test decides.
	static async start({ chainId = 31337, decimals = 6, seconds } = {}) {
		const chain = new Chain();
		const often = seconds ? ["--block-time", String(seconds)] : [];
		chain.child = spawn(
			path.join(here, "node_modules/.bin/anvil"),
			["--host", "127.0.0.1", "--port", "0", "--chain-id", String(chainId), "--mnemonic", MNEMONIC, ...often],
			{ stdio: ["ignore", "pipe", "inherit"] },
		);
		try {
			for await (const line of readline.createInterface({ input: chain.child.stdout })) {
				const [, port] = line.match(/^Listening on 127\.0\.0\.1:(\d+)/) ?? [];
				if (!port) continue;
				chain.url = `http://127.0.0.1:${port}`;
				break;
			}
			assert.ok(chain.url, "the node says where it listens");
			chain.child.stdout.resume();
			chain.chainId = chainId;
			chain.decimals = decimals;
			[chain.rich, chain.buyer, chain.other] = await chain.ask("eth_accounts");
			chain.token = await chain.deploy();
		} catch (problem) {
			await chain.stop();
			throw problem;
		}
		return chain;
	}

	async stop() {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const gone = once(this.child, "exit");
		this.child.kill("SIGTERM");
		await gone;
	}

	// A call or a batch of them as it goes over the wire, and the answer as it comes.
	async exchange(body) {
		const response = await fetch(this.url, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		return { status: response.status, text: await response.text() };
	}

	async ask(method, ...params) {
		const { text } = await this.exchange({ jsonrpc: "2.0", id: 1, method, params });
		const { result, error } = JSON.parse(text);
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	}

	// Puts the token on the chain; `token` is its address as people write it.
	async deploy() {
		const { abi, code } = compileToken({ decimals: this.decimals });
		this.abi = abi;
		const receipt = await this.receipt(await this.ask("eth_sendTransaction", { from: this.rich, data: code }));
		return getAddress(receipt.contractAddress);
	}

	async receipt(hash) {
		for (let tries = 0; tries < 200; tries++) {
			const receipt = await this.ask("eth_getTransactionReceipt", hash);
			if (receipt) {
				assert.equal(receipt.status, "0x1", `${hash} worked`);
				return receipt;
			}
			await new Promise((done) => setTimeout(done, 50));
		}
		throw new Error(`${hash} was never mined`);
	}

	call(name, args, from = this.buyer) {
		return { from, to: this.token, gas: "0x7a120", data: this.abi.encodeFunctionData(name, args) };
	}

	// Each of these answers with the hash of a transaction, which is in a block at once unless blocks are held.
	mint(to, raw) {
		return this.ask("eth_sendTransaction", this.call("mint", [to, raw], this.rich));
	}

	transfer(to, raw, from = this.buyer) {
		return this.ask("eth_sendTransaction", this.call("transfer", [to, raw], from));
	}

	spread(to, raws, from = this.buyer) {
		return this.ask("eth_sendTransaction", this.call("spread", [to, raws], from));
	}

	// The chain's own coin, which no shop here takes.
	coin(to, wei, from = this.buyer) {
		return this.ask("eth_sendTransaction", { from, to, value: `0x${wei.toString(16)}` });
	}

	async balance(of) {
		const data = this.abi.encodeFunctionData("balanceOf", [of]);
		return BigInt(await this.ask("eth_call", { to: this.token, data }, "latest"));
	}

	async head() {
		return Number(await this.ask("eth_blockNumber"));
	}

	mine(blocks = 1) {
		return this.ask("anvil_mine", `0x${blocks.toString(16)}`);
	}

	// While held, transactions wait until `mine`.
	hold(held = true) {
		return this.ask("evm_setAutomine", !held);
	}

	// Takes back so many blocks and mines as many others in their place. `pairs` are transactions for the new blocks,
	// each with the place of its block: `[[chain.call("transfer", [to, raw]), 0]]`. The node keeps the state of its latest
	// few hundred blocks only, so a chain of thousands cannot be taken back.
	reorg(depth, pairs = []) {
		return this.ask("anvil_reorg", depth, pairs);
	}
}

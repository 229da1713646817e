//! The settings of an account: one token on one chain.

use super::address::{Address, parse_xpub};
use super::units::DECIMALS_MAX;
use bip32::XPub;
use kassa_domain::id::Mode;
use kassa_domain::money::Currency;
use kassa_domain::processor::{Keys, Setting};
use kassa_domain::time::HOUR;
use std::net::IpAddr;

pub(super) const XPUB: &str = "xpub";
pub(super) const RPC_URL: &str = "rpc_url";
pub(super) const CHAIN_ID: &str = "chain_id";
pub(super) const NETWORK: &str = "network";
pub(super) const TOKEN: &str = "token";
pub(super) const CONTRACT: &str = "contract";
pub(super) const DECIMALS: &str = "decimals";
pub(super) const CONFIRMATIONS: &str = "confirmations";
pub(super) const LATENESS_HOURS: &str = "lateness_hours";
pub(super) const START_BLOCK: &str = "start_block";

/// The tokens that are ERC-20 contracts. ETH is a coin, which moves without a log to find it by.
pub(super) const TOKENS: &[&str] = &["USDC", "USDT", "DAI", "EURC", "WETH", "WBTC", "MATIC", "POL"];

/// Chains where tokens are worth nothing: test networks, and the ids that local nodes have.
const TEST_CHAINS: [u64; 14] = [
    97, 300, 1337, 17_000, 31_337, 43_113, 59_141, 80_002, 84_532, 421_614, 534_351, 560_048, 11_155_111,
    11_155_420,
];
/// Chains where tokens are worth something. Other chains can be either.
const LIVE_CHAINS: [u64; 11] = [1, 10, 56, 100, 137, 324, 8453, 42_161, 43_114, 59_144, 534_352];

const CONFIRMATIONS_MAX: u64 = 1_000;
const LATENESS_HOURS_MAX: i64 = 24 * 90;

const fn setting(name: &'static str, about: &'static str) -> Setting {
    Setting { name, about, secret: false, needed: true, default: None }
}

/// The settings, in the order in which a merchant fills them in.
pub(super) static SETTINGS: [Setting; 10] = [
    Setting {
        secret: true,
        ..setting(
            XPUB,
            "The extended public key that receiving addresses are derived from, such as of m/44'/60'/0'/0 in your \
             wallet; it cannot spend, but links all your addresses. Give it to no other account.",
        )
    },
    Setting {
        secret: true,
        ..setting(RPC_URL, "The address of a node's JSON-RPC interface, with its key if it has one.")
    },
    setting(CHAIN_ID, "The chain's number, such as 8453 for Base; the node must say the same."),
    setting(NETWORK, "The chain's name, as buyers read it, such as Base."),
    setting(TOKEN, "The token, such as USDC."),
    setting(CONTRACT, "The address of the token's contract on this chain."),
    setting(DECIMALS, "How many decimals the contract has, such as 6; the contract must say the same."),
    Setting {
        default: Some("12"),
        ..setting(
            CONFIRMATIONS,
            "How many blocks must stand on a transfer, its own included, to make it certain.",
        )
    },
    Setting {
        default: Some("72"),
        ..setting(LATENESS_HOURS, "For how many hours after its end a payment's address is still watched.")
    },
    Setting {
        needed: false,
        ..setting(
            START_BLOCK,
            "The first block to look at; where it is not set, shortly before the first payment.",
        )
    },
];

/// An account whose settings are in order.
pub(super) struct Account<'a> {
    pub(super) xpub: XPub,
    pub(super) rpc_url: &'a str,
    pub(super) chain_id: u64,
    pub(super) network: &'a str,
    pub(super) token: Currency,
    pub(super) contract: Address,
    pub(super) decimals: u32,
    pub(super) confirmations: u64,
    /// In milliseconds.
    pub(super) lateness: i64,
    pub(super) start_block: Option<u64>,
}

impl<'a> Account<'a> {
    /// Reads the settings.
    ///
    /// # Errors
    /// The setting that is wrong, and what would be right. Its value is not repeated.
    pub(super) fn read(keys: &'a Keys) -> Result<Self, (&'static str, String)> {
        let wrong = |name, right: &str| (name, right.to_owned());
        let xpub = parse_xpub(keys.expose(XPUB).trim()).map_err(|right| wrong(XPUB, right))?;
        let rpc_url = keys.expose(RPC_URL).trim();
        check_url(rpc_url).map_err(|right| wrong(RPC_URL, right))?;
        let chain_id = number(keys, CHAIN_ID, 1, u64::from(u32::MAX).saturating_mul(1 << 16))?;
        check_mode(keys.scope.mode, chain_id).map_err(|right| wrong(CHAIN_ID, right))?;
        let network = keys.text(NETWORK).trim();
        if network.is_empty() || network.chars().count() > 40 || network.chars().any(char::is_control) {
            return Err(wrong(NETWORK, "a name of at most 40 characters"));
        }
        let token = Some(keys.text(TOKEN)).filter(|code| TOKENS.contains(code)).and_then(Currency::parse);
        let token = token.ok_or_else(|| (TOKEN, format!("one of {}", TOKENS.join(", "))))?;
        let contract = Address::parse(keys.text(CONTRACT).trim()).filter(|address| !address.is_zero());
        let contract = contract.ok_or_else(|| {
            wrong(CONTRACT, "0x and 40 hexadecimal digits; if they have both cases, with the right checksum")
        })?;
        let decimals = number(keys, DECIMALS, 0, u64::from(DECIMALS_MAX))?;
        let lateness = number(keys, LATENESS_HOURS, 1, LATENESS_HOURS_MAX.unsigned_abs())?;
        let start_block = match keys.text(START_BLOCK).is_empty() {
            true => None,
            false => Some(number(keys, START_BLOCK, 0, u64::from(u32::MAX).saturating_mul(1 << 8))?),
        };
        Ok(Self {
            xpub,
            rpc_url,
            chain_id,
            network,
            token,
            contract,
            decimals: u32::try_from(decimals).unwrap_or_default(),
            confirmations: number(keys, CONFIRMATIONS, 1, CONFIRMATIONS_MAX)?,
            lateness: i64::try_from(lateness).unwrap_or_default().saturating_mul(HOUR),
            start_block,
        })
    }

    /// What money is looked for, as text: a payment of another chain, contract or scale is not this account's any more.
    pub(super) fn of(&self) -> String {
        format!("{}/{}/{}", self.chain_id, self.contract.lower(), self.decimals)
    }
}

/// A whole number within bounds, in plain digits.
fn number(keys: &Keys, name: &'static str, least: u64, most: u64) -> Result<u64, (&'static str, String)> {
    let text = keys.text(name).trim();
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let found = plain.then(|| text.parse().ok()).flatten();
    found
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| (name, format!("a whole number from {least} to {most}")))
}

/// A node is spoken to over TLS, unless it is on this very machine.
fn check_url(text: &str) -> Result<(), &'static str> {
    let right = "an https address; http only where the node is on this machine (127.0.0.1, ::1, localhost)";
    let url: http::Uri = text.parse().map_err(|_| right)?;
    let host = url.host().filter(|host| !host.is_empty()).ok_or(right)?;
    if url.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("an address without a user name; keys of a node stand in its path");
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let here = host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match url.scheme_str() {
        Some("https") => Ok(()),
        Some("http") if here => Ok(()),
        _ => Err(right),
    }
}

/// Test payments are made with what is worth nothing, and live ones are not.
fn check_mode(mode: Mode, chain_id: u64) -> Result<(), &'static str> {
    match mode {
        Mode::Live if TEST_CHAINS.contains(&chain_id) => Err("no test network, in live mode"),
        Mode::Test if LIVE_CHAINS.contains(&chain_id) => Err("a test network, in test mode"),
        Mode::Live | Mode::Test => Ok(()),
    }
}

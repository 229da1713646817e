//! Tests of the adapter to EVM chains. `anvil.json` holds what a real node said; `tests/browser/evm-record.mjs` writes
//! it.

mod floods;
mod node;
mod reading;
mod rules;
mod walk;

use super::units::{DECIMALS_MAX, Raw, from_money, parse, quantity, to_quantity, to_text, word};
use super::*;
use crate::testing::{NOW, attempt, heard, keys, money, say, shown, silent, site, step};
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::id::AttemptId;
use kassa_domain::money::Money;
use kassa_domain::processor::{CallError, HANDLE, Means, Payer, What};
use node::{Node, recorded};

/// Account 1 of the mnemonic that local nodes use.
const XPUB: &str = "xpub6EFHUEbYV13535ChA9yg5xZTWowwFCmFoWnhLbwkd91xHoirGu89GTZw\
     BSUBnBpFeY5EV2cgof8yuyDnkeGALcD8DgGYJSiQfkxKpunWTX1";
const CONTRACT: &str = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const ADDRESS_0: &str = "0x8C8d35429F74ec245F8Ef2f4Fd1e551cFF97d650";
const RPC_URL: &str = "https://node.example/v2/canary-key";

/// An account that wants three confirmations, with these settings instead of the usual ones.
fn account(mode: Mode, other: &[(&'static str, &'static str)]) -> Keys {
    let mut settings = vec![
        ("xpub", XPUB),
        ("rpc_url", RPC_URL),
        ("chain_id", "31337"),
        ("network", "Local"),
        ("token", "USDC"),
        ("contract", CONTRACT),
        ("decimals", "6"),
        ("confirmations", "3"),
    ];
    settings.retain(|(name, _)| !other.iter().any(|(given, _)| given == name));
    settings.extend(other);
    keys(&Evm, mode, &settings)
}

fn ours() -> Keys {
    account(Mode::Test, &[])
}

/// A payment of 25.5 USDC with this number.
fn numbered(number: u32) -> Attempt {
    let mut attempt = attempt("evm", Method::Crypto, money(2_550_000_000, "USDC"));
    attempt.id = AttemptId::of(format!("pay_{number}"));
    attempt.body.number = Some(number);
    attempt
}

fn outside() -> Op {
    Op::Charge(Payer { email: None, means: Means::Outside, scripted: true })
}

/// The payment as it stands once the buyer sees the address.
fn offered(number: u32) -> Attempt {
    let attempt = numbered(number);
    match step(&Evm, &ours(), &outside(), &attempt, None) {
        (state, Step::Show(ask)) => shown(&attempt, ask, state),
        (_, other) => panic!("{other:?}"),
    }
}

/// The same addresses as those that ethers derives, for the public keys of two accounts and for one level higher.
#[test]
fn addresses_are_those_of_another_library() {
    let said = recorded();
    let mut seen = 0;
    for derived in said["derived"].as_array().unwrap() {
        let xpub = address::parse_xpub(derived["xpub"].as_str().unwrap()).unwrap();
        for pair in derived["addresses"].as_array().unwrap() {
            let number = u32::try_from(pair[0].as_u64().unwrap()).unwrap();
            let address = address::derive(&xpub, number).unwrap();
            let theirs = pair[1].as_str().unwrap();
            assert_eq!(address.checksummed(), theirs, "{number}");
            assert_eq!(address.lower(), theirs.to_lowercase());
            assert_eq!(address::Address::parse(theirs), Some(address));
            assert_eq!(address::Address::of_topic(&address.topic()), Some(address));
            seen += 1;
        }
        assert_eq!(address::derive(&xpub, 1 << 31), None, "hardened children have no public derivation");
    }
    assert_eq!(seen, 18);
    assert_eq!(said["derived"][1]["xpub"], XPUB);
}

/// The examples of ERC-55.
#[test]
fn checksums_are_those_of_the_standard() {
    for text in [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ] {
        assert_eq!(address::Address::parse(text).unwrap().checksummed(), text);
    }
    for text in [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
        "0xgaAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "",
    ] {
        assert_eq!(address::Address::parse(text), None, "{text}");
    }
}

#[test]
fn amounts_are_scaled_exactly_or_not_at_all() {
    let raw = |text: &str| parse(text).unwrap();
    for (amount, code, decimals, expected) in [
        (2_550_000_000, "USDC", 6, "25500000"),
        (100, "USDC", 6, "1"),
        (1, "DAI", 18, "10000000000"),
        (99_999_999_999_999_999, "DAI", 18, "999999999999999990000000000"),
        (99_999_999_999_999_999, "USDC", 36, "999999999999999990000000000000000000000000000"),
        (1, "WBTC", 8, "1"),
        (100_000_000, "USDC", 0, "1"),
    ] {
        assert_eq!(from_money(money(amount, code), decimals), Some(raw(expected)), "{amount} {code}");
    }
    for (amount, code, decimals) in
        [(1, "USDC", 6), (150, "USDC", 6), (99, "WBTC", 6), (0, "USDC", 6), (-100, "USDC", 6)]
    {
        assert_eq!(from_money(money(amount, code), decimals), None, "{amount} {code}");
    }
    for (digits, decimals, text) in [
        ("25500000", 6, "25.5"),
        ("1", 6, "0.000001"),
        ("1000000", 6, "1"),
        ("0", 6, "0"),
        ("0", 0, "0"),
        ("120", 0, "120"),
        ("1", 18, "0.000000000000000001"),
        ("1", DECIMALS_MAX, "0.000000000000000000000000000000000001"),
    ] {
        assert_eq!(to_text(raw(digits), decimals), text);
    }
    assert!(
        to_text(Raw::MAX, 18).starts_with("115792089237316195423570985008687907853269984665640564039457.")
    );
}

#[test]
fn numbers_are_read_strictly() {
    let top = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
    assert_eq!(parse(top), Some(Raw::MAX));
    for text in
        ["", "-1", "+1", "1_0", " 1", "0x1", "1e3", "1.0", &top.replace("115", "116"), &"9".repeat(79)]
    {
        assert_eq!(parse(text), None, "{text}");
    }
    for number in [0, 1, 255, u64::MAX] {
        assert_eq!(quantity(&to_quantity(number)), Some(number));
    }
    assert_eq!(quantity("0x0A"), Some(10));
    for text in ["", "0x", "10", "0x-1", "0x+1", "0x1_0", "0x1 ", "0X1", "0xg", "0x10000000000000000", "-0x1"]
    {
        assert_eq!(quantity(text), None, "{text}");
    }
    assert_eq!(word(&format!("0x{:0>64}", "ff")), Some(Raw::from(255u8)));
    for text in ["0x", "0xff", &"0".repeat(64), &format!("0x{:0>66}", 1), &format!("0x{:0>63}z", 1)] {
        assert_eq!(word(text), None, "{text}");
    }
}

/// What is right, and what is wrong with everything else; live and test networks never mix.
#[test]
fn settings_are_checked() {
    let check = |mode, other: &[(&'static str, &'static str)]| Evm.check(&account(mode, other));
    assert_eq!(check(Mode::Test, &[]), None);
    let live = [("chain_id", "8453"), ("contract", "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913")];
    assert_eq!(check(Mode::Live, &live), None);
    for good in [
        ("rpc_url", "http://127.0.0.1:8545"),
        ("rpc_url", "http://localhost:8545/path"),
        ("rpc_url", "http://[::1]:8545"),
        ("contract", "0x5FBDB2315678AFECB367F032D93F642F64180AA3"),
        ("chain_id", "424242"),
        ("confirmations", "1"),
        ("start_block", "0"),
    ] {
        assert_eq!(check(Mode::Test, &[good]), None, "{good:?}");
    }
    assert_eq!(check(Mode::Live, &[("chain_id", "424242")]), None, "nobody knows what this chain is");
    for (name, bad) in [
        ("xpub", ""),
        (
            "xpub",
            "xpub6EFHUEbYV13535ChA9yg5xZTWowwFCmFoWnhLbwkd91xHoirGu89GTZw\
     BSUBnBpFeY5EV2cgof8yuyDnkeGALcD8DgGYJSiQfkxKpunWTX2",
        ),
        ("xpub", "0x8C8d35429F74ec245F8Ef2f4Fd1e551cFF97d650"),
        (
            "xpub",
            "zpub6jftahH18ngZxUuv6oSniLNrBCSSE1B4EEU59bwTCEt8x6aS6b2mdfLx\
     bS4QS53g85SWWP6wexqeer516433gYpZQoJie2tcMYdJ1SYYYAL",
        ),
        ("rpc_url", ""),
        ("rpc_url", "http://node.example"),
        ("rpc_url", "http://10.0.0.1:8545"),
        ("rpc_url", "http://127.0.0.1.example"),
        ("rpc_url", "ws://127.0.0.1:8546"),
        ("rpc_url", "https://user:secret@node.example"),
        ("rpc_url", "/path"),
        ("chain_id", "0"),
        ("chain_id", "0x1"),
        ("chain_id", "8453"),
        ("chain_id", "99999999999999999999"),
        ("network", ""),
        ("network", "a\nb"),
        ("token", "ETH"),
        ("token", "USD"),
        ("token", "usdc"),
        ("contract", "0x0000000000000000000000000000000000000000"),
        ("contract", "0x5FbDB2315678afecb367f032d93F642f64180aA3"),
        ("contract", "vitalik.eth"),
        ("decimals", "37"),
        ("decimals", "6.0"),
        ("decimals", "-6"),
        ("confirmations", "0"),
        ("confirmations", "1001"),
        ("lateness_hours", "0"),
        ("start_block", "latest"),
    ] {
        let (setting, words) = check(Mode::Test, &[(name, bad)]).unwrap_or_else(|| panic!("{name} {bad}"));
        assert_eq!(setting, name, "{bad}");
        assert!(!words.is_empty() && (bad.len() < 5 || !words.contains(bad)), "{words}");
    }
    assert_eq!(check(Mode::Live, &[]).unwrap().0, "chain_id", "a local chain is worth nothing");
    assert_eq!(check(Mode::Live, &[("chain_id", "84532")]).unwrap().1, "no test network, in live mode");
}

/// The private key of the standard's first test vector, and words: both are refused before anything is done with them,
/// and never repeated.
#[test]
fn private_keys_are_refused() {
    let private = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiC\
     hkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";
    let testnet = "tprv8ZgxMBicQKsPeDgjzdC36fs6bMjGApWDNLR9erAXMs5skhMv36j9MV5e\
     cvfavji5khqjWaWSFhN3YcCUUdiKH6isR4Pwy3U5y5egddBr16m";
    let words = "test test test test test test test test test test test junk";
    for (secret, part) in [(private, "private one"), (testnet, "private one"), (words, "secret words")] {
        let (setting, said) = Evm.check(&account(Mode::Test, &[("xpub", secret)])).unwrap();
        assert_eq!(setting, "xpub");
        assert!(said.contains(part) && said.contains("move it to a new wallet"), "{said}");
        assert!(!said.contains(secret) && !said.contains("junk"), "{said}");
    }
}

#[test]
fn a_payment_is_begun_without_a_call() {
    let (state, step) = step(&Evm, &ours(), &outside(), &numbered(0), None);
    let Step::Show(Ask::Address(due)) = step else { panic!("{step:?}") };
    assert_eq!(state[HANDLE], ADDRESS_0.to_lowercase());
    assert_eq!(state["due"], "25500000");
    assert_eq!((due.network.as_str(), due.token.as_str(), due.amount.as_str()), ("Local", "USDC", "25.5"));
    assert_eq!((due.contract.as_str(), due.address.as_str()), (CONTRACT, ADDRESS_0));
    assert_eq!((due.received.as_str(), due.seen.as_str(), due.blocks_left), ("", "", 0));
    assert_eq!(
        due.uri,
        "ethereum:0x5FbDB2315678afecb367f032d93F642f64180aa3@31337/transfer\
         ?address=0x8C8d35429F74ec245F8Ef2f4Fd1e551cFF97d650&uint256=25500000"
    );
}

/// What cannot be paid here is said before an address is shown. Another account may be of the right token.
#[test]
fn what_cannot_be_paid_shows_no_address() {
    let with = |amount: Money, number: Option<u32>| {
        let mut attempt = attempt("evm", Method::Crypto, amount);
        attempt.body.number = number;
        attempt
    };
    let usdc = |amount| money(amount, "USDC");
    for (what, keys, attempt, said) in [
        ("a part of its unit", ours(), with(usdc(150), Some(1)), "Declined(ProcessingError)"),
        ("nothing", ours(), with(usdc(0), Some(1)), "Declined(ProcessingError)"),
        ("no number", ours(), with(usdc(100), None), "Declined(ProcessingError)"),
        ("a hardened number", ours(), with(usdc(100), Some(1 << 31)), "Declined(ProcessingError)"),
        ("another token", ours(), with(money(100, "USDT"), Some(1)), "Unavailable"),
        ("no key", account(Mode::Test, &[("xpub", "")]), with(usdc(100), Some(1)), "Unavailable"),
    ] {
        let (state, next) = step(&Evm, &keys, &outside(), &attempt, None);
        assert_eq!(say(&next), said, "{what}");
        assert!(state.is_empty(), "{what}");
    }
}

/// Every operation, on an attempt that was never shown and on one that was.
#[test]
fn operations() {
    let wait = "wait 3600000";
    for (op, fresh, known) in [
        (outside(), "show", "show"),
        (Op::Prepare, "ready", "ready"),
        (Op::Fetch, "show", wait),
        (Op::Void, "Declined(Abandoned)", "wait 259200000"),
        (Op::Resume(kassa_domain::processor::BuyerAnswer::Confirm), "show", wait),
        (Op::ChargeSaved, "Declined(ProcessingError)", "Declined(ProcessingError)"),
        (Op::Capture(money(100, "USDC")), "Unknown", "Unknown"),
        (Op::FetchRefund, "Unknown", "Unknown"),
    ] {
        for (attempt, expected) in [(numbered(3), fresh), (offered(3), known)] {
            let (state, next) = step(&Evm, &ours(), &op, &attempt, None);
            let said = say(&next);
            assert_eq!(
                said.split_once(" Address(").map_or(said.as_str(), |(word, _)| word),
                expected,
                "{op:?}"
            );
            let kept = op.is_refund() || !state.is_empty() || attempt.body.state.is_empty();
            assert!(kept, "{op:?} forgets what was shown");
        }
    }
    let (_, refused) = step(&Evm, &ours(), &Op::Refund, &offered(3), None);
    assert_eq!(
        say(&refused),
        "Failed(\"tokens on a chain are sent back by hand, from the merchant's wallet\")"
    );
}

/// Pressing the button again, or asking after a crash, shows the same address.
#[test]
fn the_address_of_an_attempt_never_changes() {
    let attempt = offered(7);
    let (state, next) = step(&Evm, &ours(), &outside(), &attempt, None);
    assert_eq!(
        (&state, say(&next)),
        (&attempt.body.state, say(&Step::Show(attempt.body.ask.clone().unwrap())))
    );
    let mut lost = attempt.clone();
    lost.body.ask = None;
    assert_eq!(say(&step(&Evm, &ours(), &outside(), &lost, None).1), say(&next));
    // Neither does it follow a key that was exchanged meanwhile.
    let other = address_of("m/44'/60'/0'/0");
    let (state, _) = step(&Evm, &account(Mode::Test, &[("xpub", other)]), &Op::Fetch, &attempt, None);
    assert_eq!(state, attempt.body.state);
}

fn address_of(path: &str) -> &'static str {
    let said = recorded();
    let found = said["derived"].as_array().unwrap().iter().find(|derived| derived["path"] == path).unwrap();
    found["xpub"].as_str().unwrap().to_owned().leak()
}

#[test]
fn no_two_numbers_share_an_address() {
    let handles: Vec<String> = (0..200).map(|number| offered(number).handle().unwrap().to_owned()).collect();
    let mut unique = handles.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), handles.len());
}

#[test]
fn nobody_is_believed_but_the_chain() {
    let hook = http::Request::builder().body("{}".into()).unwrap();
    assert_eq!(Evm.judge(&hook, &ours(), NOW), Err(BadHook::NoSecret));
    let attempt = offered(0);
    let (keys, site) = (ours(), site());
    let case = Case {
        keys: &keys,
        attempt: &attempt,
        refund: None,
        state: &attempt.body.state,
        site: &site,
        now: NOW,
    };
    let back = http::Request::builder().uri("/?paid=yes").body("amount=1".into()).unwrap();
    assert_eq!(Evm.returned(&back, &case), Ok(What::GoAsk));
}

#[test]
fn an_explorers_list_is_read() {
    let header = ["Transaction Hash", "From", "To", "TokenValue", "TokenSymbol"].map(str::to_owned);
    let line = |to: &str, value: &str, symbol: &str| {
        let row = ["0xaa", "0xbb", to, value, symbol].map(str::to_owned);
        Evm.line(&header, &row)
    };
    let charge = |amount| {
        let about = Reference::Handle(ADDRESS_0.to_lowercase());
        Ok(Some(Line { about, kind: LineKind::Charge, amount: money(amount, "USDC") }))
    };
    assert_eq!(line(ADDRESS_0, "25.5", "USDC"), charge(2_550_000_000));
    assert_eq!(line(ADDRESS_0, "1,025.5", "USDC"), charge(102_550_000_000));
    assert_eq!(line(ADDRESS_0, "25.5", "SPAM"), Ok(None));
    assert!(line(ADDRESS_0, "0.000000000000000001", "DAI").is_err());
    assert!(line("nobody", "1", "USDC").is_err());
    assert!(Evm.line(&["To".to_owned()], &[ADDRESS_0.to_owned()]).is_err());
}

/// Neither key stands in anything that is kept, shown or told.
#[test]
fn secrets_stay_where_they_are() {
    let mut shop = Node::of("empty").shop(vec![offered(0)]);
    shop.node.faults = vec![
        Some(heard(500, format!("{{\"error\":\"{RPC_URL} is busy\"}}"))),
        Some(silent(CallError::NoAnswer)),
    ];
    let mut said = String::new();
    for _ in 0..6 {
        said += &format!("{:?} {:?} {:?}", shop.scan(), shop.cursor, shop.attempts);
    }
    said += &format!("{:?} {:?}", shop.keys, step(&Evm, &shop.keys, &outside(), &numbered(0), None));
    assert!(shop.node.asked.len() > 4 && said.contains(&ADDRESS_0.to_lowercase()));
    for secret in ["xpub", "canary", "node.example"] {
        assert!(!said.contains(&format!("{secret}6E")) && !said.contains("canary"), "{secret}");
    }
}

#[test]
fn the_profile_is_of_one_piece() {
    let profile = Evm.profile();
    assert!(profile.numbers && profile.scans_every_ms.is_some() && profile.glue.is_none());
    assert_eq!((profile.captures, profile.refunds), (Part::None, Part::None));
    for code in profile.serves[0].currencies {
        assert!(kassa_domain::money::Currency::parse(code).is_some_and(|token| token.is_token()), "{code}");
    }
    let secret: Vec<&str> = profile.settings.iter().filter(|it| it.secret).map(|it| it.name).collect();
    assert_eq!(secret, ["xpub", "rpc_url"]);
    let mut cannot: Vec<&str> = profile.cannot.iter().map(|(name, _)| *name).collect();
    cannot.dedup();
    assert_eq!(cannot.len(), 16);
    for can in [
        "success",
        "pending_then_success",
        "timeout_money_moved",
        "duplicate_notice",
        "notices_any_order",
        "late_success",
        "secrets_scrubbed",
    ] {
        assert!(!cannot.contains(&can), "{can}");
    }
    assert_eq!(numbered(0).status, AttemptStatus::Asked);
}

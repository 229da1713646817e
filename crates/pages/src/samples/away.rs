//! Pages where the buyer pays somewhere else than in our fields.

use super::{HOSTILE, book, form, pay, step, total};
use crate::{ChainDue, Method, Notice, Page, PayForm, ProviderFields};

/// Every way to pay.
const EVERY: [Method; 4] = [Method::Card, Method::MobileMoney, Method::BankTransfer, Method::Crypto];

fn provider(name: &str, plain: Option<(String, Vec<(String, String)>)>, notice: Option<Notice>) -> Page {
    let fields = ProviderFields {
        provider: name.to_owned(),
        script: "/provider.js".to_owned(),
        glue: "/static/processors/sample.js".to_owned(),
        config: format!("{{\"key\":\"{}\"}}", name.replace('"', "\\\"")),
        return_url: "/checkout/cs_sample/return/pay_sample".to_owned(),
        plain,
    };
    Page::Provider { total: book(), step: step(), fields, notice }
}

fn away(provider: &str, notice: Option<Notice>) -> Page {
    let url = "https://pay.example/transaction".to_owned();
    Page::Away { total: book(), step: step(), provider: provider.to_owned(), url, notice }
}

fn chain(network: &str, received: &str, seen: &str) -> Page {
    let due = ChainDue {
        network: network.to_owned(),
        token: "USDC".to_owned(),
        contract: "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913".to_owned(),
        address: "0x9858EfFD232B4033E47d90003D41EC34EcaEda94".to_owned(),
        amount: "25.5".to_owned(),
        uri: "ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?\
              address=0x9858EfFD232B4033E47d90003D41EC34EcaEda94&uint256=25500000"
            .to_owned(),
        received: received.to_owned(),
        seen: seen.to_owned(),
        blocks_left: 7,
    };
    let total = total("A year of the archive", 2_550_000_000, "USDC", 8);
    Page::Chain { total, step: step(), due }
}

/// Enough is on its way, and has to be confirmed.
fn chain_enough() -> Page {
    match chain("Base", "", "25.5") {
        Page::Chain { total, step, due } => {
            Page::Chain { total, step, due: ChainDue { amount: "0".to_owned(), ..due } }
        }
        other => other,
    }
}

/// Where the buyer pays somewhere else than in our fields.
pub(super) fn elsewhere() -> Vec<(&'static str, Page)> {
    let form = |methods: &[Method], chosen| PayForm { elsewhere: methods.to_vec(), ..form(methods, chosen) };
    let hosted = ("https://pay.example/hosted".to_owned(), vec![("order_id".to_owned(), HOSTILE.to_owned())]);
    vec![
        ("pay-elsewhere", pay(book(), form(&EVERY, Method::Card))),
        ("pay-elsewhere-one", pay(book(), form(&[Method::Card], Method::Card))),
        ("pay-elsewhere-chain", pay(book(), form(&EVERY, Method::Crypto))),
        ("step-provider", provider("Sample Pay", None, None)),
        (
            "step-provider-plain-hostile",
            provider("Sample Pay", Some(hosted), Some(Notice::InsufficientFunds)),
        ),
        ("step-provider-hostile", provider(HOSTILE, None, None)),
        ("step-away", away("Sample Pay", None)),
        ("step-away-declined", away("Sample Pay", Some(Notice::Declined))),
        ("step-away-hostile", away(HOSTILE, None)),
        ("step-chain", chain("Base", "", "")),
        ("step-chain-seen", chain("Base", "", "25.5")),
        ("step-chain-part", chain("Base", "20.0", "1.5")),
        ("step-chain-enough", chain_enough()),
        ("step-chain-hostile", chain(HOSTILE, HOSTILE, HOSTILE)),
    ]
}

//! What is each processor's own in the exam: the account that is set up, and how a notice is signed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Secret, Timestamp, signature};
use sha2::Sha512;

use super::script::Names;

/// A header.
pub(crate) type Header = (&'static str, String);

/// A processor in the exam.
pub(crate) struct Side {
    pub(crate) name: &'static str,
    /// The conversations.
    pub(super) file: &'static str,
    /// What buyers pay with.
    pub(super) currency: &'static str,
    /// The settings of its account. Every secret says that it is a canary.
    pub(crate) settings: &'static [(&'static str, &'static str)],
    /// What another account there has instead.
    pub(crate) second: &'static [(&'static str, &'static str)],
    /// The setting that notices are signed with; none where it follows from the master key, or where nothing
    /// is told.
    pub(crate) signed_with: Option<&'static str>,
    /// How a notice is signed.
    pub(crate) sign: fn(&Secret, &[u8], Timestamp) -> Header,
}

pub(crate) static SIDES: [Side; 5] = [
    Side {
        name: "simulator",
        file: include_str!("simulator.http"),
        currency: "GHS",
        settings: &[],
        second: &[],
        signed_with: None,
        sign: |secret, body, now| ("bank-signature", stamped(secret, body, now)),
    },
    Side {
        name: "stripe",
        file: include_str!("stripe.http"),
        currency: "GHS",
        settings: &[
            ("secret_key", "sk_test_canary4eC39HqLyjWDarjtT1"),
            ("publishable_key", "pk_test_TYooMQauvdEDq54NiTphI7jx"),
            ("webhook_secret", "whsec_canary0123456789abcdef0123"),
            ("account_id", "acct_1Exam"),
        ],
        second: &[
            ("secret_key", "sk_test_canarySecond9HqLyjWDarjt"),
            ("publishable_key", "pk_test_SecondMQauvdEDq54NiTphI7j"),
            ("account_id", "acct_1Second"),
        ],
        signed_with: Some("webhook_secret"),
        sign: |secret, body, now| ("stripe-signature", stamped(secret, body, now)),
    },
    Side {
        name: "razorpay",
        file: include_str!("razorpay.http"),
        currency: "GHS",
        settings: &[
            ("key_id", "rzp_test_1DP5mmOlF5G5ag"),
            ("key_secret", "canary-thiswasthesecretofthekey"),
            ("webhook_secret", "canary-0123456789abcdef01234567"),
            ("account_id", "acc_1Exam"),
        ],
        second: &[
            ("key_id", "rzp_test_2SecondOlF5G5a"),
            ("key_secret", "canary-thesecretofthesecondkey"),
            ("account_id", "acc_1Second"),
        ],
        signed_with: Some("webhook_secret"),
        sign: |secret, body, _| {
            let mac = hmac_sha256(secret.expose().as_bytes(), &[body]);
            ("x-razorpay-signature", hex::encode(mac))
        },
    },
    Side {
        name: "paystack",
        file: include_str!("paystack.http"),
        currency: "GHS",
        settings: &[("secret_key", "sk_test_canary0123456789abcdef0123456789")],
        second: &[("secret_key", "sk_test_canarysecond6789abcdef0123456789")],
        signed_with: Some("secret_key"),
        sign: |secret, body, _| {
            let mac = <Hmac<Sha512> as KeyInit>::new_from_slice(secret.expose().as_bytes()).unwrap();
            let mac = mac.chain_update(body).finalize();
            ("x-paystack-signature", hex::encode(mac.into_bytes()))
        },
    },
    Side {
        name: "evm",
        file: include_str!("evm.http"),
        currency: "USDC",
        settings: &[
            ("xpub", XPUB),
            ("rpc_url", "https://node.example/v2/canary-key"),
            ("chain_id", "31337"),
            ("network", "Local"),
            ("token", "USDC"),
            ("contract", "0x5fbdb2315678afecb367f032d93f642f64180aa3"),
            ("decimals", "6"),
            ("confirmations", "3"),
            ("start_block", "100"),
        ],
        second: &[],
        signed_with: None,
        sign: |_, _, _| panic!("a chain tells nothing"),
    },
];

/// Account 1 of the mnemonic that local nodes use.
pub(crate) const XPUB: &str = "xpub6EFHUEbYV13535ChA9yg5xZTWowwFCmFoWnhLbwkd91xHoirGu89GTZw\
                    BSUBnBpFeY5EV2cgof8yuyDnkeGALcD8DgGYJSiQfkxKpunWTX1";

fn stamped(secret: &Secret, body: &[u8], now: Timestamp) -> String {
    signature::stamp(std::slice::from_ref(secret), body, now)
}

impl Side {
    pub(crate) fn named(name: &str) -> &'static Self {
        SIDES.iter().find(|side| side.name == name).unwrap_or_else(|| panic!("{name} takes no exam yet"))
    }

    pub(crate) fn setting(&self, name: &str) -> &'static str {
        self.settings.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| value)
    }

    /// The settings of the other account.
    pub(super) fn of_second(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let other = |name: &str| self.second.iter().find(|(found, _)| *found == name);
        self.settings
            .iter()
            .map(move |(name, value)| (*name, other(name).map_or(*value, |(_, other)| *other)))
    }

    /// What conversations may name: the settings, and what is made of them.
    pub(super) fn names(&self) -> Names {
        let pair = |of: &dyn Fn(&str) -> &'static str| {
            STANDARD.encode(format!("{}:{}", of("key_id"), of("key_secret")))
        };
        let second = |name: &str| self.of_second().find(|(found, _)| *found == name).map_or("", |(_, it)| it);
        let settings = self.settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let signed = |secret: &str| hex::encode(hmac_sha256(secret.as_bytes(), &[b"order_Exam|pay_Exam"]));
        let more = [
            ("checkout_signature".to_owned(), signed(self.setting("key_secret"))),
            ("second_signature".to_owned(), signed(second("key_secret"))),
            ("basic".to_owned(), pair(&|name| self.setting(name))),
            ("second_basic".to_owned(), pair(&second)),
            ("second_key".to_owned(), second("secret_key").to_owned()),
            // What a provider hands to the buyer's browser, and nobody else may see.
            ("client_secret".to_owned(), "pi_3Exam_secret_canary".to_owned()),
        ];
        settings.chain(more).collect()
    }
}

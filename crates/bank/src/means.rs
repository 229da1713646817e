//! What the bank keeps of a card, so that it can be charged again without the buyer: its month of expiry and one word
//! for how it behaves then. Never its number.

use crate::Start;
use kassa_domain::{Timestamp, card};
use serde::{Deserialize, Serialize};

/// How a kept means behaves when it is charged without the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "&'static str")]
pub enum Later {
    /// It pays.
    Pays,
    /// It never has enough money.
    NoMoney,
    /// It has enough money from the third charge on.
    NoMoneyTwice,
    /// It was reported lost or stolen.
    Lost,
    /// It always asks the buyer, and nobody is there to answer.
    Asks,
    /// The money moves, and the answer is lost.
    LostAnswer,
    /// The bank never hears of the charge.
    LostRequest,
}

impl From<String> for Later {
    /// A word that is not known here is of a newer version. Such a means declines: that costs nobody anything.
    fn from(word: String) -> Self {
        Self::parse(&word).unwrap_or(Self::NoMoney)
    }
}

impl From<Later> for &'static str {
    fn from(later: Later) -> Self {
        later.as_str()
    }
}

impl Later {
    const ALL: [Self; 7] = [
        Self::Pays,
        Self::NoMoney,
        Self::NoMoneyTwice,
        Self::Lost,
        Self::Asks,
        Self::LostAnswer,
        Self::LostRequest,
    ];

    /// The word in the book.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::NoMoney => "no_money",
            Self::NoMoneyTwice => "no_money_twice",
            Self::Lost => "lost",
            Self::Asks => "asks",
            Self::LostAnswer => "lost_answer",
            Self::LostRequest => "lost_request",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|later| later.as_str() == word)
    }

    fn of(number: &str) -> Self {
        match number {
            "4000000000002685" => Self::NoMoney,
            "4000000000001976" => Self::NoMoneyTwice,
            "4000000000005423" => Self::Lost,
            "4000002760003184" => Self::Asks,
            "4000000000005126" => Self::LostAnswer,
            "4000000000000036" => Self::LostRequest,
            _ => Self::Pays,
        }
    }
}

/// A means that the bank keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// Its name, by which it is charged again.
    pub id: String,
    /// The charge with which it came. It is kept once that has succeeded.
    pub reference: String,
    /// Whose account.
    pub account: String,
    /// How it behaves.
    pub later: Later,
    /// 1 to 12.
    pub exp_month: u32,
    /// Four digits.
    pub exp_year: u32,
    /// How often the bank was asked to charge it without the buyer.
    pub charges: i64,
}

impl Means {
    /// The name follows from the reference, so that it is the same however often the charge is sent.
    pub(crate) fn new(reference: &str, account: &str, number: &str, (month, year): (u32, u32)) -> Self {
        Self {
            id: format!("pm_{reference}"),
            reference: reference.to_owned(),
            account: account.to_owned(),
            later: Later::of(number),
            exp_month: month,
            exp_year: year,
            charges: 0,
        }
    }

    /// How a charge without the buyer begins. It never asks anything.
    pub(crate) fn begin(&mut self, now: Timestamp) -> Start {
        if card::has_expired(self.exp_month, self.exp_year, now) {
            return Start::declined("expired_card");
        }
        self.charges += 1;
        match self.later {
            Later::NoMoney => Start::declined("insufficient_funds"),
            Later::NoMoneyTwice if self.charges <= 2 => Start::declined("insufficient_funds"),
            Later::Pays | Later::NoMoneyTwice => Start::at("succeeded"),
            Later::Lost => Start::declined("lost_or_stolen_card"),
            Later::Asks => Start::declined("authentication_failed"),
            Later::LostAnswer => Start { lost: true, ..Start::at("succeeded") },
            Later::LostRequest => Start { lost: true, recorded: false, ..Start::at("succeeded") },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Book, Reply, handle};
    use bytes::Bytes;
    use kassa_domain::time::{DAY, SECOND};
    use serde_json::{Value, json};

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn send(book: &Book, account: &str, path: &str, body: &Value, now: Timestamp) -> Reply {
        let request = http::Request::post(path)
            .header("authorization", format!("Bearer {account}"))
            .header(crate::TIME_HEADER, now.0);
        handle(book, &request.body(Bytes::from(body.to_string())).unwrap(), NOW).unwrap()
    }

    fn said(reply: &Reply) -> Value {
        serde_json::from_slice(reply.response.body()).unwrap()
    }

    fn card(reference: &str, amount: i64, number: &str) -> Value {
        json!({
            "reference": reference, "amount": amount, "currency": "GHS", "save": true,
            "method": { "type": "card", "number": number, "exp_month": 3, "exp_year": 2027 },
        })
    }

    /// Keeps a card, confirming if the bank asks, and returns the answer.
    fn keep(book: &Book, reference: &str, amount: i64, number: &str) -> Value {
        let answer = said(&send(book, "us", "/charges", &card(reference, amount, number), NOW));
        if answer["status"] != "challenge" {
            return answer;
        }
        assert_eq!(answer["saved"], Value::Null, "nothing is kept before the buyer has confirmed");
        let confirm = json!({ "action": "confirm" });
        said(&send(book, "us", &format!("/charges/{reference}/answer"), &confirm, NOW))
    }

    fn charge(book: &Book, reference: &str, means: &str, account: &str, now: Timestamp) -> Reply {
        let body = json!({
            "reference": reference, "amount": 900, "currency": "GHS", "method": { "type": "saved", "id": means },
        });
        send(book, account, "/charges", &body, now)
    }

    /// How a charge without the buyer ended, in one word.
    fn renew(book: &Book, reference: &str, now: Timestamp) -> String {
        let answer = said(&charge(book, reference, "pm_pay_1", "us", now));
        assert_eq!(answer["captured"], if answer["status"] == "succeeded" { 900 } else { 0 });
        assert_eq!(answer["saved"], Value::Null, "it was kept before");
        answer["reason"].as_str().or(answer["status"].as_str()).unwrap().to_owned()
    }

    #[test]
    fn words_round_trip() {
        for later in Later::ALL {
            assert_eq!(Later::parse(later.as_str()), Some(later));
        }
        assert_eq!(Later::parse("a new word"), None);
    }

    #[test]
    fn every_card_that_behaves_otherwise_later_is_a_test_number() {
        let special: Vec<_> =
            card::TEST_NUMBERS.into_iter().filter(|number| Later::of(number) != Later::Pays).collect();
        assert_eq!(special.len(), Later::ALL.len() - 1, "{special:?}");
    }

    #[test]
    fn what_a_kept_card_does_later() {
        for (number, renewals) in [
            ("4242424242424242", ["succeeded"; 3]),
            ("4000002500003155", ["succeeded"; 3]),
            ("4000000000003220", ["succeeded"; 3]),
            ("4000000000000077", ["succeeded"; 3]),
            ("4000000000000341", ["succeeded"; 3]),
            ("4000000000002685", ["insufficient_funds"; 3]),
            ("4000000000001976", ["insufficient_funds", "insufficient_funds", "succeeded"]),
            ("4000000000005423", ["lost_or_stolen_card"; 3]),
            ("4000002760003184", ["authentication_failed"; 3]),
            ("4000000000005126", ["succeeded"; 3]),
        ] {
            let book = Book::open(None).unwrap();
            let first = keep(&book, "pay_1", 500, number);
            assert_eq!(
                (&first["status"], &first["captured"]),
                (&json!("succeeded"), &json!(500)),
                "{number}"
            );
            assert_eq!(first["saved"], "pm_pay_1", "{number}");
            assert_eq!(
                keep(&book, "pay_1", 500, number)["saved"],
                "pm_pay_1",
                "the same however often it is sent"
            );
            for (reference, expected) in ["pay_2", "pay_3", "pay_4"].into_iter().zip(renewals) {
                assert_eq!(renew(&book, reference, NOW), expected, "{number} {reference}");
                assert_eq!(renew(&book, reference, NOW), expected, "a second charge is the same charge");
            }
        }
    }

    #[test]
    fn an_answer_or_a_request_is_lost() {
        for (number, recorded) in [("4000000000005126", true), ("4000000000000036", false)] {
            let book = Book::open(None).unwrap();
            assert!(!send(&book, "us", "/charges", &card("pay_1", 500, number), NOW).lost);
            assert!(charge(&book, "pay_2", "pm_pay_1", "us", NOW).lost, "{number}");
            let moved: i64 = book.charge("pay_2", NOW).unwrap().map_or(0, |charge| charge.captured);
            assert_eq!(moved, if recorded { 900 } else { 0 }, "{number}");
            assert_eq!(charge(&book, "pay_2", "pm_pay_1", "us", NOW).lost, !recorded, "{number}");
            let voided = said(&send(&book, "us", "/charges/pay_2/void", &json!({}), NOW));
            assert_eq!(voided["status"], if recorded { "succeeded" } else { "voided" }, "{number}");
        }
    }

    #[test]
    fn nothing_is_kept_unless_it_is_asked_for_and_paid() {
        let book = Book::open(None).unwrap();
        let mut unasked = card("pay_1", 500, "4242424242424242");
        unasked["save"] = json!(false);
        assert_eq!(said(&send(&book, "us", "/charges", &unasked, NOW))["saved"], Value::Null);
        for (reference, number) in [("pay_2", "4000000000000002"), ("pay_3", "4000008260003178")] {
            let answer = keep(&book, reference, 500, number);
            assert_eq!((&answer["status"], &answer["saved"]), (&json!("declined"), &Value::Null), "{number}");
        }
        send(&book, "us", "/charges", &card("pay_4", 500, "4000002500003155"), NOW);
        send(&book, "us", "/charges/pay_4/void", &json!({}), NOW);
        for means in ["pm_pay_1", "pm_pay_2", "pm_pay_3", "pm_pay_4", "pm_never"] {
            let answer = said(&charge(&book, &format!("of_{means}"), means, "us", NOW));
            assert_eq!(answer["reason"], "card_declined", "{means}");
        }
    }

    #[test]
    fn what_is_paid_late_is_kept_late_and_told() {
        let book = Book::open(None).unwrap();
        assert_eq!(keep(&book, "pay_1", 500, "4000000000000259")["saved"], Value::Null);
        assert_eq!(renew(&book, "pay_2", NOW), "card_declined");
        let later = NOW.plus(5 * SECOND);
        let secret = kassa_domain::Secret::new("0123456789abcdef01234567");
        let told = crate::due_notices(&book, "us", later, later, &secret).unwrap();
        let notice: Value = serde_json::from_slice(told[0].1.body()).unwrap();
        assert_eq!((&notice["status"], &notice["saved"]), (&json!("succeeded"), &json!("pm_pay_1")));
        assert_eq!(renew(&book, "pay_3", later), "succeeded");
    }

    #[test]
    fn a_card_that_was_given_its_money_back_is_still_kept() {
        let book = Book::open(None).unwrap();
        keep(&book, "pay_1", 500, "4242424242424242");
        let asked = json!({ "id": "re_1", "amount": 500 });
        let back = said(&send(&book, "us", "/charges/pay_1/refund", &asked, NOW));
        assert_eq!(back["status"], "succeeded");
        let charge = book.charge("pay_1", NOW).unwrap().unwrap();
        assert_eq!((charge.status.as_str(), charge.kept()), ("refunded", Some("pm_pay_1")));
        assert_eq!(renew(&book, "pay_2", NOW), "succeeded");
    }

    #[test]
    fn another_account_cannot_charge_it() {
        let book = Book::open(None).unwrap();
        keep(&book, "pay_1", 500, "4242424242424242");
        let answer = said(&charge(&book, "pay_2", "pm_pay_1", "them", NOW));
        assert_eq!((&answer["status"], &answer["reason"]), (&json!("declined"), &json!("card_declined")));
    }

    #[test]
    fn a_kept_card_expires_by_the_time_of_the_caller() {
        let book = Book::open(None).unwrap();
        keep(&book, "pay_1", 500, "4000000000001976");
        let at = |text| Timestamp::parse(text).unwrap();
        assert_eq!(renew(&book, "pay_2", at("2027-03-31T23:59:59Z")), "insufficient_funds");
        assert_eq!(renew(&book, "pay_3", at("2027-04-02T00:00:00Z")), "expired_card");
        assert_eq!(
            renew(&book, "pay_4", NOW.plus(DAY)),
            "insufficient_funds",
            "what is expired does not count"
        );
    }

    #[test]
    fn a_verification_takes_nothing_and_asks_where_the_card_would() {
        for number in ["4242424242424242", "4000002500003155"] {
            let book = Book::open(None).unwrap();
            let kept = keep(&book, "pay_1", 0, number);
            assert_eq!((&kept["status"], &kept["captured"]), (&json!("succeeded"), &json!(0)), "{number}");
            assert_eq!(kept["saved"], "pm_pay_1");
            assert_eq!(renew(&book, "pay_2", NOW), "succeeded");
        }
        let book = Book::open(None).unwrap();
        assert_eq!(keep(&book, "pay_1", 0, "4000000000009995")["reason"], "insufficient_funds");
    }

    #[test]
    fn what_makes_no_sense_is_refused_and_not_written_down() {
        let book = Book::open(None).unwrap();
        keep(&book, "pay_1", 500, "4242424242424242");
        let charge = |amount: i64, save: bool, method: Value| {
            let body = json!({
                "reference": "pay_2", "amount": amount, "currency": "GHS", "save": save, "method": method,
            });
            send(&book, "us", "/charges", &body, NOW).response.status().as_u16()
        };
        let typed = card("", 0, "4242424242424242")["method"].clone();
        assert_eq!(charge(0, false, typed.clone()), 400);
        assert_eq!(charge(-1, true, typed), 400);
        assert_eq!(charge(0, false, json!({ "type": "saved", "id": "pm_pay_1" })), 400);
        assert_eq!(charge(500, true, json!({ "type": "bank_transfer" })), 400);
        assert_eq!(book.charges().unwrap().len(), 1);
    }

    /// A file for a book, removed with everything beside it.
    struct Folder(std::path::PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("kassa-bank-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn book(&self) -> Book {
            Book::open(Some(&self.0.join("book.db"))).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn no_card_number_is_in_the_book() {
        let folder = Folder::new("numbers");
        let book = folder.book();
        for (place, number) in card::TEST_NUMBERS.into_iter().enumerate() {
            keep(&book, &format!("pay_{place}"), 500, number);
            charge(&book, &format!("again_{place}"), &format!("pm_pay_{place}"), "us", NOW);
        }
        let clean = |when: &str| {
            for file in std::fs::read_dir(&folder.0).unwrap() {
                let bytes = std::fs::read(file.unwrap().path()).unwrap();
                assert!(bytes.split(|byte| !byte.is_ascii_digit()).all(|run| run.len() < 12), "{when}");
            }
        };
        clean("while the book is open");
        drop(book);
        clean("after it is closed");
    }

    #[test]
    fn a_book_of_an_earlier_version_goes_on() {
        let folder = Folder::new("earlier");
        let earlier = rusqlite::Connection::open(folder.0.join("book.db")).unwrap();
        let schema = "create table charges (
              reference text not null primary key, account text not null, status text not null, reason text,
              amount bigint not null, currency text not null, captured bigint not null, refunded bigint not null,
              wrong bigint not null, always_fails bigint not null, ripens_to text, ripens_at bigint,
              created_at bigint not null, check (refunded <= captured and captured <= amount)
            );
            create table notices (
              reference text not null primary key, due_at bigint not null, tries bigint not null
            );
            insert into charges values ('pay_0', 'us', 'succeeded', null, 5, 'GHS', 5, 0, 0, 0, null, null, 1);";
        earlier.execute_batch(schema).unwrap();
        drop(earlier);
        for _ in 0..2 {
            let book = folder.book();
            assert_eq!(book.charge("pay_0", NOW).unwrap().unwrap().captured, 5);
            assert_eq!(keep(&book, "pay_1", 500, "4242424242424242")["saved"], "pm_pay_1");
            assert_eq!(renew(&book, "pay_2", NOW), "succeeded");
        }
    }
}

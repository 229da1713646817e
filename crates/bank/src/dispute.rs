//! Disputes: buyers ask their own bank for money back, and it takes it from the merchant until it is clear who is
//! right.
//!
//! Nobody types a dispute into a page. Whoever stands where the buyer's bank would moves it on, by requests to the
//! bank, and the merchant's server hears of it by notices, as from any provider.

use crate::book::Charge;
use crate::desk::{Desk, Name};
use crate::{Reply, described, plain};
use kassa_domain::Timestamp;
use kassa_domain::dispute::DisputeStatus;
use kassa_domain::time::DAY;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How long the merchant has to answer.
const ANSWER_WITHIN: i64 = 7 * DAY;

/// What a buyer wants back of a charge. A charge has at most one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Where it stands.
    pub status: DisputeStatus,
    /// Minor units.
    pub amount: i64,
    /// Why, in the bank's word.
    pub reason: String,
    /// Until when the merchant must answer, in milliseconds since 1970.
    pub due_by: i64,
}

impl Charge {
    /// Minor units that a dispute has taken from the merchant, as it stands.
    #[must_use]
    pub fn disputed(&self) -> i64 {
        self.dispute.as_ref().filter(|it| it.status.holds_money()).map_or(0, |it| it.amount)
    }
}

/// What is asked: where the dispute of a charge stands now. How much it is about and why is said when it begins.
#[derive(Deserialize)]
struct Move {
    status: DisputeStatus,
    #[serde(default)]
    amount: Option<i64>,
    #[serde(default)]
    reason: Option<String>,
}

pub(crate) fn describe(charge: &Charge) -> Option<Value> {
    charge.dispute.as_ref().map(|dispute| {
        json!({ "id": format!("dp_{}", charge.reference), "status": dispute.status, "amount": dispute.amount,
            "reason": dispute.reason, "due_by": dispute.due_by })
    })
}

/// Opens the dispute of a charge or moves it on, never back, and has it told.
pub(crate) fn dispute(desk: &mut Desk, reference: &str, body: &[u8], now: Timestamp) -> Result<Reply, Name> {
    let Some(mut charge) = desk.charge(reference, now)? else {
        return Ok(plain(404, &json!({ "error": "no such charge" })));
    };
    let Ok(asked) = serde_json::from_slice::<Move>(body) else {
        return Ok(plain(400, &json!({ "error": "not a dispute" })));
    };
    // What is still to change by itself has a notice of its own to come.
    if charge.captured == 0 || charge.ripens_at.is_some() {
        return Ok(plain(409, &json!({ "error": "the money has not arrived for good" })));
    }
    let dispute = match charge.dispute.take() {
        Some(before) if asked.status.stage() <= before.status.stage() => {
            charge.dispute = Some(before);
            return Ok(described(&charge));
        }
        Some(before) => Dispute { status: asked.status, ..before },
        None => Dispute {
            status: asked.status,
            amount: asked.amount.unwrap_or(charge.captured),
            reason: asked.reason.unwrap_or_else(|| "general".to_owned()),
            due_by: now.plus(ANSWER_WITHIN).0,
        },
    };
    if !(1..=charge.captured).contains(&dispute.amount) {
        return Ok(plain(400, &json!({ "error": "not that much was taken" })));
    }
    charge.dispute = Some(dispute);
    desk.update(&charge);
    desk.tell(reference, now);
    Ok(described(&charge))
}

#[cfg(test)]
mod tests {
    use crate::{Book, due_notices, handle};
    use bytes::Bytes;
    use kassa_domain::{Secret, Timestamp};
    use serde_json::{Value, json};

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn ask(book: &Book, path: &str, body: &Value) -> (u16, Value) {
        let request = http::Request::post(path).header("authorization", "Bearer account");
        let reply = handle(book, &request.body(Bytes::from(body.to_string())).unwrap(), NOW).unwrap();
        (reply.response.status().as_u16(), serde_json::from_slice(reply.response.body()).unwrap())
    }

    fn paid() -> Book {
        let book = Book::open(None).unwrap();
        let card = json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
        let charge = json!({ "reference": "pay_1", "amount": 500, "currency": "GHS", "method": card });
        assert_eq!(ask(&book, "/charges", &charge).1["status"], "succeeded");
        book
    }

    fn told(book: &Book) -> Value {
        let secret = Secret::new("0123456789abcdef01234567");
        let due = due_notices(book, "account", NOW, NOW, &secret).unwrap();
        assert_eq!(due.len(), 1, "one notice says how it stands now");
        book.noticed(&due[0].0, true, NOW).unwrap();
        serde_json::from_slice(due[0].1.body()).unwrap()
    }

    #[test]
    fn what_is_disputed_is_away_until_the_dispute_is_won() {
        let book = paid();
        let back = |id: &str, amount: i64| {
            ask(&book, "/charges/pay_1/refund", &json!({ "id": id, "amount": amount })).0
        };
        let moved = |status: &str| ask(&book, "/charges/pay_1/dispute", &json!({ "status": status })).0;
        let opened = json!({ "status": "needs_response", "amount": 300, "reason": "fraudulent" });
        assert_eq!(ask(&book, "/charges/pay_1/dispute", &opened).0, 200);
        let dispute = told(&book)["dispute"].clone();
        assert_eq!((&dispute["id"], &dispute["amount"]), (&json!("dp_pay_1"), &json!(300)));
        assert_eq!((back("re_1", 201), back("re_2", 100)), (400, 200), "no more than is left");
        assert_eq!(moved("won"), 200);
        assert_eq!(told(&book)["dispute"]["status"], "won");
        assert_eq!(moved("needs_response"), 200);
        let charge = book.charge("pay_1", NOW).unwrap().unwrap();
        assert_eq!((charge.disputed(), charge.refunded), (0, 100), "what is over stays over");
        assert_eq!(back("re_3", 400), 200);
    }

    #[test]
    fn steps_that_nobody_has_heard_of_are_told_as_the_last_of_them() {
        let book = paid();
        for status in ["warning_needs_response", "needs_response", "lost"] {
            ask(&book, "/charges/pay_1/dispute", &json!({ "status": status }));
        }
        assert_eq!(told(&book)["dispute"]["status"], "lost");
        assert_eq!(book.charges().unwrap()[0].disputed(), 500, "all of it, where nobody says how much");
        assert!(book.untold().unwrap().is_empty());
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let book = paid();
        for (path, body, status) in [
            ("/charges/pay_2/dispute", json!({ "status": "lost" }), 404),
            ("/charges/pay_1/dispute", json!({ "status": "maybe" }), 400),
            ("/charges/pay_1/dispute", json!({ "status": "lost", "amount": 501 }), 400),
            ("/charges/pay_1/dispute", json!({ "status": "lost", "amount": 0 }), 400),
        ] {
            assert_eq!(ask(&book, path, &body).0, status, "{path} {body}");
        }
        let transfer = json!({ "reference": "pay_3", "amount": 500, "currency": "GHS",
            "method": { "type": "bank_transfer" } });
        ask(&book, "/charges", &transfer);
        assert_eq!(ask(&book, "/charges/pay_3/dispute", &json!({ "status": "lost" })).0, 409);
        assert!(book.charges().unwrap().iter().all(|charge| charge.dispute.is_none()));
    }
}

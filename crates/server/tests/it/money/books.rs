//! Our books beside the processors': every kind of difference is found, told and left as it is.

use super::far::{Desk, Order, account, stand_in};
use super::{is, paid, payment, refund, snapshots, stands, text};
use kassa_domain::Timestamp;
use kassa_domain::id::AccountId;
use kassa_domain::processor::CallError;
use kassa_domain::time::{DAY, MINUTE};
use kassa_engine::{Checked, Statement};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

/// Kind, ours and theirs.
type Found = (String, Option<i64>, Option<i64>);

fn found(kind: &str, ours: Option<i64>, theirs: Option<i64>) -> Vec<Found> {
    vec![(kind.to_owned(), ours, theirs)]
}

fn differences(checked: &Checked) -> Vec<Found> {
    let amount = |money: &Option<kassa_domain::Money>| money.as_ref().map(|money| money.amount);
    let all = checked.differences.iter();
    all.map(|it| (it.kind.as_str().to_owned(), amount(&it.ours), amount(&it.theirs))).collect()
}

async fn ask(shop: &TestShop, account: Option<&str>) -> Checked {
    let account = account.map(AccountId::of);
    shop.engine.reconcile_by_asking(shop.scope, account.as_ref(), Timestamp(0)).await.unwrap()
}

fn statement(text: &str) -> Statement {
    let cells = |line: &str| line.trim().split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    Statement { header: cells(lines.next().unwrap()), rows: lines.map(cells).collect() }
}

async fn read(shop: &TestShop, (processor, account): (&str, Option<&str>), text: &str) -> Checked {
    let account = account.map(AccountId::of);
    let statement = statement(text);
    shop.engine.reconcile_by_statement(shop.scope, (processor, account.as_ref()), &statement).await.unwrap()
}

/// Every row that money stands in.
async fn rows(shop: &TestShop) -> Vec<String> {
    let mut all = vec![];
    for (table, columns) in [
        (
            "sessions",
            "id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body",
        ),
        ("attempts", "id, status, amount, currency, customer, handle, captured, refunded, version, body"),
        ("refunds", "id, attempt, status, amount, currency, created_at, version, body"),
        ("disputes", "id, attempt, reference, status, amount, currency, version, body"),
        ("entries", "source, book, attempt, amount, currency, created_at"),
        ("jobs", "kind, subject, lane, due_at, ready_at, token, version"),
        ("grants", "id, session, line, customer, tier, expires_at, revoked_at, version"),
        ("parked", "id, digest, processor, misfit, attempt, says, created_at"),
    ] {
        let cells = columns.split(", ").map(|column| format!("coalesce(cast({column} as text), '-')"));
        let row = cells.collect::<Vec<_>>().join(" || ' ' || ");
        let found = shop.rows.texts(&format!("select '{table} ' || {row} from {table} order by 1")).await;
        all.extend(found);
    }
    all
}

/// What the bank's book says instead, and what must be found.
#[tokio::test]
async fn what_the_bank_says_otherwise_is_told_and_nothing_is_changed() {
    let edits = [
        ("update charges set captured = 4000", found("captured", Some(5000), Some(4000))),
        ("update charges set refunded = 1501", found("refunded", Some(1500), Some(1501))),
        ("update charges set refunded = 0", found("refunded", Some(1500), Some(0))),
        ("update charges set currency = 'USD'", found("currency", Some(5000), Some(5000))),
        ("update charges set status = 'declined'", found("missing_payment", Some(5000), None)),
    ];
    for (edit, expected) in edits {
        let shop = TestShop::in_files().await;
        let (_, id) = paid(&shop, 5000).await;
        refund(&shop, json!({ "payment": id, "amount": 1500 })).await;
        shop.settle_down().await;
        let checked = ask(&shop, None).await;
        assert_eq!((checked.payments, differences(&checked)), (1, vec![]), "{edit}");
        assert!(snapshots(&shop, "reconciliation.difference").await.is_empty());
        let bank = rusqlite::Connection::open(shop.folder.join("bank.db")).unwrap();
        bank.execute_batch("create table before as select * from charges").unwrap();
        bank.execute_batch(edit).unwrap();
        let (rows_before, bank_before) = (rows(&shop).await, shop.book.charges().unwrap());
        for times in 1..3 {
            let checked = ask(&shop, None).await;
            assert_eq!(differences(&checked), expected, "{edit}");
            assert!(checked.unanswered.is_empty());
            let told = snapshots(&shop, "reconciliation.difference").await;
            assert_eq!(told.len(), times, "{edit}: told each time that it is found");
            let event = &told[0];
            assert_eq!(event["object"], "reconciliation_difference");
            assert_eq!((&event["kind"], &event["payment"]), (&json!(expected[0].0), &json!(id)), "{edit}");
            assert_eq!(
                (&event["processor"], &event["account"]),
                (&json!("simulator"), &json!(shop.scope.text()))
            );
            assert_eq!(event["ours"]["amount"].as_i64(), expected[0].1, "{edit}");
            assert_eq!(event["theirs"]["amount"].as_i64(), expected[0].2, "{edit}");
        }
        assert_eq!((rows(&shop).await, shop.book.charges().unwrap()), (rows_before, bank_before), "{edit}");
        assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 1500, 0), "{edit}");
        bank.execute_batch("delete from charges; insert into charges select * from before").unwrap();
        shop.close().await;
    }
}

/// Payments that took nothing agree with a bank that took nothing, and asking changes nothing there.
#[tokio::test]
async fn what_took_nothing_is_compared_too() {
    let shop = TestShop::in_files().await;
    let declined = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&declined, "4000000000000002").await;
    let waiting = text(&shop.session(json!({})).await, "id");
    shop.pay_transfer(&waiting, "buyer+late@example.com").await;
    shop.settle_down().await;
    let before = (rows(&shop).await, shop.book.charges().unwrap());
    let checked = ask(&shop, None).await;
    assert_eq!((checked.payments, differences(&checked), checked.unanswered.len()), (2, vec![], 0));
    assert_eq!((rows(&shop).await, shop.book.charges().unwrap()), before);
    let payment = text(&shop.payments(&declined).await[0], "id");
    let bank = rusqlite::Connection::open(shop.folder.join("bank.db")).unwrap();
    let taken = "update charges set status = 'succeeded', captured = 5000 where reference = $1";
    bank.execute(taken, [&payment]).unwrap();
    assert_eq!(differences(&ask(&shop, None).await), found("captured", Some(0), Some(5000)));
    assert_eq!(stands(&shop, &payment).await, is("failed", 0, 0, 0), "that is for the operator to mend");
    bank.execute("update charges set status = 'declined', captured = 0 where reference = $1", [&payment])
        .unwrap();
    let since = shop.now().plus(DAY);
    let later = shop.engine.reconcile_by_asking(shop.scope, None, since).await.unwrap();
    assert_eq!(later.payments, 0, "only payments since then");
    shop.later(MINUTE).await;
    shop.close().await;
}

#[tokio::test]
async fn stripe_is_asked_about_each_payment_of_its_account() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    refund(&shop, json!({ "payment": desk.payment, "amount": 1500 })).await;
    shop.settle_down().await;
    let account = Some(&*desk.account);
    assert_eq!(differences(&ask(&shop, account).await), vec![]);
    assert_eq!(ask(&shop, None).await.payments, 0, "of the simulator there is none");
    let good = far.lock().unwrap().orders[&desk.theirs].clone();
    let before = rows(&shop).await;
    let edits = [
        (Order { paid: 4999, ..good.clone() }, found("captured", Some(5000), Some(4999))),
        (Order { refunded: 5000, ..good.clone() }, found("refunded", Some(1500), Some(5000))),
        (Order { currency: "USD".to_owned(), ..good.clone() }, found("currency", Some(5000), Some(5000))),
    ];
    for (order, expected) in edits {
        far.lock().unwrap().orders.insert(desk.theirs.clone(), order);
        far.lock().unwrap().asked.clear();
        assert_eq!(differences(&ask(&shop, account).await), expected);
        let asked = far.lock().unwrap().asked.clone();
        assert!(asked.iter().all(|call| call.starts_with("GET ")), "only looked: {asked:?}");
    }
    far.lock().unwrap().orders.insert(desk.theirs.clone(), good);
    for problem in [CallError::NoAnswer, CallError::NotSent] {
        far.lock().unwrap().broken = Some(problem);
        let checked = ask(&shop, account).await;
        assert_eq!((differences(&checked), checked.unanswered), (vec![], vec![desk.payment.clone()]));
    }
    assert_eq!(rows(&shop).await, before);
    far.lock().unwrap().broken = None;
    shop.close().await;
}

/// The statement of each processor in its own words: what agrees, and each kind of difference.
#[tokio::test]
async fn statements_are_compared_line_by_line() {
    let heads = [
        ("simulator", "reference,kind,amount,currency"),
        ("stripe", "reporting_category,gross,currency,payment_intent_id,payment_metadata[kassa_payment]"),
        ("razorpay", "transaction_entity,amount,currency,debit,order_id,dispute_id"),
        ("paystack", "Reference,Amount Paid,Currency,Status"),
    ];
    for (name, head) in heads {
        let shop = TestShop::open().await;
        let far = stand_in(&shop);
        let desk = Desk::open(&shop, name).await;
        desk.pay(&shop, &far);
        assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
        shop.settle_down().await;
        let line = |of: &str, amount: i64, currency: &str| {
            let decimal = format!("{}.{:02}", amount / 100, amount % 100);
            match name {
                "simulator" => format!("{of},charge,{amount},{currency}"),
                "stripe" => format!("charge,{decimal},{},{of},", currency.to_lowercase()),
                "razorpay" => format!("payment,{decimal},{currency},0,{of},"),
                _ => format!("{of},{decimal},{currency},success"),
            }
        };
        let at = (name, Some(&*desk.account).filter(|_| name != "simulator"));
        let mut unknown = desk.theirs.clone();
        unknown.replace_range(unknown.len() - 4.., "AAAA");
        let before = (rows(&shop).await, payment(&shop, &desk.payment).await);
        for (lines, expected) in [
            (line(&desk.theirs, 5000, "GHS"), vec![]),
            (line(&desk.theirs, 4999, "GHS"), found("captured", Some(5000), Some(4999))),
            (line(&desk.theirs, 5000, "NGN"), found("currency", Some(5000), Some(5000))),
            (line(&unknown, 700, "GHS"), found("unknown_payment", None, Some(700))),
            (format!("{}\n{}", line(&desk.theirs, 3000, "GHS"), line(&desk.theirs, 2000, "GHS")), vec![]),
        ] {
            let checked = read(&shop, at, &format!("{head}\n{lines}")).await;
            assert_eq!((checked.payments, differences(&checked)), (1, expected), "{name}: {lines}");
            assert!(checked.unread.is_empty(), "{name}: {:?}", checked.unread);
        }
        let bad = line(&desk.theirs, 5000, "GHS").replace("5000", "many").replace("50.00", "many");
        let checked = read(&shop, at, &format!("{head}\n{}\n{bad}", line(&desk.theirs, 5000, "GHS"))).await;
        assert_eq!(checked.unread.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3], "{name}");
        let none = read(&shop, at, head).await;
        assert_eq!((none.payments, differences(&none)), (0, vec![]), "{name}: it speaks of nothing");
        let told = snapshots(&shop, "reconciliation.difference").await;
        let mut kinds: Vec<String> = told.iter().map(|event| text(event, "kind")).collect();
        kinds.sort();
        assert_eq!(kinds, ["captured", "currency", "unknown_payment"], "{name}");
        assert_eq!((rows(&shop).await, payment(&shop, &desk.payment).await), before, "{name}");
        shop.close().await;
    }
}

#[tokio::test]
async fn what_went_back_is_compared_where_a_statement_speaks_of_it() {
    let cases = [
        ("simulator", "reference,kind,amount,currency", "{id},refund,{minor},GHS"),
        ("stripe", "reporting_category,gross,currency,payment_intent_id", "refund,-{amount},ghs,{id}"),
        (
            "razorpay",
            "transaction_entity,amount,currency,debit,order_id,dispute_id",
            "refund,{amount},GHS,0,{id},",
        ),
        ("paystack", "Transaction Reference,Refund Amount,Currency,Status", "{id},{amount},GHS,processed"),
    ];
    for (name, head, template) in cases {
        let shop = TestShop::open().await;
        let far = stand_in(&shop);
        let desk = Desk::open(&shop, name).await;
        desk.pay(&shop, &far);
        assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
        let by_hand = json!({ "payment": desk.payment, "amount": 1250, "by_hand": true });
        refund(&shop, by_hand).await;
        let at = (name, Some(&*desk.account).filter(|_| name != "simulator"));
        for (minor, amount, expected) in
            [("1250", "12.50", vec![]), ("1300", "13.00", found("refunded", Some(1250), Some(1300)))]
        {
            let row = template.replace("{id}", &desk.theirs).replace("{minor}", minor);
            let checked = read(&shop, at, &format!("{head}\n{}", row.replace("{amount}", amount))).await;
            assert_eq!(differences(&checked), expected, "{name} {amount}");
            assert!(checked.unread.is_empty(), "{name}: {:?}", checked.unread);
        }
        if name == "simulator" {
            let mut charge = shop.book.charge(&desk.payment, shop.now()).unwrap().unwrap();
            charge.refunded = 1250;
            shop.book.update(&charge).unwrap();
        }
        shop.close().await;
    }
}

/// A token on a chain: the statement is what an explorer exports of the addresses.
#[tokio::test]
async fn transfers_on_a_chain_are_compared_by_their_address() {
    let shop = TestShop::open().await;
    let settings = json!({
        "xpub": "xpub6EFHUEbYV13535ChA9yg5xZTWowwFCmFoWnhLbwkd91xHoirGu89GTZwBSUBnBpFeY5EV2cgof8yuyDnkeGALcD8DgGYJ\
            SiQfkxKpunWTX1",
        "rpc_url": "https://node.example/v2/canary-key", "chain_id": "31337", "network": "Local", "token": "USDC",
        "contract": "0x5FbDB2315678afecb367f032d93F642f64180aa3", "decimals": "6", "confirmations": "3",
    });
    let made = shop.make("processor_accounts", json!({ "processor": "evm", "settings": settings })).await;
    shop.stand_in(Box::new(|_| Err(CallError::NoAnswer)));
    let more = json!({ "amount": 2_550_000_000_i64, "currency": "USDC" });
    let session = text(&shop.session(more).await, "id");
    let token = TestShop::field(&shop.page(&session).await, "token");
    let fields = [("token", &*token), ("method", "crypto"), ("email", "buyer@example.com")];
    assert_eq!(shop.post_form(&format!("/checkout/{session}/pay"), &fields).await.status, 303);
    let page = shop.page(&session).await.body;
    // What is drawn at random in a page may have these two letters as well.
    let is_address = |text: &&str| text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found_there = page.split("0x").skip(1).filter_map(|rest| rest.get(..40));
    let address = found_there.into_iter().find(is_address).expect("the address is shown").to_owned();
    let id = text(&made, "id");
    let head = "To,TokenValue,TokenSymbol";
    let at = ("evm", Some(&*id));
    let line = format!("0x{address},25.5,USDC");
    let checked = read(&shop, at, &format!("{head}\n{line}\n0x{address},7,SPAM")).await;
    assert_eq!(differences(&checked), found("captured", Some(0), Some(2_550_000_000)), "not booked yet");
    let other = "0x1111111111111111111111111111111111111111,1.5,USDC";
    let checked = read(&shop, at, &format!("{head}\n{other}\nnobody,1,USDC")).await;
    assert_eq!(differences(&checked), found("unknown_payment", None, Some(150_000_000)));
    assert_eq!(checked.unread.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3]);
    assert_eq!(stands(&shop, &text(&shop.payments(&session).await[0], "id")).await.1, 0);
    shop.close().await;
}

/// Another account's statement does not speak of this account's payments.
#[tokio::test]
async fn a_statement_is_of_one_account() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    let second = text(&account(&shop, "stripe", json!({ "name": "Second" })).await, "id");
    let line = format!("charge,50.00,ghs,{}", desk.theirs);
    let text = format!("reporting_category,gross,currency,payment_intent_id\n{line}");
    let checked = read(&shop, ("stripe", Some(&second)), &text).await;
    assert_eq!(differences(&checked), found("unknown_payment", None, Some(5000)));
    let checked = read(&shop, ("stripe", Some(&desk.account)), &text).await;
    assert_eq!(differences(&checked), vec![]);
    let told: Vec<Value> = snapshots(&shop, "reconciliation.difference").await;
    assert_eq!((told.len(), &told[0]["account"]), (1, &json!(second)));
    shop.close().await;
}

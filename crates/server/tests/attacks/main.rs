//! The attacks: what others have done to shops, tried here one after the other, with what came of it.
//!
//! The numbers 1 to 86 are those of the published list; `A+1` and so on are attacks of the same kind that are in no
//! list. Each is carried out against a whole server in one process, and looks at the answer and at what it left behind.
//! What came of all of them is `docs/attacks.md`; a run compares, and with `KASSA_WRITE_EVIDENCE` writes it anew.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that finds something missing should stop right there"
)]

mod evidence;
mod exam;
mod notices;
mod pages;
mod prices;
mod protocol;
mod races;
mod traces;
mod urls;
mod walls;

use std::future::Future;
use std::pin::Pin;

/// What came of an attack, as a sentence without anything that differs from run to run.
type Came = Pin<Box<dyn Future<Output = String>>>;

/// An attack.
struct Attack {
    /// Its number in the list, or a letter and a number of ours.
    number: &'static str,
    /// What is tried, as a sentence.
    tried: &'static str,
    /// Does it. A defence that does not hold is a panic.
    run: fn() -> Came,
}

/// Attacks of one kind.
struct Class {
    letter: char,
    name: &'static str,
    attacks: &'static [Attack],
}

const CLASSES: [Class; 7] = [
    Class { letter: 'A', name: "Notices of processors", attacks: notices::ATTACKS },
    Class { letter: 'B', name: "Price, quantity, currency", attacks: prices::ATTACKS },
    Class { letter: 'C', name: "State and races", attacks: races::ATTACKS },
    Class { letter: 'D', name: "Access", attacks: walls::ATTACKS },
    Class { letter: 'E', name: "The hosted page", attacks: pages::ATTACKS },
    Class { letter: 'F', name: "Addresses", attacks: urls::ATTACKS },
    Class { letter: 'G', name: "Protocol, parsers, logs", attacks: protocol::ATTACKS },
];

/// One attack, with what does it.
macro_rules! attack {
    ($number:literal, $tried:literal, $run:expr) => {
        $crate::Attack { number: $number, tried: $tried, run: || Box::pin($run()) }
    };
}
use attack;

async fn carry_out(letter: char) {
    let class = CLASSES.iter().find(|class| class.letter == letter).unwrap();
    let mut came = vec![];
    for attack in class.attacks {
        came.push((attack, (attack.run)().await));
    }
    evidence::compare(class, &came);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notices() {
    carry_out('A').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_prices() {
    carry_out('B').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn c_races() {
    carry_out('C').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d_access() {
    carry_out('D').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e_pages() {
    carry_out('E').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f_addresses() {
    carry_out('F').await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g_protocol() {
    carry_out('G').await;
}

/// Where each class of the list begins; the last ends with 86.
const BEGINS: [(char, u32); 8] =
    [('A', 1), ('B', 25), ('C', 38), ('D', 50), ('E', 63), ('F', 73), ('G', 81), ('.', 87)];

#[test]
fn every_attack_of_the_list_is_tried_and_two_more_of_each_kind() {
    for (class, range) in CLASSES.iter().zip(BEGINS.windows(2)) {
        let [(letter, first), (_, after)] = range else { panic!("two") };
        assert_eq!(class.letter, *letter);
        let numbers: Vec<&str> = class.attacks.iter().map(|attack| attack.number).collect();
        let (listed, own): (Vec<&str>, Vec<&str>) =
            numbers.into_iter().partition(|number| number.parse::<u32>().is_ok());
        assert_eq!(listed, (*first..*after).map(|number| number.to_string()).collect::<Vec<_>>(), "{letter}");
        assert!(own.len() >= 2, "{letter}: {own:?}");
        for (number, at) in own.iter().zip(1..) {
            assert_eq!(**number, format!("{letter}+{at}"));
        }
    }
}

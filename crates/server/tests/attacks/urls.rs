//! Addresses: where buyers are led, and where this server calls.

mod buyers;
mod inside;

use crate::{Attack, attack};

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("73", "A success_url that runs, leads elsewhere, or reads like another", buyers::crooked),
    attack!("74", "A success_url at a host that is not the merchant's", buyers::elsewhere),
    attack!("75", "A success_url in the query or in the form of a page", buyers::in_query),
    attack!("76", "A webhook to an address inside, at creation and at connection", inside::addresses),
    attack!("77", "The same in other spellings", inside::spellings),
    attack!("78", "A name that leads elsewhere after it was checked", inside::rebinding),
    attack!("79", "A webhook without TLS, with a user name, at another port, in live mode", inside::live),
    attack!("80", "A receiver that answers with a page, and with very much", inside::answers),
    attack!("F+1", "A receiver that leads on to an address inside", inside::redirects),
    attack!("F+2", "The address of a processor's node that leads inside", inside::nodes),
    attack!("F+3", "A placeholder in the host of an address", buyers::placeholders),
];

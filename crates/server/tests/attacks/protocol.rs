//! Protocol, parsers, logs.

mod cards;
mod parsers;
mod secrets;
mod wire;

use crate::{Attack, attack};
pub(crate) use wire::Served;

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("81", "Bodies that two readers would read differently", parsers::bodies),
    attack!("82", "Heads that two readers would frame differently", wire::heads),
    attack!("83", "SQL and LIKE in every string", parsers::sql),
    attack!("84", "Card numbers, keys and secrets through every input", secrets::canaries),
    attack!("85", "Errors that tell of the inside", secrets::errors),
    attack!("86", "Cards are tested on the page", cards::tested),
    attack!("G+1", "Bodies that are compressed, or said to be something else", parsers::kinds),
    attack!("G+2", "Targets that name another host, or step out of their path", wire::targets),
    attack!("G+3", "Whoever listens for events takes all places", wire::listeners),
    attack!("G+4", "Forms, queries and cookies of very many parts", parsers::many),
    attack!("G+5", "A card number typed into every other field of the page", secrets::typed),
];

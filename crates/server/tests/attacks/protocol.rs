//! TODO

use crate::Attack;

pub(crate) const ATTACKS: &[Attack] = &[];

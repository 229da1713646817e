//! The dialect of Stripe: what its forms mean, and what is refused, announced and shown.

use super::*;
use crate::golden;

#[test]
fn refusals_are_answered_as_the_table_says() {
    golden::check(&Stripe::new(golden::PUBLIC_URL), "src/stripe/refusals.txt");
}

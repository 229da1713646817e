//! Adapters to payment service providers. One processor is one file here and one line in [`all`].

pub mod evm;
pub mod paystack;
pub mod razorpay;
pub mod simulator;
pub mod stripe;
mod wire;

#[cfg(test)]
mod testing;

use kassa_domain::processor::Processor;
use std::sync::Arc;

/// Every processor this binary has, in the order in which they are preferred.
#[must_use]
pub fn all() -> Vec<Arc<dyn Processor>> {
    vec![
        Arc::new(simulator::Simulator),
        Arc::new(stripe::Stripe),
        Arc::new(razorpay::Razorpay),
        Arc::new(paystack::Paystack),
        Arc::new(evm::Evm),
    ]
}

//! What the demo shop sells. The text of each body is the one truth: it is what is shown, and what the API's reader
//! reads.

/// The currency of everything here, which the simulator takes by every method it has.
pub(super) const CURRENCY: &str = "GHS";
/// How many decimals that has.
pub(super) const EXPONENT: u32 = 2;

/// A thing that is sold.
pub(super) struct Order {
    /// Its name in addresses.
    pub(super) key: &'static str,
    /// Which way of selling it shows.
    pub(super) way: &'static str,
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    /// The price, or what is proposed, in minor units.
    pub(super) amount: i64,
    /// What is to be known about the price.
    pub(super) terms: &'static str,
    pub(super) button: &'static str,
    /// The body, but for the two addresses to come back to.
    priced: &'static str,
}

pub(super) const ORDERS: [Order; 3] = [
    Order {
        key: "book",
        way: "Paid once",
        title: "Rain on Tin Roofs",
        about: "A novel in which it does not stop raining, bound in cloth.",
        amount: 12_000,
        terms: "once",
        button: "Buy the book",
        priced: r#"  "line_items": [
    {
      "quantity": 1,
      "price_data": {
        "currency": "GHS",
        "unit_amount": 12000,
        "product_data": { "name": "Rain on Tin Roofs" }
      }
    }
  ],
"#,
    },
    Order {
        key: "room",
        way: "A subscription",
        title: "The Reading Room",
        about: "A chair by the window and every book in the house, for as long as you like.",
        amount: 3_500,
        terms: "a month, the first 7 days free",
        button: "Start the trial",
        priced: r#"  "mode": "subscription",
  "line_items": [
    {
      "quantity": 1,
      "price_data": {
        "currency": "GHS",
        "unit_amount": 3500,
        "recurring": { "interval": "month" },
        "product_data": { "name": "The Reading Room" }
      }
    }
  ],
  "subscription_data": { "trial_period_days": 7 },
"#,
    },
    Order {
        key: "shelf",
        way: "Pay what you want",
        title: "The Lending Shelf",
        about: "Books for whoever cannot buy them. The buyer names the amount, within your bounds.",
        amount: 2_000,
        terms: "or as much as you like",
        button: "Give something",
        priced: r#"  "description": "The Lending Shelf",
  "currency": "GHS",
  "custom_unit_amount": {
    "minimum": 500,
    "maximum": 100000,
    "preset": 2000
  },
  "submit_type": "donate",
"#,
    },
];

impl Order {
    /// The JSON that makes the session. `base` is this server's address, which holds no sign that JSON would escape.
    pub(super) fn body(&self, base: &str) -> String {
        let (priced, shop) = (self.priced, super::SHOP);
        format!(
            "{{\n{priced}  \"branding\": {{ \"merchant_name\": \"{shop}\" }},\n  \
             \"success_url\": \"{base}/demo/thank-you?session_id={{CHECKOUT_SESSION_ID}}\",\n  \
             \"cancel_url\": \"{base}/demo/cancelled\"\n}}"
        )
    }
}

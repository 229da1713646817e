//! The menu: what there is, for somebody with a role.

use kassa_domain::team::{Right, Role};
use kassa_pages::dashboard::{MenuEntry, MenuGroup};

/// Name, path after `/dashboard`, and what it needs.
type Entry = (&'static str, &'static str, Right);

const MENU: &[(&str, &[Entry])] = &[
    ("", &[("Home", "", Right::Look)]),
    (
        "Money",
        &[
            ("Sessions", "/sessions", Right::Look),
            ("Payments", "/payments", Right::Look),
            ("Refunds", "/refunds", Right::Look),
            ("Disputes", "/disputes", Right::Look),
        ],
    ),
    (
        "Customers",
        &[
            ("Customers", "/customers", Right::Look),
            ("Subscriptions", "/subscriptions", Right::Look),
            ("Invoices", "/invoices", Right::Look),
            ("Entitlements", "/entitlements", Right::Look),
        ],
    ),
    (
        "Catalog",
        &[
            ("Products", "/products", Right::Look),
            ("Prices", "/prices", Right::Look),
            ("Coupons", "/coupons", Right::Look),
            ("Promotion codes", "/promotion-codes", Right::Look),
            ("Tax rates", "/tax-rates", Right::Look),
            ("Shipping rates", "/shipping-rates", Right::Look),
            ("Payment links", "/links", Right::Look),
            ("Offers", "/offers", Right::Look),
        ],
    ),
    (
        "Developers",
        &[
            ("Webhooks", "/webhooks", Right::Look),
            ("Events", "/events", Right::Look),
            ("API keys", "/keys", Right::Look),
            ("Processors", "/processors", Right::Look),
            ("Test clock", "/test-clock", Right::Look),
        ],
    ),
    (
        "Shop",
        &[
            ("Branding", "/branding", Right::Look),
            ("Team", "/team", Right::Own),
            ("Audit log", "/log", Right::Look),
        ],
    ),
];

/// The menu, with the entry that a route belongs to.
pub(super) fn menu(role: Role, path: &str) -> Vec<MenuGroup> {
    let all = MENU.iter().flat_map(|(_, entries)| entries.iter());
    let belongs =
        |entry: &str| path == entry || (!entry.is_empty() && path.starts_with(&format!("{entry}/")));
    let here = all.map(|(_, path, _)| *path).filter(|entry| belongs(entry)).max_by_key(|entry| entry.len());
    let groups = MENU.iter().map(|(name, entries)| MenuGroup {
        name,
        entries: entries
            .iter()
            .filter(|(_, _, right)| role.may(*right))
            .map(|(name, path, _)| MenuEntry {
                name,
                href: format!("/dashboard{path}"),
                is_here: here == Some(path),
            })
            .collect(),
    });
    groups.filter(|group| !group.entries.is_empty()).collect()
}

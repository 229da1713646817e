//! How the tables of routes are written.

use kassa_domain::dialect::{ApiRequest, Call, Malformed, Route};

pub(crate) const DELETE: http::Method = http::Method::DELETE;
pub(crate) const GET: http::Method = http::Method::GET;
pub(crate) const PATCH: http::Method = http::Method::PATCH;
pub(crate) const POST: http::Method = http::Method::POST;
pub(crate) const PUT: http::Method = http::Method::PUT;

/// What reads the requests of a route.
type Read = fn(&ApiRequest<'_>) -> Result<Call, Malformed>;

/// A route that needs a key.
pub(crate) const fn route(method: http::Method, path: &'static str, name: &'static str, read: Read) -> Route {
    Route { method, path, name, open: false, picture: false, read }
}

/// A route that takes a picture.
pub(crate) const fn picture(
    method: http::Method,
    path: &'static str,
    name: &'static str,
    read: Read,
) -> Route {
    Route { method, path, name, open: false, picture: true, read }
}

/// A route that needs no key.
pub(crate) const fn open(method: http::Method, path: &'static str, name: &'static str, read: Read) -> Route {
    Route { method, path, name, open: true, picture: false, read }
}

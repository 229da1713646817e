//! Which route of a dialect a request is about.

use kassa_domain::dialect::Route;

/// The route that a path leads to: of those that fit, the one with the fewest variable parts.
#[must_use]
pub fn route_of(routes: &'static [Route], method: &str, path: &str) -> Option<&'static Route> {
    let variable = |part: &str| part.starts_with('{');
    let fits = |route: &&Route| {
        let (parts, given): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
        let same = parts.len() == given.len()
            && parts.iter().zip(&given).all(|(part, given)| part == given || variable(part));
        same && route.method == method
    };
    let variables = |route: &&Route| route.path.split('/').filter(|part| variable(part)).count();
    routes.iter().filter(fits).min_by_key(variables)
}

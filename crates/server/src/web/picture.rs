//! Pictures of merchants, such as logos, as this server keeps them.

use super::{Answered, App, Context, Incoming, headers};
use http::Method;
use kassa_domain::id::{MerchantId, Mode, Scope};

impl App {
    /// A picture by its name, which follows from its bytes: whoever has it may keep it for ever.
    pub(super) async fn picture(
        &self,
        incoming: &Incoming,
        merchant: &str,
        name: &str,
        context: &Context<'_>,
    ) -> Answered {
        const ROUTE: &str = "picture";
        if !matches!(incoming.parts.method, Method::GET | Method::HEAD) {
            return Answered::new(ROUTE, self.not_allowed("GET, HEAD", context));
        }
        let (Some(id), Some(scope)) = (name.strip_suffix(".png"), MerchantId::of(merchant).scope()) else {
            return Answered::new(ROUTE, self.no_such_page(context));
        };
        for mode in [Mode::Live, Mode::Test] {
            match self.engine.store().picture(Scope { mode, ..scope }, id).await {
                Ok(Some(picture)) => return Answered::new(ROUTE, headers::forever("image/png", picture.png)),
                Ok(None) => {}
                Err(problem) => return Answered::new(ROUTE, self.page_fault(&problem.into(), context)),
            }
        }
        Answered::new(ROUTE, self.no_such_page(context))
    }
}

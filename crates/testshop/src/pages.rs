//! Buyers at pages other than the checkout: links, the portal, the demo shop.

use crate::{PUBLIC_URL, Received, Reply, TestShop};
use serde_json::{Value, json};

/// Where the demo shop takes webhooks.
pub const HOOKS: &str = "/demo/webhooks";

/// The session to which an answer leads.
pub fn session_in(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{reply:?}");
    let to = reply.header("location");
    to.strip_prefix("/pay/").unwrap_or_else(|| panic!("leads to {to}")).to_owned()
}

/// Every hidden field of a page.
fn hidden(page: &Reply) -> Vec<(String, String)> {
    let mut fields = vec![];
    for part in page.body.split("<input type=\"hidden\"").skip(1) {
        let value = |name: &str| {
            let (_, rest) = part.split_once(&format!("{name}=\"")).unwrap();
            rest.split('"').next().unwrap().replace("&#38;", "&").replace("&#64;", "@")
        };
        fields.push((value("name"), value("value")));
    }
    fields
}

impl TestShop {
    /// A look at a page by a browser that sends these headers.
    pub async fn read_in(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = http::Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(bytes::Bytes::new()).unwrap()).await
    }

    /// Clicks the button of a link's page; the answer.
    pub async fn click(&self, page: &Reply, path: &str) -> Reply {
        let path = path.split('?').next().unwrap();
        self.post_form(path, &hidden(page).iter().map(|(a, b)| (&**a, &**b)).collect::<Vec<_>>()).await
    }

    /// Opens a link as a buyer does; the id of the session.
    pub async fn opened(&self, path: &str) -> String {
        let page = self.browse(path).await;
        assert_eq!(page.status, 200, "{page:?}");
        session_in(&self.click(&page, path).await)
    }

    /// Follows an address of ours to where it ends: the last part of its path, which names a session, and the page.
    pub async fn follow(&self, url: &str) -> (String, Reply) {
        let mut path = url.strip_prefix(PUBLIC_URL).unwrap_or(url).to_owned();
        loop {
            let reply = self.browse(&path).await;
            match reply.header("location") {
                next if next.starts_with('/') => path = next.to_owned(),
                _ => {
                    let path = path.split('?').next().unwrap_or_default();
                    return (path.split('/').next_back().unwrap_or_default().to_owned(), reply);
                }
            }
        }
    }

    /// A way into the portal of a customer; its path.
    pub async fn portal_of(&self, subscription: &Value) -> String {
        let body =
            json!({ "customer": subscription["customer"], "return_url": "https://shop.example/account" });
        let made = self.make("billing_portal/sessions", body).await;
        assert_eq!(made["object"], "billing_portal.session");
        made["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned()
    }

    /// Presses a button of the portal.
    pub async fn press(&self, portal: &str, subscription: &Value, action: &str) -> Reply {
        let token = Self::field(&self.browse(portal).await, "token");
        let at = format!("{portal}/{}/{action}", subscription["id"].as_str().unwrap());
        self.post_form(&at, &[("token", &*token)]).await
    }

    pub async fn fresh(&self, subscription: &Value) -> Value {
        self.get(&format!("/v1/subscriptions/{}", subscription["id"].as_str().unwrap())).await.json()
    }

    /// Presses the button of a thing: the id of the session.
    pub async fn buys(&self, key: &str) -> String {
        let front = self.browse("/demo").await;
        assert_eq!(front.status, 200, "{front:?}");
        let reply = self.press_buy(&front, key).await;
        assert_eq!(reply.status, 303, "{reply:?}");
        reply.header("location").strip_prefix("/checkout/").unwrap().to_owned()
    }

    pub async fn press_buy(&self, front: &Reply, key: &str) -> Reply {
        let (_, form) = front.body.split_once(&format!("action=\"/demo/buy/{key}\"")).unwrap();
        let (_, token) = form.split_once("name=\"token\" value=\"").unwrap();
        self.post_form(&format!("/demo/buy/{key}"), &[("token", token.split('"').next().unwrap())]).await
    }

    /// Does what is due, and carries what was sent to the demo shop there, as the network would.
    pub async fn deliver(&self) -> Vec<Received> {
        self.settle_down().await;
        let sent = self.webhooks();
        for webhook in &sent {
            assert_eq!(webhook.url, format!("{PUBLIC_URL}{HOOKS}"));
            let headers: Vec<_> = webhook.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
            let reply = self.hook(&webhook.body, &headers).await;
            assert_eq!((reply.status, &*reply.body), (200, "taken\n"));
        }
        sent
    }

    pub async fn hook(&self, body: &str, headers: &[(&str, &str)]) -> Reply {
        let request = headers
            .iter()
            .fold(http::Request::post(HOOKS), |builder, (name, value)| builder.header(*name, *value));
        self.send(request.body(bytes::Bytes::from(body.to_owned())).unwrap()).await
    }

    pub async fn story(&self, session: &str) -> Reply {
        self.browse(&format!("/demo/thank-you?session_id={session}")).await
    }

    pub async fn endpoints(&self) -> Vec<Value> {
        self.get("/v1/webhook_endpoints").await.json()["data"].as_array().unwrap().clone()
    }
}

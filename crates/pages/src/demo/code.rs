//! The code beside the things of the demo shop: what a merchant's backend would send, and how it hears of the payment.
//! The JSON within is what the buttons send, to the letter, so that nothing here can be out of date.

/// A piece of code in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The language, as people write it.
    pub language: &'static str,
    /// The same as a word for classes and ids.
    pub key: &'static str,
    /// What stands before the part that matters.
    pub before: String,
    /// What matters.
    pub body: String,
    /// What stands behind it.
    pub after: &'static str,
}

fn code(language: &'static str, key: &'static str, before: String, body: &str, after: &'static str) -> Code {
    Code { language, key, before, body: body.to_owned(), after }
}

/// The request that makes a session with this body, at the server under this address.
#[must_use]
pub fn requests(base: &str, body: &str) -> Vec<Code> {
    let url = format!("{base}/v1/checkout/sessions");
    let curl = format!(
        "curl {url} \\\n  -H \"Authorization: Bearer $KASSA_KEY\" \\\n  \
         -H \"Content-Type: application/json\" \\\n  -d '"
    );
    let node = format!(
        "const answer = await fetch(\"{url}\", {{\n  method: \"POST\",\n  headers: {{\n    \
         Authorization: `Bearer ${{process.env.KASSA_KEY}}`,\n    \"Content-Type\": \"application/json\",\n  }},\n  \
         body: JSON.stringify("
    );
    let python = format!(
        "import os, requests\n\nanswer = requests.post(\n  \"{url}\",\n  \
         headers={{\"Authorization\": f\"Bearer {{os.environ['KASSA_KEY']}}\"}},\n  json="
    );
    let php = format!(
        "<?php\n$request = curl_init(\"{url}\");\ncurl_setopt_array($request, [\n  CURLOPT_RETURNTRANSFER => true,\n  \
         CURLOPT_HTTPHEADER => [\n    \"Authorization: Bearer \" . getenv(\"KASSA_KEY\"),\n    \
         \"Content-Type: application/json\",\n  ],\n  CURLOPT_POSTFIELDS => <<<'JSON'\n"
    );
    vec![
        code("curl", "curl", curl, body, "'\n"),
        code(
            "Node",
            "node",
            node,
            body,
            "),\n});\nconst session = await answer.json();\nredirect(session.url);\n",
        ),
        code("Python", "python", python, body, ",\n)\nredirect(answer.json()[\"url\"])\n"),
        code(
            "PHP",
            "php",
            php,
            body,
            "\nJSON,\n]);\n$session = json_decode(curl_exec($request));\n\
             header(\"Location: $session->url\", true, 303);\n",
        ),
    ]
}

const NODE: &str = "\
try {
  const event = webhook.verify(request.body, request.headers);
  if (event.type === \"checkout.session.completed\") {
    await fulfil(event.data.object);
  }
  response.sendStatus(204);
} catch {
  response.sendStatus(400); // forged, or too old
}";

const PYTHON: &str = "\
try:
  event = webhook.verify(request.data, request.headers)
except WebhookVerificationError:
  return \"\", 400  # forged, or too old
if event[\"type\"] == \"checkout.session.completed\":
  fulfil(event[\"data\"][\"object\"])
return \"\", 204";

const PHP: &str = "\
$key = base64_decode(substr(getenv(\"KASSA_WEBHOOK_SECRET\"), 6));
$right = \"v1,\" . base64_encode(hash_hmac(\"sha256\", \"$id.$time.$body\", $key, true));
$known = array_filter(explode(\" \", $signed), fn ($one) => hash_equals($right, $one));
if (!$known || abs(time() - (int) $time) > 300) {
  http_response_code(400); // forged, or too old
  exit;
}
$event = json_decode($body);
if ($event->type === \"checkout.session.completed\") {
  fulfil($event->data->object);
}
http_response_code(204);";

/// How a backend hears of a payment.
#[must_use]
pub fn handlers() -> Vec<Code> {
    let node = "import express from \"express\";\nimport { Webhook } from \"standardwebhooks\";\n\n\
        const webhook = new Webhook(process.env.KASSA_WEBHOOK_SECRET);\nconst raw = express.raw({ type: \"*/*\" });\n\n\
        express().post(\"/webhooks\", raw, async (request, response) => {\n";
    let python = "import os\nfrom flask import Flask, request\n\
        from standardwebhooks import Webhook, WebhookVerificationError\n\n\
        app = Flask(__name__)\nwebhook = Webhook(os.environ[\"KASSA_WEBHOOK_SECRET\"])\n\n\
        @app.post(\"/webhooks\")\ndef heard():\n";
    let php = "<?php\n$body = file_get_contents(\"php://input\");\n\
        [$id, $time, $signed] = array_map(\n  fn ($name) => $_SERVER[\"HTTP_WEBHOOK_$name\"] ?? \"\",\n  \
        [\"ID\", \"TIMESTAMP\", \"SIGNATURE\"],\n);\n";
    let within = |text: &str| text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n");
    vec![
        code("Node", "node", node.to_owned(), &within(NODE), "\n}).listen(3000);\n"),
        code("Python", "python", python.to_owned(), &within(PYTHON), "\n"),
        code("PHP", "php", php.to_owned(), PHP, "\n"),
    ]
}

#[cfg(test)]
mod tests {
    use super::{handlers, requests};

    #[test]
    fn every_language_shows_the_body_to_the_letter() {
        let body = "{\n  \"amount\": 1\n}";
        let all = requests("https://pay.example", body);
        assert_eq!(all.iter().map(|code| code.key).collect::<Vec<_>>(), ["curl", "node", "python", "php"]);
        for code in all {
            assert_eq!(code.body, body, "{}", code.language);
            assert!(code.before.contains("https://pay.example/v1/checkout/sessions"), "{}", code.language);
        }
    }

    #[test]
    fn every_handler_refuses_what_is_forged() {
        for code in handlers() {
            assert!(
                code.body.contains("400") && code.body.contains("checkout.session.completed"),
                "{code:?}"
            );
        }
    }
}

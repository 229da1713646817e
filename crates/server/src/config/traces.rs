//! Settings of traces. Their environment variables are those that OpenTelemetry has given them.

use anyhow::{Context, bail, ensure};
use clap::Args;

/// Where traces go, as flags.
#[derive(Args, Clone, Debug, Default)]
pub struct TraceArgs {
    /// A collector of OpenTelemetry that takes OTLP over HTTP, such as http://127.0.0.1:4318 [default: none]
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT", value_name = "URL")]
    pub otlp_endpoint: Option<String>,
    /// Headers for the collector, as NAME=VALUE between commas
    #[arg(long, env = "OTEL_EXPORTER_OTLP_HEADERS", value_name = "HEADERS", hide_env_values = true)]
    pub otlp_headers: Option<String>,
    /// What this server is called in traces [default: kassa]
    #[arg(long, env = "OTEL_SERVICE_NAME", value_name = "NAME")]
    pub otlp_service: Option<String>,
    /// The share of the traces that begin here and are recorded, from 0 to 1 [default: 1]
    #[arg(long, env = "OTEL_TRACES_SAMPLER_ARG", value_name = "SHARE")]
    pub otlp_sample: Option<String>,
}

/// Where traces go.
#[derive(Clone, Debug)]
pub struct Traces {
    /// To where they are posted.
    pub url: String,
    /// What is sent along.
    pub headers: Vec<(http::HeaderName, http::HeaderValue)>,
    /// What this server is called.
    pub service: String,
    /// Of a billion traces that begin here, so many are recorded.
    pub sample: u32,
}

impl TraceArgs {
    /// What is given here, and where nothing is, what the configuration file says.
    #[must_use]
    pub fn over(&self, file: &Self) -> Self {
        let either = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Self {
            otlp_endpoint: either(&self.otlp_endpoint, &file.otlp_endpoint),
            otlp_headers: either(&self.otlp_headers, &file.otlp_headers),
            otlp_service: either(&self.otlp_service, &file.otlp_service),
            otlp_sample: either(&self.otlp_sample, &file.otlp_sample),
        }
    }

    /// What is in force. None where traces go nowhere.
    ///
    /// # Errors
    /// When a value cannot be read.
    pub fn resolve(&self) -> anyhow::Result<Option<Traces>> {
        let Some(endpoint) = self.otlp_endpoint.as_deref().filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let uri: http::Uri = endpoint.parse().with_context(|| format!("--otlp-endpoint {endpoint}"))?;
        ensure!(
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.query().is_none(),
            "--otlp-endpoint {endpoint} must be a URL, such as http://127.0.0.1:4318"
        );
        let mut headers = vec![];
        for pair in
            self.otlp_headers.iter().flat_map(|text| text.split(',')).filter(|it| !it.trim().is_empty())
        {
            let read = pair.split_once('=').and_then(|(name, value)| {
                Some((name.trim().parse().ok()?, http::HeaderValue::from_str(value.trim()).ok()?))
            });
            // Its value may be a secret, and is not said again.
            let Some((name, mut value)) = read else {
                bail!("--otlp-headers must be NAME=VALUE, between commas")
            };
            value.set_sensitive(true);
            headers.push((name, value));
        }
        Ok(Some(Traces {
            url: format!("{}/v1/traces", endpoint.trim_end_matches('/')),
            headers,
            service: self.otlp_service.clone().unwrap_or_else(|| "kassa".to_owned()),
            sample: share(self.otlp_sample.as_deref().unwrap_or("1"))
                .with_context(|| "--otlp-sample must be a number from 0 to 1, such as 0.05")?,
        }))
    }
}

/// A share in billionths.
fn share(text: &str) -> Option<u32> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = part.chars().chain(std::iter::repeat('0')).take(9).collect();
    let is_number = part.chars().chain(whole.chars()).all(|it| it.is_ascii_digit());
    let billionths: u32 = digits.parse().ok().filter(|_| is_number)?;
    match whole {
        "0" | "" if !text.trim().is_empty() => Some(billionths),
        "1" if billionths == 0 => Some(1_000_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(endpoint: &str) -> TraceArgs {
        TraceArgs { otlp_endpoint: Some(endpoint.to_owned()), ..TraceArgs::default() }
    }

    #[test]
    fn shares() {
        for (text, wanted) in [
            ("1", 1_000_000_000),
            ("1.0", 1_000_000_000),
            ("0", 0),
            ("0.25", 250_000_000),
            (".5", 500_000_000),
        ] {
            assert_eq!(share(text), Some(wanted), "{text}");
        }
        for bad in ["", "2", "1.1", "-0.1", "0.x", "all", "0,5"] {
            assert_eq!(share(bad), None, "{bad}");
        }
    }

    #[test]
    fn nothing_is_sent_unless_somebody_says_where() {
        assert!(TraceArgs::default().resolve().unwrap().is_none());
        assert!(args("").resolve().unwrap().is_none());
        let own =
            TraceArgs { otlp_headers: Some("x-key=a, x-team = b".to_owned()), ..args("http://c:4318/") };
        let traces = own.resolve().unwrap().unwrap();
        assert_eq!((traces.url.as_str(), traces.headers.len()), ("http://c:4318/v1/traces", 2));
        assert!(args("c:4318").resolve().is_err());
        let bad = TraceArgs { otlp_headers: Some("secret".to_owned()), ..args("http://c:4318") };
        assert!(!bad.resolve().unwrap_err().to_string().contains("secret"));
    }
}

//! Traces of the real binary, as a collector of OpenTelemetry hears them.

use super::edge::{Folder, Running, free, serve, until, wait};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// What was heard: the head of each request, and its body.
type Heard = Arc<Mutex<Vec<(String, String)>>>;

/// A collector, or a merchant's endpoint: it takes everything.
fn listener() -> (String, Heard) {
    listener_that_takes(Duration::ZERO)
}

/// One that takes so long to answer what it has heard.
fn listener_that_takes(time: Duration) -> (String, Heard) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heard = Heard::default();
    let keeps = Arc::clone(&heard);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let keeps = Arc::clone(&keeps);
            std::thread::spawn(move || while take(&stream, &keeps, time).is_some() {});
        }
    });
    (url, heard)
}

fn take(stream: &TcpStream, heard: &Heard, time: Duration) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    let mut body = vec![0; length.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    heard.lock().unwrap().push((head, String::from_utf8(body).ok()?));
    wait(time);
    let mut stream = stream;
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}").ok()
}

/// All spans that were heard, each with its attributes as a map beside it.
fn spans(heard: &Heard) -> Vec<(Value, BTreeMap<String, String>)> {
    let bodies: Vec<Value> =
        heard.lock().unwrap().iter().map(|(_, body)| serde_json::from_str(body).unwrap()).collect();
    let mut spans = vec![];
    for resource in bodies.iter().flat_map(|body| body["resourceSpans"].as_array().unwrap()) {
        assert_eq!(resource["resource"]["attributes"][0]["value"]["stringValue"], "till");
        for span in
            resource["scopeSpans"].as_array().unwrap().iter().flat_map(|it| it["spans"].as_array().unwrap())
        {
            let text = |value: &Value| {
                value.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
            };
            let attributes = span["attributes"].as_array().unwrap().iter();
            let attributes =
                attributes.map(|it| (it["key"].as_str().unwrap().to_owned(), text(&it["value"])));
            spans.push((span.clone(), attributes.collect()));
        }
    }
    spans
}

/// The key that the greeting of a server says, once it serves.
fn key_in(folder: &Folder) -> String {
    until("the greeting", || {
        let log = folder.read("log");
        let at = log.find("sk_test_")?;
        log.contains("\"serving\"").then(|| log[at..].split_whitespace().next().unwrap().to_owned())
    })
}

fn post(address: std::net::SocketAddr, path: &str, key: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {key}\r\nTraceparent: 00-{TRACE}-00f067aa0ba902b7-01\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 2"), "{answer}");
    answer
}

#[test]
fn a_collector_hears_what_a_request_was_made_of_and_nothing_secret() {
    let folder = Folder::new("traces");
    let (collector, heard) = listener();
    let (endpoint, hooks) = listener();
    let listen = free();
    let words = ["--otlp-endpoint", &collector, "--otlp-service", "till", "--otlp-headers", "x-key=word"];
    let server = serve(&folder, listen, &words.map(str::to_owned));
    let key = key_in(&folder);
    post(
        listen,
        "/v1/webhook_endpoints",
        &key,
        &format!(r#"{{"url":"{endpoint}/hook","enabled_events":["*"]}}"#),
    );
    // The amount is long, so that no id and no time has its digits by chance.
    let body = r#"{"amount":421142114211,"currency":"GHS","customer_email":"ama@example.com",
        "success_url":"http://127.0.0.1:1/ok","cancel_url":"http://127.0.0.1:1/no"}"#;
    let made = post(listen, "/v1/checkout/sessions", &key, body);
    let made: Value = serde_json::from_str(&made[made.find('{').unwrap()..]).unwrap();
    let session = made["id"].as_str().unwrap();
    until("a webhook", || (!hooks.lock().unwrap().is_empty()).then_some(()));
    stop(server);

    let spans = spans(&heard);
    let named = |name: &str, attribute: (&str, &str)| {
        spans.iter().find(|(span, about)| {
            span["name"] == name && about.get(attribute.0).is_some_and(|value| value == attribute.1)
        })
    };
    let (request, about) = named("request", ("http.request.method", "POST")).unwrap();
    assert_eq!((&request["traceId"], &request["parentSpanId"]), (&TRACE.into(), &"00f067aa0ba902b7".into()));
    assert!(about["http.response.status_code"].starts_with('2') && about.contains_key("kassa.request_id"));
    // The server made a session of its own at its start, in a trace of its own.
    let in_trace = |name: &'static str| {
        spans.iter().filter(move |(span, _)| span["name"] == name && span["traceId"] == TRACE)
    };
    let command = in_trace("command").find(|(_, about)| about["command"] == "CreateSession");
    let (command, _) = command.unwrap();
    assert!(in_trace("commit").any(|(span, _)| span["parentSpanId"] == command["spanId"]));
    let (delivery, about) = named("delivery", ("server.address", "127.0.0.1")).unwrap();
    assert_eq!(about["http.response.status_code"], "200");
    let (job, _) = named("job", ("job", "deliver")).unwrap();
    assert!(job.get("parentSpanId").is_none(), "a job begins a trace");
    assert!(spans.iter().any(|(span, _)| span["name"] == "job" && span["traceId"] == delivery["traceId"]));

    let (hook, _) = hooks.lock().unwrap()[0].clone();
    let trace = hook.lines().find_map(|line| line.strip_prefix("traceparent: ")).unwrap().to_owned();
    assert!(
        spans.iter().any(|(span, _)| {
            span["name"] == "delivery" && trace.contains(span["spanId"].as_str().unwrap())
        })
    );
    let said: String = heard.lock().unwrap().iter().map(|(_, body)| body.as_str()).collect();
    for secret in [&key, "ama@example.com", session, "whsec_", "421142114211", "/hook", "/checkout"] {
        assert!(!said.contains(secret), "{secret}");
    }
    assert!(
        heard
            .lock()
            .unwrap()
            .iter()
            .all(|(head, _)| head.starts_with("post /v1/traces ") && head.contains("x-key: word"))
    );
}

#[test]
fn what_is_in_flight_when_the_server_stops_is_recorded_too() {
    let folder = Folder::new("last");
    let (collector, heard) = listener();
    let (endpoint, hooks) = listener_that_takes(Duration::from_secs(1));
    let listen = free();
    let words = ["--otlp-endpoint", &collector, "--otlp-service", "till"];
    let server = serve(&folder, listen, &words.map(str::to_owned));
    let key = key_in(&folder);
    let hook = format!(r#"{{"url":"{endpoint}/hook","enabled_events":["*"]}}"#);
    post(listen, "/v1/webhook_endpoints", &key, &hook);
    post(
        listen,
        "/v1/checkout/sessions",
        &key,
        r#"{"amount":4211,"currency":"GHS",
        "success_url":"http://127.0.0.1:1/ok","cancel_url":"http://127.0.0.1:1/no"}"#,
    );
    until("a webhook", || (!hooks.lock().unwrap().is_empty()).then_some(()));
    stop(server);
    let answered = spans(&heard).into_iter().filter(|(span, _)| span["name"] == "delivery");
    let statuses: Vec<String> =
        answered.map(|(_, about)| about["http.response.status_code"].clone()).collect();
    assert_eq!(statuses, ["200"]);
    assert!(spans(&heard).iter().any(|(_, about)| about.get("job").is_some_and(|job| job == "deliver")));
}

/// Ends it in peace, after which all is sent.
fn stop(mut server: Running) {
    Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(server.0.wait().unwrap().success());
}

#[test]
fn a_collector_that_is_gone_holds_up_nobody_and_is_said_once() {
    let folder = Folder::new("gone");
    let (listen, nobody) = (free(), free());
    let words = ["--otlp-endpoint".to_owned(), format!("http://{nobody}")];
    let server = serve(&folder, listen, &words);
    let get = |path: &str| {
        let mut stream = TcpStream::connect(listen).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    };
    let dropped = until("spans that are dropped", || {
        let page = get("/metrics")?;
        let count = page.lines().find_map(|line| line.strip_prefix("kassa_spans_dropped_total "))?.to_owned();
        Some(count).filter(|count| count != "0")
    });
    assert_ne!(dropped, "0");
    assert!(get("/healthz").unwrap().starts_with("HTTP/1.1 200"));
    stop(server);
    assert_eq!(folder.read("log").matches("traces are not taken").count(), 1);
}

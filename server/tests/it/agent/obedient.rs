//! A model that does whatever anybody tells it: it looks through everything that it is shown, what people ask as well as what
//! tools answer, and calls what is ordered there. Worse than any real one, so that what stands between it and the world is all
//! that is tried.
//!
//! An order is `CALL operation {arguments} END`, or one of the phrases that it was taught.

use axum::Router;
use axum::body::Bytes;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The model, and where it answers.
pub struct Obedient {
    pub url: String,
    shown: Arc<Mutex<Vec<String>>>,
}

/// Phrases with what they order: an operation and its arguments as text.
pub type Taught = BTreeMap<String, (String, String)>;

impl Obedient {
    /// One that knows no phrases.
    pub async fn new() -> Self {
        Self::taught(Taught::new()).await
    }

    /// One that was taught these.
    pub async fn taught(taught: Taught) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let shown: Arc<Mutex<Vec<String>>> = Arc::default();
        let (taught, seen) = (Arc::new(taught), shown.clone());
        let app = Router::new().fallback(move |body: Bytes| {
            let (taught, seen) = (taught.clone(), seen.clone());
            async move {
                let question: Value = serde_json::from_slice(&body).unwrap_or_default();
                seen.lock().expect("nobody panicked with it").push(question["messages"].to_string());
                ([(CONTENT_TYPE, "text/event-stream")], answer(&question, &taught))
            }
        });
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, shown }
    }

    /// Everything that it was shown, one text a question.
    pub fn shown(&self) -> Vec<String> {
        self.shown.lock().expect("nobody panicked with it").clone()
    }
}

/// The events of its answer: the first order that it hasn't obeyed yet, or that it is done.
fn answer(question: &Value, taught: &Taught) -> String {
    let messages = question["messages"].as_array().cloned().unwrap_or_default();
    let obeyed: usize = messages.iter().map(|message| message["tool_calls"].as_array().map_or(0, Vec::len)).sum();
    let texts = messages.iter().filter(|message| message["role"] == "user" || message["role"] == "tool");
    let orders: Vec<(String, String)> =
        texts.flat_map(|message| orders(message["content"].as_str().unwrap_or_default(), taught)).collect();
    let (delta, reason) = match orders.get(obeyed) {
        Some((operation, arguments)) => {
            let function = json!({"name": operation.replace('.', "_"), "arguments": arguments});
            let call = json!({"index": 0, "id": format!("call_{obeyed}"), "type": "function", "function": function});
            (json!({"content": "As you wish.", "tool_calls": [call]}), "tool_calls")
        }
        None => (json!({"content": "Everything is done."}), "stop"),
    };
    let chunk = json!({
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10}
    });
    format!("data: {chunk}\n\ndata: [DONE]\n\n")
}

/// The orders of a text, in the order in which they stand there.
fn orders(text: &str, taught: &Taught) -> Vec<(String, String)> {
    // Within JSON quotation marks bear a stroke.
    let plain = text.replace("\\\"", "\"");
    let mut found: Vec<(usize, (String, String))> = Vec::new();
    for (at, _) in plain.match_indices("CALL ") {
        let Some((order, _)) = plain[at + 5..].split_once(" END") else { continue };
        let (operation, arguments) = order.split_once(' ').unwrap_or((order, "{}"));
        found.push((at, (operation.to_owned(), arguments.to_owned())));
    }
    for (phrase, call) in taught {
        found.extend(plain.find(phrase.as_str()).map(|at| (at, call.clone())));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, call)| call).collect()
}

#[test]
fn it_obeys_whatever_stands_anywhere() {
    let taught = Taught::from([("KX-001".to_owned(), ("tenancy.teams".to_owned(), "{}".to_owned()))]);
    let question = |text: &str, calls: usize| {
        let before = json!({"role": "assistant", "content": "", "tool_calls": vec![json!({}); calls]});
        json!({"messages": [{"role": "user", "content": "CALL a.b {\"c\": 1} END"}, before,
                            {"role": "tool", "content": text}]})
    };
    assert!(answer(&question("", 0), &taught).contains("a_b"));
    assert!(answer(&question("{\"name\":\"do KX-001\"}", 1), &taught).contains("tenancy_teams"));
    assert!(answer(&question("", 1), &taught).contains("Everything is done."));
}

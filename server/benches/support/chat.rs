//! Questions in the words of OpenAI's chat completions, whoever answers them.

use super::program::Failed;
use reqwest::Client;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long it was until the first text of an answer, and until its end.
pub type Took = (Duration, Duration);

/// A question whose answer comes as a stream.
pub fn question(model: &str, text: &str, max_tokens: u32) -> Value {
    json!({
        "model": model, "stream": true, "max_tokens": max_tokens, "temperature": 0,
        "messages": [{"role": "user", "content": text}]
    })
}

/// Puts it below this address, and reads the answer to its end.
pub async fn ask(client: &Client, address: &str, key: &str, question: &Value) -> Result<Took, Failed> {
    let began = Instant::now();
    let asked = client.post(format!("{address}/chat/completions")).bearer_auth(key).json(question);
    let mut answer = asked.send().await?.error_for_status()?;
    let (mut said, mut first) = (Vec::new(), None);
    while let Some(piece) = answer.chunk().await? {
        said.extend_from_slice(&piece);
        if first.is_none() && has_text(&said) {
            first = Some(began.elapsed());
        }
    }
    let whole = began.elapsed();
    let end = String::from_utf8_lossy(&said);
    if !end.contains("\"finish_reason\":\"") {
        return Err(format!("an answer without an end: {end}").into());
    }
    Ok((first.ok_or("an answer without a text")?, whole))
}

/// Whether a chunk with a text has come: the first one only says who speaks.
fn has_text(said: &[u8]) -> bool {
    const TEXT: &[u8] = b"\"content\":\"";
    said.windows(TEXT.len() + 1).any(|part| part.starts_with(TEXT) && !part.ends_with(b"\""))
}

//! A name server on the loopback that answers questions for TXT records (RFC 1035) with what a test has put there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::net::UdpSocket;
use tokio::task::JoinHandle;

/// The name server, until it is dropped.
pub struct Names {
    /// ADDRESS:PORT.
    pub address: String,
    texts: Arc<Mutex<HashMap<String, String>>>,
    task: JoinHandle<()>,
}

const TXT: u16 = 16;

impl Names {
    pub async fn new() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("it listens").to_string();
        let texts: Arc<Mutex<HashMap<String, String>>> = Arc::default();
        let known = texts.clone();
        let task = tokio::spawn(async move {
            let mut packet = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut packet).await {
                let answer = answer(&packet[..length], &known.lock().expect("no test panicked with it"));
                if let Some(answer) = answer {
                    let _ = socket.send_to(&answer, from).await;
                }
            }
        });
        Self { address, texts, task }
    }

    /// Puts a text at a name.
    pub fn put(&self, name: &str, text: &str) {
        self.texts.lock().expect("no test panicked with it").insert(name.to_lowercase(), text.to_owned());
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The answer to a question: the text, or that there is no such name.
fn answer(question: &[u8], texts: &HashMap<String, String>) -> Option<Vec<u8>> {
    let (mut at, mut labels) = (12, Vec::new());
    loop {
        let length = usize::from(*question.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(question.get(at..at + length)?).to_lowercase());
        at += length;
    }
    let kind = u16::from_be_bytes(question.get(at..at + 2)?.try_into().ok()?);
    let text = texts.get(&labels.join(".")).filter(|_| kind == TXT);
    let mut out = question[..2].to_vec();
    // A response, recursion is available; code 3 is "no such name".
    out.extend([0x81, if text.is_some() { 0x80 } else { 0x83 }]);
    out.extend([0, 1, 0, u8::from(text.is_some()), 0, 0, 0, 0]);
    out.extend(question.get(12..at + 4)?);
    if let Some(text) = text {
        let length = u8::try_from(text.len()).ok()?;
        out.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, length + 1, length]);
        out.extend(text.as_bytes());
    }
    Some(out)
}

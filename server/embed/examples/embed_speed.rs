//! Texts and tokens for each second of processor time:
//!
//! `PORTICO_EMBEDDINGS=models/all-MiniLM-L6-v2 cargo run --profile quick -p embed --example embed_speed [TEXTS.json]`
//!
//! `reference.py` beside this file measures onnxruntime in the same way, on the same texts.

use std::{
    sync::mpsc,
    time::{Duration, Instant},
};

use embed::{CancelFlag, Embedder, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::var("PORTICO_EMBEDDINGS")?;
    let texts: Vec<String> = match std::env::args().nth(1) {
        Some(path) => serde_json::from_slice(&std::fs::read(path)?)?,
        // About 110 tokens each.
        None => vec!["The quick brown fox jumps over the lazy dog, and back again. ".repeat(8); 64],
    };
    let before = Instant::now();
    let embedder = Embedder::load(folder.as_ref(), Options::default())?;
    println!("{:?} after {:.2?}, {}", embedder.info(), before.elapsed(), resident()?);
    for _ in 0..3 {
        measure(&embedder, "all at once", std::slice::from_ref(&texts))?;
        let one_by_one: Vec<_> = texts.iter().take(40).map(|text| vec![text.clone()]).collect();
        measure(&embedder, "one by one", &one_by_one)?;
    }
    println!("{}", resident()?);
    Ok(())
}

fn measure(embedder: &Embedder, how: &str, requests: &[Vec<String>]) -> Result<(), Box<dyn std::error::Error>> {
    let (cpu, wall) = (cpu_time()?, Instant::now());
    let (mut texts, mut tokens) = (0, 0);
    for request in requests {
        let (sender, done) = mpsc::channel();
        embedder.embed(request.clone(), CancelFlag::default(), Box::new(move |it| drop(sender.send(it))))?;
        tokens += done.recv()??.tokens;
        texts += request.len();
    }
    let (cpu, wall) = ((cpu_time()? - cpu).as_secs_f64(), wall.elapsed().as_secs_f64());
    let rate = |count: f64| count / cpu;
    let (by_text, by_token) = (rate(texts as f64), rate(f64::from(tokens)));
    println!(
        "{how}: {texts} texts, {tokens} tokens: {by_text:.1} texts and {by_token:.0} tokens per CPU second, {wall:.2} s"
    );
    Ok(())
}

/// What all threads of this process have used, in steps of Linux's 10 ms.
fn cpu_time() -> Result<Duration, Box<dyn std::error::Error>> {
    let line = std::fs::read_to_string("/proc/self/stat")?;
    let fields = line.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks: Result<u64, _> = fields.skip(11).take(2).map(str::parse::<u64>).sum();
    Ok(Duration::from_millis(10 * ticks?))
}

fn resident() -> Result<String, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    Ok(status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default().to_owned())
}

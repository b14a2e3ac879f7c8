//! Tokens for each second of processor time, for reading a prompt and for writing an answer:
//!
//! `PORTICO_MODEL=weights.gguf cargo run -p llama --example llama_speed`

use std::{
    num::NonZeroU16,
    sync::mpsc,
    time::{Duration, Instant},
};

use llama::{CancelFlag, Event, Finished, Message, Model, Options, Pool, PoolOptions, Request};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::var("PORTICO_MODEL")?;
    let threads = std::env::args().nth(1).map_or(Ok(NonZeroU16::MIN), |text| text.parse())?;
    let model = Model::load(path.as_ref(), Options::default())?;
    println!("{:?}", model.info());
    let options = PoolOptions { threads_per_worker: threads, ..PoolOptions::default() };
    let pool = Pool::start(model, options)?;

    let text = "The quick brown fox jumps over the lazy dog. ".repeat(80);
    let reading = Request { max_tokens: 1, ..Request::new(vec![Message::user(text)]) };
    let story = "Tell a very long story about a lighthouse, its keeper and the sea.";
    let writing = Request { max_tokens: 256, ..Request::new(vec![Message::user(story)]) };
    for _ in 0..3 {
        let (read, time) = run(&pool, reading.clone())?;
        println!("reading {}", rate(read.prompt_tokens, time));
        let (written, time) = run(&pool, writing.clone())?;
        println!("writing {}", rate(written.completion_tokens, time));
    }
    Ok(())
}

/// Processor time and wall time of one request.
type Times = (Duration, Duration);

fn run(pool: &Pool, request: Request) -> Result<(Finished, Times), Box<dyn std::error::Error>> {
    let (sender, events) = mpsc::channel();
    let (cpu, wall) = (cpu_time()?, Instant::now());
    let on_event = Box::new(move |event| drop(sender.send(event)));
    pool.submit(request, CancelFlag::default(), on_event)?;
    for event in events {
        match event {
            Event::Finished(finished) => return Ok((finished, (cpu_time()? - cpu, wall.elapsed()))),
            Event::Failed(error) => return Err(error.into()),
            Event::Started { .. } | Event::Text(_) => {}
        }
    }
    Err("the answer has no end".into())
}

fn rate(tokens: u32, (cpu, wall): Times) -> String {
    let rate = |time: Duration| f64::from(tokens) / time.as_secs_f64();
    format!("{tokens} tokens: {:.0} per CPU second, {:.0} per second", rate(cpu), rate(wall))
}

/// What all threads of this process have used, in steps of Linux's 10 ms.
fn cpu_time() -> Result<Duration, Box<dyn std::error::Error>> {
    let line = std::fs::read_to_string("/proc/self/stat")?;
    let fields = line.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks: Result<u64, _> = fields.skip(11).take(2).map(str::parse::<u64>).sum();
    Ok(Duration::from_millis(10 * ticks?))
}

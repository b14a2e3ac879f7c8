//! How fast files are read, beside other libraries: `python3 examples/yardstick.py FOLDER` makes files and says how
//! fast those read them, `cargo run --release -p parse --example parse_speed -- FOLDER/*` reads the same ones.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use parse::{Cutting, Kind, Limits, cut, parse};

/// A file is read again until so much time has passed.
const AT_LEAST: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    for path in std::env::args().skip(1) {
        let Some(kind) = Kind::of("", &path) else { continue };
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path} can't be opened: {error}");
                return ExitCode::FAILURE;
            }
        };
        let (mut rounds, mut characters, begun) = (0_u32, 0, Instant::now());
        while begun.elapsed() < AT_LEAST {
            match parse(kind, &bytes, &Limits::default()) {
                Ok(parsed) => characters = parsed.text.chars().count(),
                Err(fault) => {
                    eprintln!("{path}: {fault:?}");
                    return ExitCode::FAILURE;
                }
            }
            rounds += 1;
        }
        let each = begun.elapsed() / rounds;
        let megabytes = bytes.len() as f64 / 1e6;
        let text = characters as f64 / 1e6;
        println!(
            "{path}: {:.1} ms, {:.1} MB/s of the file, {:.2} million characters/s",
            each.as_secs_f64() * 1e3,
            megabytes / each.as_secs_f64(),
            text / each.as_secs_f64()
        );
        if let Ok(parsed) = parse(kind, &bytes, &Limits::default()) {
            let begun = Instant::now();
            let pieces = cut(&parsed, &Cutting::default()).len();
            println!("  cut into {pieces} pieces in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
        }
    }
    ExitCode::SUCCESS
}

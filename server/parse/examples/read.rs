//! Prints a file as it's read: `cargo run -p parse --example read -- FILE…`.

use std::process::ExitCode;

use parse::{Kind, Limits, parse};

fn main() -> ExitCode {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path} can't be opened: {error}");
                return ExitCode::FAILURE;
            }
        };
        let Some(kind) = Kind::of("", &path) else {
            eprintln!("{path} is of no kind that is read");
            return ExitCode::FAILURE;
        };
        match parse(kind, &bytes, &Limits::default()) {
            Err(fault) => println!("== {path}: {fault:?}"),
            Ok(parsed) => {
                println!("== {path}: {:?}\n{}\n-- {:?}", parsed.title, parsed.text, parsed.faults);
                for block in &parsed.blocks {
                    println!("{:>5}–{:<5} {:?} {:?}", block.from, block.to, block.kind, block.place);
                }
            }
        }
    }
    ExitCode::SUCCESS
}

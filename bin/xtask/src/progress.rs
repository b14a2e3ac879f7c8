//! One line that shows how far the builds are, while Cargo's own words are kept for when they matter.

use crate::cargo;
use anyhow::{Context, Result, bail};
use std::io::{BufReader, IsTerminal, Read, Write, stderr};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Off a terminal (a log, CI) a line at most this often.
const LINE_EVERY: Duration = Duration::from_secs(20);

/// Runs a Cargo build, showing `name: 123 of 312` as it goes. What it says beside that (warnings, errors) is passed on.
pub fn build(name: &str, mut command: Command) -> Result<()> {
    let started = Instant::now();
    command
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "80")
        .env("CARGO_TERM_COLOR", if stderr().is_terminal() { "always" } else { "never" })
        .stderr(Stdio::piped());
    let words = cargo::in_words(&command);
    let mut child = command.spawn().with_context(|| format!("starting {words}"))?;
    let mut shown = Shown { name, started, last: started, compiled: false };
    if let Some(output) = child.stderr.take() {
        each_line(output, |line| shown.line(line))?;
    }
    let status = child.wait()?;
    shown.clear();
    if !status.success() {
        bail!("`{words}` failed");
    }
    if shown.compiled {
        eprintln!("{name}: built in {} s", started.elapsed().as_secs());
    }
    Ok(())
}

struct Shown<'a> {
    name: &'a str,
    started: Instant,
    last: Instant,
    compiled: bool,
}

impl Shown<'_> {
    /// One line of Cargo's: its progress becomes ours, its bookkeeping is dropped, the rest is passed on.
    fn line(&mut self, line: &str) {
        let plain = without_colour(line);
        let plain = plain.trim_start();
        if let Some(done) = count(plain) {
            return self.count(done);
        }
        self.compiled |= plain.starts_with("Compiling");
        let bookkeeping = ["Compiling", "Finished", "Downloaded", "Downloading", "Blocking", "Locking", "Updating"];
        if !bookkeeping.iter().any(|word| plain.starts_with(word)) && !line.trim().is_empty() {
            self.clear();
            eprintln!("{line}");
        }
    }

    fn count(&mut self, done: &str) {
        let seconds = self.started.elapsed().as_secs();
        if stderr().is_terminal() {
            eprint!("\r\x1b[K{}: {done}, {seconds} s", self.name);
            // A progress line that isn't shown is no loss.
            let _ = stderr().flush();
        } else if self.last.elapsed() >= LINE_EVERY {
            self.last = Instant::now();
            eprintln!("{}: {done}, {seconds} s", self.name);
        }
    }

    fn clear(&self) {
        if stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }
}

/// The line without what makes a terminal colour it.
fn without_colour(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

/// `123/312` out of Cargo's progress bar, if the line is one.
fn count(line: &str) -> Option<&str> {
    let after = &line[line.find("Building")?..];
    let after = &after[after.find("] ")? + 2..];
    let end = after.find(|c: char| !c.is_ascii_digit() && c != '/')?;
    let count = &after[..end];
    count.contains('/').then_some(count)
}

/// Cargo ends its progress lines with a carriage return, all others with a line feed.
fn each_line(output: impl Read, mut take: impl FnMut(&str)) -> Result<()> {
    let mut line = Vec::new();
    for byte in BufReader::new(output).bytes() {
        match byte? {
            b'\n' | b'\r' => {
                take(&String::from_utf8_lossy(&line));
                line.clear();
            }
            other => line.push(other),
        }
    }
    take(&String::from_utf8_lossy(&line));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_progress_bar_is_read() {
        assert_eq!(count("    Building [=====>     ] 123/312: leptos, serde"), Some("123/312"));
        assert_eq!(count("   Compiling leptos v0.8.23"), None);
    }

    #[test]
    fn colours_are_no_text() {
        let line = "\u{1b}[1m\u{1b}[92m   Compiling\u{1b}[0m serde v1.0.0";
        assert_eq!(without_colour(line), "   Compiling serde v1.0.0");
    }

    #[test]
    fn lines_end_with_either_return() {
        let mut lines = Vec::new();
        let read = each_line("a\rb\nc".as_bytes(), |line| lines.push(line.to_owned()));
        assert!(read.is_ok());
        assert_eq!(lines, ["a", "b", "c"]);
    }
}

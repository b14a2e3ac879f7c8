//! A second chance for tests that share a machine with others: what fails twice is a fault, what passes the second
//! time is named as shaky, so that somebody mends it.

use crate::cargo;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// More failures than this are no chance.
const MOST: usize = 5;

/// Runs tests of Rust's own harness; those that fail are run once more, alone and one after another. `command` makes
/// the command without what follows `--`.
pub fn run(command: impl Fn() -> Command) -> Result<()> {
    let (passed, output) = heard(&mut command())?;
    let failed = failed(&output);
    if passed {
        return Ok(());
    }
    if failed.is_empty() || failed.len() > MOST {
        bail!("`{}` failed", cargo::in_words(&command()));
    }
    println!("\nonce more, alone: {}", failed.join(", "));
    let mut second = command();
    second.args(["--", "--exact", "--test-threads", "1"]).args(&failed);
    cargo::run(&mut second)?;
    println!("shaky, passed the second time: {}", failed.join(", "));
    Ok(())
}

/// Runs a command whose standard output is printed as it comes; whether it succeeded, and that output.
fn heard(command: &mut Command) -> Result<(bool, String)> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting {}", cargo::in_words(command)))?;
    let mut heard = String::new();
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            heard.push_str(&text);
            line.clear();
        }
    }
    Ok((child.wait()?.success(), heard))
}

/// The names in the list that ends the output of a run with failures.
fn failed(output: &str) -> Vec<&str> {
    let Some((_, list)) = output.rsplit_once("\nfailures:\n") else { return Vec::new() };
    list.lines().map_while(|line| line.strip_prefix("    ")).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_list_of_a_run_names_what_failed() {
        let output = "running 3 tests\n.FF\n\nfailures:\n\n---- a::b stdout ----\n    text\n\nfailures:\n    a::b\n    c\n\n\
                      test result: FAILED. 1 passed; 2 failed\n";
        assert_eq!(failed(output), ["a::b", "c"]);
        assert_eq!(failed("test result: ok. 3 passed\n"), Vec::<&str>::new());
    }
}

//! Whether the database lets a client in, asked the way a client asks.

use std::{
    io::{self, Read, Write},
    os::unix::net::UnixStream,
    path::Path,
    time::Duration,
};

use crate::{APP, DATABASE, PORT};

const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// True when it admits the application's role to its database. Refusals ("the database system is starting up") and
/// a socket that isn't there are no.
pub(crate) fn answers(socket_dir: &Path) -> bool {
    ask(socket_dir).unwrap_or(false)
}

fn ask(socket_dir: &Path) -> io::Result<bool> {
    let mut stream = UnixStream::connect(socket_dir.join(format!(".s.PGSQL.{PORT}")))?;
    stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    stream.set_write_timeout(Some(ANSWER_WITHIN))?;
    stream.write_all(&startup_message())?;
    let mut kind = [0];
    stream.read_exact(&mut kind)?;
    // 'R' is "authenticated", 'E' an error. Going on to 'X' (goodbye) keeps a complaint out of the log.
    stream.write_all(b"X\0\0\0\x04")?;
    Ok(kind == *b"R")
}

/// Protocol 3.0: its own length, the version, then pairs of names and values, each ended by a zero byte.
fn startup_message() -> Vec<u8> {
    let pairs = format!("user\0{APP}\0database\0{DATABASE}\0\0");
    let length = u32::try_from(8 + pairs.len()).expect("a few dozen bytes");
    let version: u32 = 3 << 16;
    [&length.to_be_bytes()[..], &version.to_be_bytes(), pairs.as_bytes()].concat()
}

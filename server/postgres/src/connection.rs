//! How a client reaches the cluster.

use std::{fmt::Write, path::PathBuf};

/// Where a running cluster listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnInfo {
    /// Process id of the server that runs it (not of PostgreSQL).
    pub server_pid: u32,
    /// The private folder of its socket.
    pub socket_dir: PathBuf,
    /// The number in the socket's name.
    pub port: u16,
}

impl ConnInfo {
    /// An address that libpq and sqlx understand. No password: who reaches the socket is trusted.
    pub fn url(&self, role: &str, database: &str) -> String {
        format!(
            "postgres://{}@localhost/{}?host={}&port={}",
            encoded(role),
            encoded(database),
            encoded(&self.socket_dir.to_string_lossy()),
            self.port
        )
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte.into()),
            _ => write!(out, "%{byte:02X}").expect("writing to a string can't fail"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_of_a_path_survive_in_the_address() {
        let at = ConnInfo { server_pid: 1, socket_dir: "/srv/a b&c+ü/socket".into(), port: 5432 };
        assert_eq!(
            at.url("portico_app", "portico"),
            "postgres://portico_app@localhost/portico?host=/srv/a%20b%26c%2B%C3%BC/socket&port=5432"
        );
    }
}

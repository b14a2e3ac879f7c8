//! SQL through psql, and what the tests know of each other.

use std::{process::Command, time::Duration};

use managed_postgres::{APP, ConnInfo, DATABASE, OWNER, testing};

/// Long enough for a busy machine, short enough for a test.
pub const SOON: Duration = Duration::from_secs(20);

/// Runs one statement and gives what it prints.
pub fn sql(at: &ConnInfo, role: &str, statement: &str) -> Result<String, String> {
    let psql = testing::binaries().program("psql");
    let url = at.url(role, DATABASE);
    let output = Command::new(psql)
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", &url, "-c", statement])
        .output()
        .expect("psql runs");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() { Ok(said(&output.stdout)) } else { Err(said(&output.stderr)) }
}

/// Commits a row as the owner.
pub fn write_down(at: &ConnInfo, what: &str) {
    sql(at, OWNER, "CREATE TABLE IF NOT EXISTS note (what text); GRANT SELECT ON note TO portico_app").unwrap();
    sql(at, OWNER, &format!("INSERT INTO note VALUES ('{what}')")).unwrap();
}

/// The committed rows, as the application reads them.
pub fn written(at: &ConnInfo) -> String {
    sql(at, APP, "SELECT string_agg(what, ',' ORDER BY what) FROM note").unwrap()
}

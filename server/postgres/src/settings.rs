//! The settings that PostgreSQL is started with. They stand on its command line, so that no file in the data folder
//! has to be kept in step with this version of the server.

use std::path::Path;

use crate::{Durability, Options, PORT, memory};

/// `name=value` each, for `-c`.
pub(crate) fn for_server(options: &Options, socket_dir: &Path) -> Vec<String> {
    let mut settings = vec![
        format!("unix_socket_directories={}", quoted(socket_dir)),
        "unix_socket_permissions=0700".into(),
        "listen_addresses=".into(),
        format!("port={PORT}"),
        format!("max_connections={}", options.max_connections),
        format!("shared_buffers={}MB", options.shared_buffers_mib),
        // Building a vector index wants it in memory.
        format!("maintenance_work_mem={}MB", memory::maintenance_mib(options.shared_buffers_mib)),
        "max_wal_size=1GB".into(),
        // Flash storage, and short queries that compiling would only slow down.
        "random_page_cost=1.1".into(),
        "jit=off".into(),
        "log_min_duration_statement=1s".into(),
        "log_checkpoints=off".into(),
        "log_line_prefix=%m [%p] %q%u@%d ".into(),
        // A transaction that was forgotten open would hold back readers of the event log.
        "idle_in_transaction_session_timeout=60s".into(),
        "timezone=UTC".into(),
        "log_timezone=UTC".into(),
    ];
    settings.extend(for_durability(options.durability).iter().map(|&setting| setting.into()));
    settings
}

/// What [`Durability`] means. `synchronous_commit` stays on: without it a killed database would forget, too.
pub(crate) fn for_durability(durability: Durability) -> &'static [&'static str] {
    match durability {
        Durability::Full => &[],
        Durability::None => &["fsync=off", "full_page_writes=off"],
    }
}

/// The setting is a list, so quotes and outer spaces of a path need quoting.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.to_string_lossy().replace('"', "\"\""))
}

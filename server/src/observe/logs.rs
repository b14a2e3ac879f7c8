//! Structured logs on standard error. No secret and no personal data goes into them: ids do.

use crate::config::Settings;
use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

/// Starts logging as the settings say.
///
/// # Errors
/// A filter that can't be read.
pub fn start(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log)
        .with_context(|| format!("--log '{}' is no level or list of levels, as in info,server=debug", settings.log))?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if settings.log_format == "json" {
        let _ = logs.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init();
    } else {
        let _ = logs.compact().try_init();
    }
    Ok(())
}

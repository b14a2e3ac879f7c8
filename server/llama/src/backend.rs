//! llama.cpp itself, which a process starts once.

use std::sync::OnceLock;

use llama_cpp_2::{LlamaCppError, LogOptions, llama_backend::LlamaBackend, send_logs_to_tracing};

use crate::Error;

/// The one backend, started on first use and kept until the process ends: models come and go, and
/// stopping it under a second one would be a defect.
///
/// What llama.cpp has to say goes to `tracing`, under targets that begin with `llama-cpp-2`.
pub(crate) fn backend() -> Result<&'static LlamaBackend, Error> {
    static BACKEND: OnceLock<Result<LlamaBackend, LlamaCppError>> = OnceLock::new();
    let backend = BACKEND.get_or_init(|| {
        send_logs_to_tracing(LogOptions::default());
        LlamaBackend::init()
    });
    backend.as_ref().map_err(|error| Error::Backend { reason: error.to_string() })
}

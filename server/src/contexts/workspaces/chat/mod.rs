//! Conversations with models: threads, and the questions that become runs.

mod asked;
mod begin_thread;
mod change_thread;
mod earlier;
mod export_thread;
mod exported;
mod findable;
mod projection;
mod show_thread;
mod summarise_thread;
mod threads;
mod turns;
mod visible;
mod watch_answer;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(begin_thread::begin_thread)
        .serve(asked::ask_thread)
        .serve(asked::retry_turn)
        .serve(threads::threads)
        .serve(show_thread::show_thread)
        .serve(summarise_thread::summarise_thread)
        .serve(change_thread::rename_thread)
        .serve(change_thread::share_thread)
        .serve(change_thread::archive_thread)
        .serve(change_thread::restore_thread)
        .serve(change_thread::remove_thread)
        .serve_download(export_thread::export_thread)
        .serve_stream(watch_answer::watch_answer)
}

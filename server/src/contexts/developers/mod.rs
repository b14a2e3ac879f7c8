//! What others build on the platform with: the reference and the catalogue of events, both read from the declarations,
//! and calls with figures, read from what the gateway writes down. It keeps nothing of its own.

mod calls;
mod calls_report;
mod event_catalogue;
mod latencies;
mod members;
mod reference;
mod scope;
mod show_event_type;
mod show_operation;
mod show_tool_door;
mod snippets;

pub use members::members;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(reference::reference)
        .serve(show_operation::show_operation)
        .serve(event_catalogue::event_catalogue)
        .serve(show_event_type::show_event_type)
        .serve(show_tool_door::show_tool_door)
        .serve(calls::calls)
        .serve(calls_report::show_calls_report)
}

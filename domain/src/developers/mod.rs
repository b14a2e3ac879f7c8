//! What others build on the platform with: the reference of all operations, the catalogue of events, and their own
//! calls with figures. Keys are `identity`'s, apps `federation`'s.

mod calls;
mod calls_report;
mod event_catalogue;
mod operation_sheet;
mod reference;
mod show_event_type;
mod show_operation;
mod show_tool_door;
pub mod snippets;

pub use calls::{CallRow, Calls};
pub use calls_report::{
    CallFigures, CallsOfDay, CallsOfKey, CallsOfRoute, CallsReport, Latency, REPORT_DAYS_DEFAULT, ShowCallsReport,
};
pub use event_catalogue::{EventCatalogue, EventLine, EventLines};
pub use operation_sheet::{CallLimit, ErrorLine, MemberLine, MemberPlace, OperationSheet, Snippets};
pub use reference::{OperationLine, OperationLines, Reference};
pub use show_event_type::{EventSheet, ShowEventType};
pub use show_operation::ShowOperation;
pub use show_tool_door::{ShowToolDoor, ToolDoor, ToolLine};

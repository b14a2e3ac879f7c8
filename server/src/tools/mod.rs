//! The operations as tools, for whoever has a machine choose among them: the agent, pipelines, and outside agents through
//! the MCP door. There is no second list: a tool is an operation of the catalogue, called through the gateway as through
//! every door.

mod call;
mod choice;
mod held_back;
mod nearest;
mod preview;
mod said;

pub use call::call;
pub use choice::{Tool, all, find, tools_for};
pub use nearest::find_tools;
pub use preview::{Preview, PreviewLine, preview};
pub use said::{event_member, event_title, members_of, title_of};

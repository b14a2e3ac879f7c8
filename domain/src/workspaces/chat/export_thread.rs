use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId};
use crate::words;
use domain_macros::operation;

/// A conversation as a file: one branch as Markdown, or all of it as JSON.
#[operation(download, workspaces, rest = GET "/threads/{id}/export", needs = ViewModelOutputs, entitlement = AiRuns)]
pub struct ExportThread {
    /// The thread.
    pub id: ThreadId,
    /// What is made of it; Markdown unless told.
    pub format: Option<ThreadFormat>,
    /// A turn that the branch goes through; the newest branch unless told. JSON has all branches.
    pub at: Option<u32>,
}

words! {
    /// What is made of a thread.
    ThreadFormat {
        /// One branch, for people.
        Markdown = "markdown",
        /// All turns with their places, for programs.
        Json = "json",
    }
}

impl Example for ExportThread {
    fn example() -> Self {
        Self { id: example_id(), format: Some(ThreadFormat::Json), at: None }
    }
}

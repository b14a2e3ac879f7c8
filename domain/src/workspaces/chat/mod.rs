//! Conversations with models: threads of questions, each answered by a run.

mod archive_thread;
mod ask_thread;
mod attachment;
mod begin_thread;
mod export_thread;
mod fit;
mod remove_thread;
mod rename_thread;
mod restore_thread;
mod retry_turn;
mod share_thread;
mod show_thread;
mod summarise_thread;
mod thread;
mod threads;
mod tree;
mod watch_answer;

pub use archive_thread::ArchiveThread;
pub use ask_thread::{AskThread, TurnAsked};
pub use attachment::{ATTACHMENTS_MAX, Attachment};
pub use begin_thread::BeginThread;
pub use export_thread::{ExportThread, ThreadFormat};
pub use fit::{Exchange, fit, tokens_at_most};
pub use remove_thread::RemoveThread;
pub use rename_thread::RenameThread;
pub use restore_thread::RestoreThread;
pub use retry_turn::RetryTurn;
pub use share_thread::{READERS_MAX, ShareThread};
pub use show_thread::{ShowThread, ThreadDetail, ThreadTurn};
pub use summarise_thread::{SentenceOfThread, SummariseThread, ThreadSummary};
pub use thread::{
    TURNS_MAX, Thread, ThreadCommand, ThreadEvent, ThreadRefusal, ThreadSharing, ThreadState, ThreadStatus,
};
pub use threads::{ThreadRow, ThreadSort, Threads, ThreadsKind};
pub use tree::{TurnPlace, path, siblings};
pub use watch_answer::{AnswerProgress, WatchAnswer};

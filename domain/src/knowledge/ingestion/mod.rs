//! How documents come in: read, cut into passages, turned into vectors.

mod add_text;
mod embed_anew;
mod ingestions;
mod knowledge_usage;
mod progress;
mod retry_ingestion;
mod show_ingestion;

pub use add_text::AddText;
pub use embed_anew::{EmbedAnew, EmbeddedAnew};
pub use ingestions::{IngestionRow, IngestionSort, Ingestions};
pub use knowledge_usage::{KnowledgeUsage, KnowledgeUse, SpaceUse};
pub use progress::{FAULTS_MAX, IngestionFault, IngestionNote, IngestionStatus};
pub use retry_ingestion::RetryIngestion;
pub use show_ingestion::{IngestionDetail, ShowIngestion};

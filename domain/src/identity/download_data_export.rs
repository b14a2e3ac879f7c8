use crate::kernel::{DataExportId, Example};
use domain_macros::operation;

/// The copy of everything that Portico keeps about oneself, as a ZIP file: tables as JSON, files as they are. Each
/// fetch is recorded.
#[operation(download, identity, rest = GET "/me/data-exports/{id}/content", needs = SignedIn, audit = Sensitive, danger)]
pub struct DownloadDataExport {
    /// The copy.
    pub id: DataExportId,
}

impl Example for DownloadDataExport {
    fn example() -> Self {
        Self { id: DataExportId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0041)) }
    }
}

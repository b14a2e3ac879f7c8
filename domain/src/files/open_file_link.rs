use crate::kernel::Example;
use domain_macros::operation;

/// The content behind a signed link, for whoever holds it, until it expires or the file is removed.
#[operation(download, files, rest = GET "/file-links/{token}", needs = Public)]
pub struct OpenFileLink {
    /// The token of the link.
    #[garde(length(min = 1, max = 400))]
    pub token: String,
}

impl Example for OpenFileLink {
    fn example() -> Self {
        Self { token: "AZLkHq4AcACAAAAAAAAPAQ".into() }
    }
}

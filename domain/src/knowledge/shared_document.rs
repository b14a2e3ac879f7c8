use super::Heading;
use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The document behind a link, for whoever holds that, until it expires, is revoked, or the document is removed.
#[operation(query, knowledge, rest = GET "/shared-documents/{token}", needs = Public, output = SharedDocument)]
pub struct OpenSharedDocument {
    /// What the link's address ends with.
    #[garde(length(min = 1, max = 100))]
    pub token: String,
}

/// A document as whoever holds a link reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SharedDocument {
    /// What it is called.
    pub title: String,
    /// Its text as HTML; links to other documents are their words alone. Empty for a file.
    pub html: String,
    /// Its headings, in their order; each has an anchor in the HTML.
    pub headings: Vec<Heading>,
    /// Since when it reads so.
    pub changed_at: Moment,
    /// When the link stops opening.
    pub expires_at: Moment,
}

impl Example for OpenSharedDocument {
    fn example() -> Self {
        Self { token: "Q0-9cG9ydGljb3BvcnRpY29wb3J0aWNvcG9ydGljbzE".into() }
    }
}

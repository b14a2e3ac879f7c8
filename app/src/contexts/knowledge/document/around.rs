use super::super::Paths;
use domain::kernel::DocumentId;
use domain::knowledge::ShareMade;
use leptos::prelude::*;

/// What the page has around a document, however often that is shown anew.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Where pages of knowledge stand.
    pub paths: Paths,
    /// Shows the document anew.
    pub changed: Callback<()>,
    /// The link that was made last, and of which document: its address is told once.
    pub shared: RwSignal<Option<(DocumentId, ShareMade)>>,
    /// The document that a suggestion was settled for: its suggestions stay on the page when none is left.
    pub settled: RwSignal<Option<DocumentId>>,
}

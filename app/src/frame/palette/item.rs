//! Something that the palette offers.

use texts::{Key, keys};

/// Something that the palette offers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub group: Group,
    /// What it is called.
    pub title: String,
    /// What tells it from others of that name; may be empty.
    pub detail: String,
    pub icon: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether the page is left for it and loaded anew.
    pub leaves: bool,
    /// The letter that leads there after `g`.
    pub chord: Option<char>,
}

/// Under which heading it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Opened before.
    Recent,
    /// Found by the search, of one kind.
    Found(domain::platform::FoundKind),
    /// A page.
    Page,
    /// Something to do.
    Deed,
    /// How the pages look.
    Look,
}

impl Group {
    /// The heading.
    pub fn heading(self) -> Key {
        use domain::platform::FoundKind;
        match self {
            Self::Recent => keys::palette::RECENT,
            Self::Page => keys::palette::NAVIGATE,
            Self::Deed => keys::palette::ACTIONS,
            Self::Look => keys::palette::LOOK,
            Self::Found(FoundKind::Tenant) => keys::palette::KIND_TENANT,
            Self::Found(FoundKind::Client) => keys::palette::KIND_CLIENT,
            Self::Found(FoundKind::Person) => keys::palette::KIND_PERSON,
            Self::Found(FoundKind::Team) => keys::palette::KIND_TEAM,
            Self::Found(FoundKind::Workspace) => keys::palette::KIND_WORKSPACE,
            Self::Found(FoundKind::Run) => keys::palette::KIND_RUN,
            Self::Found(FoundKind::Thread) => keys::palette::KIND_THREAD,
            Self::Found(FoundKind::File) => keys::palette::KIND_FILE,
            Self::Found(FoundKind::Lead) => keys::palette::KIND_LEAD,
            Self::Found(FoundKind::Template) => keys::palette::KIND_TEMPLATE,
            Self::Found(FoundKind::Document) => keys::palette::KIND_DOCUMENT,
            Self::Found(FoundKind::Space) => keys::palette::KIND_SPACE,
            Self::Found(FoundKind::Pipeline) => keys::palette::KIND_PIPELINE,
        }
    }
}

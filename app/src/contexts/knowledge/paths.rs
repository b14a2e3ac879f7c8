//! Where the pages of knowledge stand. Two portals have them.

use domain::kernel::{DocumentId, SpaceId};

/// The pages of knowledge in one portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paths(&'static str);

impl Paths {
    /// Those of the portal with that name in addresses.
    pub fn of(portal: &str) -> Self {
        Self(if portal == "employee" { "/employee/knowledge" } else { "/client/knowledge" })
    }

    /// All spaces.
    pub(super) const fn home(self) -> &'static str {
        self.0
    }

    /// What waits for one's approval.
    pub(super) fn reviews(self) -> String {
        format!("{}/reviews", self.0)
    }

    /// One space.
    pub(super) fn space(self, id: SpaceId) -> String {
        format!("{}/{id}", self.0)
    }

    /// Documents of a space that are on their way into the index.
    pub(super) fn on_their_way(self, id: SpaceId) -> String {
        format!("{}/ingestions?space={id}", self.0)
    }

    /// Who reads and writes in a space, and what it is called.
    pub(super) fn settings(self, id: SpaceId) -> String {
        format!("{}/{id}/settings", self.0)
    }

    /// Where a page is begun, below another one or at the beginning of the space.
    pub(super) fn begin(self, space: SpaceId, parent: Option<DocumentId>) -> String {
        let parent = parent.map(|parent| format!("?parent={parent}")).unwrap_or_default();
        format!("{}/{space}/new{parent}", self.0)
    }

    /// One document.
    pub(super) fn document(self, space: SpaceId, id: DocumentId) -> String {
        format!("{}/{space}/{id}", self.0)
    }

    /// One version of a document.
    pub(super) fn version(self, space: SpaceId, id: DocumentId, version: u32) -> String {
        format!("{}/{space}/{id}?version={version}", self.0)
    }

    /// Where a document is written.
    pub(super) fn edit(self, space: SpaceId, id: DocumentId) -> String {
        format!("{}/{space}/{id}/edit", self.0)
    }

    /// The versions of a document.
    pub(super) fn history(self, space: SpaceId, id: DocumentId) -> String {
        format!("{}/{space}/{id}/history", self.0)
    }

    /// What differs between two versions of a document.
    pub(super) fn compared(self, (space, id): (SpaceId, DocumentId), from: u32, to: u32) -> String {
        format!("{}/{space}/{id}/history?from={from}&to={to}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_keeps_to_its_own_pages() {
        let space: SpaceId = "01920000-0000-7000-8000-000000000001".parse().expect("an id");
        let id: DocumentId = "01920000-0000-7000-8000-000000000002".parse().expect("an id");
        assert_eq!(Paths::of("employee").document(space, id), format!("/employee/knowledge/{space}/{id}"));
        assert_eq!(Paths::of("client").begin(space, Some(id)), format!("/client/knowledge/{space}/new?parent={id}"));
        assert_eq!(Paths::of("client").begin(space, None), format!("/client/knowledge/{space}/new"));
    }
}

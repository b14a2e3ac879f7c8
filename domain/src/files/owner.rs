//! What a file belongs to. Whoever may read or change that may read or change the file.

use crate::Refusal;
use crate::kernel::DocumentId;
use crate::policy::{Actor, Permission, Subject, may};
use crate::words;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

words! {
    /// The kinds of things that files belong to.
    FileOwnerKind {
        /// The tenant's workspace; its id is the tenant's.
        Workspace = "workspace",
        /// A space of knowledge: each file becomes a document of it.
        Space = "space",
        /// A document of knowledge: files that are attached to it.
        Document = "document",
    }
}

/// A thing that files belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileOwner {
    /// The kind of thing.
    pub kind: FileOwnerKind,
    /// Its id.
    pub id: Uuid,
}

/// What somebody wants to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// See it and its content.
    Read,
    /// Send, rename, remove, link.
    Write,
}

impl FileOwner {
    /// The workspace of the actor's tenant.
    pub const fn workspace_of(actor: &Actor) -> Self {
        Self { kind: FileOwnerKind::Workspace, id: actor.tenant_id.0 }
    }

    /// A document of knowledge.
    pub const fn of_document(id: DocumentId) -> Self {
        Self { kind: FileOwnerKind::Document, id: id.0 }
    }

    /// The document of knowledge, where it is one.
    pub fn document(self) -> Option<DocumentId> {
        (self.kind == FileOwnerKind::Document).then_some(DocumentId(self.id))
    }

    /// Whether the actor may use the owner's files so, as far as the actor's rights say it. Who reads and writes in a space or
    /// a document stands with those: the server asks them besides.
    ///
    /// # Errors
    /// `resource_not_found` where the owner is another tenant's, else the missing permission.
    pub fn allows(self, actor: &Actor, purpose: Use) -> Result<(), Refusal> {
        // What reaches further than the actor's own tenant is for lists of tenants, not for their files.
        if self.kind == FileOwnerKind::Workspace && self.id != actor.tenant_id.0 {
            return Err(Refusal::not_found());
        }
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        Ok(may(actor, self.kind.needs(purpose), &subject)?)
    }
}

impl FileOwnerKind {
    /// The table: what the owner's policy asks for.
    pub const fn needs(self, purpose: Use) -> Permission {
        match (self, purpose) {
            (Self::Workspace, Use::Read) => Permission::ReadFiles,
            (Self::Workspace, Use::Write) => Permission::WriteFiles,
            (Self::Space | Self::Document, Use::Read) => Permission::ReadKnowledge,
            (Self::Space | Self::Document, Use::Write) => Permission::WriteKnowledge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Role;

    fn actor(role: Role) -> Actor {
        Actor::example(7, 1, &[role])
    }

    #[test]
    fn whoever_works_in_the_workspace_uses_its_files() {
        let lina = actor(Role::ClientUser);
        let own = FileOwner::workspace_of(&lina);
        assert!(own.allows(&lina, Use::Read).is_ok() && own.allows(&lina, Use::Write).is_ok());
        let investor = own.allows(&actor(Role::Investor), Use::Read).unwrap_err();
        assert_eq!((investor.status, investor.params["permission"].as_str()), (403, "read:files"));
    }

    #[test]
    fn files_of_a_space_ask_for_the_rights_of_knowledge() {
        let space = FileOwner { kind: FileOwnerKind::Space, id: Uuid::from_u128(9) };
        assert!(space.allows(&actor(Role::ClientUser), Use::Write).is_ok());
        let investor = space.allows(&actor(Role::Investor), Use::Read).unwrap_err();
        assert_eq!((investor.status, investor.params["permission"].as_str()), (403, "read:knowledge"));
    }

    #[test]
    fn attachments_ask_for_the_rights_of_knowledge() {
        let page = DocumentId(Uuid::from_u128(9));
        let attached = FileOwner::of_document(page);
        let of_workspace = FileOwner::workspace_of(&actor(Role::ClientUser));
        assert_eq!((attached.document(), of_workspace.document()), (Some(page), None));
        let consultant = actor(Role::Consultant);
        assert!(attached.allows(&consultant, Use::Read).is_ok() && attached.allows(&consultant, Use::Write).is_ok());
        let investor = attached.allows(&actor(Role::Investor), Use::Write).unwrap_err();
        assert_eq!((investor.status, investor.params["permission"].as_str()), (403, "write:knowledge"));
    }

    #[test]
    fn another_tenants_workspace_is_not_there_even_for_who_sees_all_tenants() {
        let foreign = FileOwner { kind: FileOwnerKind::Workspace, id: Uuid::from_u128(2) };
        for role in [Role::ClientUser, Role::Admin] {
            assert_eq!(foreign.allows(&actor(role), Use::Read).unwrap_err().status, 404);
        }
    }
}

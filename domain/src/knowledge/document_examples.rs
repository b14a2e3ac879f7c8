//! Events of a document in the demo world.

use super::*;
use crate::kernel::{EventExamples, FileId};
use crate::knowledge::SpaceRole;
use crate::knowledge::space::example_id as example_space;
use uuid::Uuid;

/// The writer of all examples.
pub(in crate::knowledge) const LINA: PersonId = PersonId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a02));
const SALMA: PersonId = PersonId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a03));

const PARENT: DocumentId = DocumentId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d12));

/// The document of all examples.
pub(in crate::knowledge) const fn example_id() -> DocumentId {
    DocumentId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d11))
}

/// The link of all examples.
pub(in crate::knowledge) const fn example_share() -> ShareId {
    ShareId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d21))
}

fn sealed(text: &str) -> Personal<String> {
    Personal::of(example_id().0, text.to_owned())
}

fn named(person: PersonId, name: &str) -> Personal<String> {
    Personal::of(person.0, name.to_owned())
}

fn added(version: u32, file: Option<FileVersion>, restored_from: Option<u32>) -> DocumentEvent {
    DocumentEvent::DocumentVersionAdded {
        version,
        title: sealed("Storing saffron"),
        body: file.is_none().then(|| sealed("Keep it **dark** and dry.")),
        format: TextFormat::Markdown,
        file,
        restored_from,
        added_by: LINA,
        added_by_name: named(LINA, "Lina Haddad"),
    }
}

impl EventExamples for DocumentEvent {
    fn examples() -> Vec<Self> {
        let at = |days: i64| Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(days));
        let file = FileVersion {
            file: FileId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f01)),
            version: 1,
            media_type: "application/pdf".into(),
            size_bytes: 48_213,
        };
        vec![
            Self::DocumentCreated {
                space: example_space(),
                parent: None,
                kind: DocumentKind::Page,
                tags: vec!["storage".into()],
                created_by: LINA,
                created_by_name: named(LINA, "Lina Haddad"),
            },
            added(1, None, None),
            Self::DraftChanged {
                version: 1,
                title: sealed("Storing saffron"),
                body: Some(sealed("Keep it **dark**, dry and cool.")),
            },
            Self::ApprovalAsked { version: 1, reviewers: vec![SALMA], days: Some(365), person_id: LINA },
            Self::DocumentRejected { version: 1, why: sealed("At which temperature?"), person_id: SALMA, told: LINA },
            added(2, None, Some(1)),
            Self::DocumentApproved {
                version: 2,
                expires_at: Some(at(21_144)),
                person_id: SALMA,
                approved_by_name: named(SALMA, "Salma Aziz"),
                told: Some(LINA),
            },
            added(3, Some(file), None),
            Self::DocumentMoved { space: example_space(), parent: Some(PARENT) },
            Self::DocumentTagged { tags: vec!["saffron".into(), "storage".into()] },
            Self::DocumentRestricted {
                readers: Some(vec![Access::person(LINA.0, SpaceRole::Keeper)]),
                person_id: LINA,
            },
            Self::DocumentLinked {
                share: example_share(),
                token_hash: "5e".repeat(32),
                expires_at: at(20_809),
                shared_by: LINA,
                shared_by_name: named(LINA, "Lina Haddad"),
            },
            Self::LinkRevoked { share: example_share() },
            Self::SuggestionAccepted { tag: Some("storage".into()), link: None, person_id: LINA },
            Self::SuggestionDismissed { tag: None, link: Some(PARENT), person_id: LINA },
            Self::ReviewExpired { version: 2, told: vec![LINA] },
            Self::DocumentRemoved {},
            Self::DocumentRestored {},
            Self::DocumentPurged {},
        ]
    }
}

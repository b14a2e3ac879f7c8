//! Events of a file in the demo world.

use super::super::FileOwnerKind;
use super::{Content, FileEvent, FileOwner};
use crate::kernel::{EventExamples, Moment, PersonId, Personal};
use uuid::Uuid;

const LINA: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a02);

fn content(object: u128) -> Content {
    Content {
        object: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f10 + object),
        preview: None,
        media_type: "text/csv".into(),
        size_bytes: 2_048,
        checksum: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".into(),
    }
}

impl EventExamples for FileEvent {
    fn examples() -> Vec<Self> {
        let tenant = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a01);
        vec![
            Self::FileUploaded {
                owner: FileOwner { kind: FileOwnerKind::Workspace, id: tenant },
                name: "spice-list.csv".into(),
                content: content(1),
                added_by: PersonId(LINA),
                added_by_name: Personal::of(LINA, "Lina Haddad".into()),
            },
            Self::FileVersionAdded {
                content: content(2),
                added_by: PersonId(LINA),
                added_by_name: Personal::of(LINA, "Lina Haddad".into()),
            },
            Self::FileRenamed { name: "spice-list-2026.csv".into() },
            Self::FileLinked {
                version: 2,
                expires_at: Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_795_251_900)),
            },
            Self::FileRemoved {},
            Self::FileRestored {},
            Self::FilePurged {},
        ]
    }
}

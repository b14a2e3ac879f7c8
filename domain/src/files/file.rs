//! The aggregate of one file: versions are added, never changed; removing is soft until it is purged.

use super::FileOwner;
use crate::kernel::{Aggregate, Moment, PersonId, Personal, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

words! {
    /// Whether a file is there.
    FileStatus {
        /// It is there.
        Kept = "kept",
        /// It was removed and can be restored.
        Removed = "removed",
        /// Its content is destroyed.
        Purged = "purged",
    }
}

/// The content of one version. The bytes are in the object store, sealed, under the id of the object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Content {
    /// Names the sealed bytes in the object store.
    pub object: Uuid,
    /// Names the sealed bytes of the preview, if there is one.
    pub preview: Option<Uuid>,
    /// What it is, `image/png`.
    pub media_type: String,
    /// Bytes of the content.
    pub size_bytes: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub checksum: String,
}

/// The aggregate; all functions are static.
pub struct File;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileState {
    /// Whether it is there; `None` before it was uploaded.
    pub status: Option<FileStatus>,
    /// What it belongs to.
    pub owner: Option<FileOwner>,
    /// What people call it.
    pub name: String,
    /// How many versions it has; they are numbered from 1.
    pub versions: u32,
}

/// What can be asked of a file.
pub enum FileCommand {
    /// The first version has arrived.
    Upload { owner: FileOwner, name: String, content: Content, by: PersonId, by_name: String },
    /// Another version has arrived.
    AddVersion { content: Content, by: PersonId, by_name: String },
    /// Call it otherwise.
    Rename { name: String },
    /// Take it away.
    Remove,
    /// Bring it back.
    Restore,
    /// Let whoever holds a link see a version until then.
    Link { version: u32, expires_at: Moment },
    /// Destroy its content.
    Purge,
}

/// What can have happened to a file.
#[events(File, version = 1, audience = ReadFiles)]
pub enum FileEvent {
    /// The first version arrived.
    FileUploaded {
        owner: FileOwner,
        name: String,
        content: Content,
        added_by: PersonId,
        added_by_name: Personal<String>,
    },
    /// Another version arrived.
    FileVersionAdded { content: Content, added_by: PersonId, added_by_name: Personal<String> },
    /// It is called otherwise.
    FileRenamed { name: String },
    /// It was taken away.
    FileRemoved {},
    /// It was brought back.
    FileRestored {},
    /// A link was made that opens this version until then.
    FileLinked { version: u32, expires_at: Moment },
    /// Its content was destroyed.
    FilePurged {},
}

/// Why a file says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// It was uploaded before.
    Exists,
    /// There is no such file or version, or its content is destroyed.
    Gone,
    /// It was removed.
    Removed,
    /// It isn't removed.
    NotRemoved,
}

impl Aggregate for File {
    const NAME: &'static str = "file";
    const CONTEXT: &'static str = "files";
    type State = FileState;
    type Command = FileCommand;
    type Event = FileEvent;
    type Refusal = FileRefusal;

    fn decide(state: &FileState, command: FileCommand, _at: Moment) -> Result<Vec<FileEvent>, FileRefusal> {
        use FileStatus::{Kept, Removed};
        let event = match (command, state.status) {
            (FileCommand::Upload { owner, name, content, by, by_name }, None) => FileEvent::FileUploaded {
                owner,
                name,
                content,
                added_by: by,
                added_by_name: Personal::of(by.0, by_name),
            },
            (FileCommand::Upload { .. }, Some(_)) => return Err(FileRefusal::Exists),
            (_, None | Some(FileStatus::Purged)) => return Err(FileRefusal::Gone),
            (FileCommand::Restore, Some(Removed)) => FileEvent::FileRestored {},
            (FileCommand::Purge, Some(Removed)) => FileEvent::FilePurged {},
            (FileCommand::Restore | FileCommand::Purge, Some(Kept)) => return Err(FileRefusal::NotRemoved),
            (_, Some(Removed)) => return Err(FileRefusal::Removed),
            (FileCommand::AddVersion { content, by, by_name }, Some(Kept)) => {
                FileEvent::FileVersionAdded { content, added_by: by, added_by_name: Personal::of(by.0, by_name) }
            }
            (FileCommand::Rename { name }, Some(Kept)) if name == state.name => return Ok(Vec::new()),
            (FileCommand::Rename { name }, Some(Kept)) => FileEvent::FileRenamed { name },
            (FileCommand::Remove, Some(Kept)) => FileEvent::FileRemoved {},
            (FileCommand::Link { version, .. }, Some(Kept)) if !(1..=state.versions).contains(&version) => {
                return Err(FileRefusal::Gone);
            }
            (FileCommand::Link { version, expires_at }, Some(Kept)) => FileEvent::FileLinked { version, expires_at },
        };
        Ok(vec![event])
    }

    fn evolve(mut state: FileState, event: &FileEvent) -> FileState {
        match event {
            FileEvent::FileUploaded { owner, name, .. } => {
                state =
                    FileState { status: Some(FileStatus::Kept), owner: Some(*owner), name: name.clone(), versions: 1 };
            }
            FileEvent::FileVersionAdded { .. } => state.versions += 1,
            FileEvent::FileRenamed { name } => state.name.clone_from(name),
            FileEvent::FileRemoved {} => state.status = Some(FileStatus::Removed),
            FileEvent::FileRestored {} => state.status = Some(FileStatus::Kept),
            FileEvent::FileLinked { .. } => {}
            FileEvent::FilePurged {} => state.status = Some(FileStatus::Purged),
        }
        state
    }
}

impl From<FileRefusal> for Refusal {
    fn from(refusal: FileRefusal) -> Self {
        match refusal {
            FileRefusal::Exists => Self::conflict(),
            FileRefusal::Gone => Self::not_found(),
            FileRefusal::Removed => Self::new(410, "file_removed"),
            FileRefusal::NotRemoved => Self::new(409, "file_not_removed"),
        }
    }
}

#[path = "file_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;

use super::super::FileOwnerKind;
use super::*;

fn at() -> Moment {
    Moment::from_unix_s(0).unwrap()
}

fn content(number: u128) -> Content {
    Content {
        object: Uuid::from_u128(number),
        preview: None,
        media_type: "text/plain".into(),
        size_bytes: 12,
        checksum: "00".repeat(32),
    }
}

fn upload() -> FileCommand {
    FileCommand::Upload {
        owner: FileOwner { kind: FileOwnerKind::Workspace, id: Uuid::from_u128(1) },
        name: "spices.txt".into(),
        content: content(1),
        by: PersonId(Uuid::from_u128(7)),
        by_name: "Lina Haddad".into(),
    }
}

fn version() -> FileCommand {
    FileCommand::AddVersion { content: content(2), by: PersonId(Uuid::from_u128(7)), by_name: "Lina Haddad".into() }
}

fn link(version: u32) -> FileCommand {
    FileCommand::Link { version, expires_at: at() }
}

fn given(commands: impl IntoIterator<Item = FileCommand>) -> FileState {
    commands.into_iter().fold(FileState::default(), |state, command| {
        File::decide(&state, command, at()).unwrap().iter().fold(state, File::evolve)
    })
}

fn when(state: &FileState, command: FileCommand) -> Result<Vec<FileEvent>, FileRefusal> {
    File::decide(state, command, at())
}

#[test]
fn versions_are_counted_from_one() {
    assert_eq!(given([upload()]).versions, 1);
    assert_eq!(given([upload(), version(), version()]).versions, 3);
}

#[test]
fn a_file_is_uploaded_once() {
    assert_eq!(when(&given([upload()]), upload()), Err(FileRefusal::Exists));
}

#[test]
fn a_removed_file_can_only_be_restored_or_purged() {
    let removed = given([upload(), FileCommand::Remove]);
    for command in [version(), FileCommand::Rename { name: "b.txt".into() }, FileCommand::Remove, link(1)] {
        assert_eq!(when(&removed, command), Err(FileRefusal::Removed));
    }
    assert_eq!(when(&removed, FileCommand::Restore), Ok(vec![FileEvent::FileRestored {}]));
    assert_eq!(given([upload(), FileCommand::Remove, FileCommand::Restore]).status, Some(FileStatus::Kept));
}

#[test]
fn a_file_that_is_there_is_neither_restored_nor_purged() {
    for command in [FileCommand::Restore, FileCommand::Purge] {
        assert_eq!(when(&given([upload()]), command), Err(FileRefusal::NotRemoved));
    }
}

#[test]
fn a_purged_file_is_gone_for_good() {
    let purged = given([upload(), FileCommand::Remove, FileCommand::Purge]);
    for command in [version(), FileCommand::Restore, FileCommand::Remove, FileCommand::Purge, link(1)] {
        assert_eq!(when(&purged, command), Err(FileRefusal::Gone));
    }
}

#[test]
fn a_link_names_a_version_that_there_is() {
    let two = given([upload(), version()]);
    assert!(when(&two, link(2)).is_ok());
    for none in [0, 3] {
        assert_eq!(when(&two, link(none)), Err(FileRefusal::Gone));
    }
}

#[test]
fn the_same_name_again_changes_nothing() {
    assert_eq!(when(&given([upload()]), FileCommand::Rename { name: "spices.txt".into() }), Ok(Vec::new()));
}

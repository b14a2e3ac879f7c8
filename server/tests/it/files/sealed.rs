use super::{SECRET_TEXT, file};
use crate::support::World;
use crate::support::people::CLIENT;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn neither_the_store_nor_the_index_holds_plain_text_or_a_plain_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::demo_with(&["--files", &folder.path().to_string_lossy()]).await;
    let id = file(&world, "spices.txt", SECRET_TEXT.repeat(50).as_bytes()).await;
    let stored = files(folder.path());
    assert_eq!(stored.len(), 2, "the file and its preview: {stored:?}");
    for path in &stored {
        let bytes = std::fs::read(path).expect("it reads");
        assert!(memchr::memmem::find(&bytes, b"saffron").is_none(), "{}", path.display());
    }
    let sealed: Vec<Vec<u8>> = sqlx::query_scalar("select sealed_key from files.stored_objects")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the index");
    assert_eq!(sealed.len(), 3, "the caretaker has yet to forget the part, whose object is gone");
    for key in sealed {
        assert!(key.len() > 32, "a key of 32 bytes would be a plain one");
    }
    let reply = world.get(&format!("/api/v1/files/{id}/content")).by(CLIENT).send().await;
    assert_eq!(reply.text(), SECRET_TEXT.repeat(50));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn objects_that_were_exchanged_do_not_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::demo_with(&["--files", &folder.path().to_string_lossy()]).await;
    let id = file(&world, "a.zip", b"PK\x03\x04 cumin").await;
    file(&world, "b.zip", b"PK\x03\x04 sumac").await;
    let stored = files(folder.path());
    let [a, b] = stored.as_slice() else { panic!("two objects: {stored:?}") };
    let (first, second) = (std::fs::read(a).expect("it reads"), std::fs::read(b).expect("it reads"));
    std::fs::write(a, second).expect("exchanged");
    std::fs::write(b, first).expect("exchanged");
    let reply = world.get(&format!("/api/v1/files/{id}/content")).by(CLIENT).send().await;
    assert_eq!(reply.refusal("exchanged"), (500, "file_damaged".into()));
}

//! A checkpoint as an auditor with other tools sees it: another library's Ed25519, and a Merkle tree written down
//! from the standard's words.

use super::seals::sealed;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// RFC 6962, 2.1: the hash of the left part and of the right one, split at the largest power of two below the number.
fn tree(leaves: &[Vec<u8>]) -> Vec<u8> {
    if leaves.len() == 1 {
        return leaves[0].clone();
    }
    let mut split = 1;
    while split * 2 < leaves.len() {
        split *= 2;
    }
    Sha256::digest([vec![1], tree(&leaves[..split]), tree(&leaves[split..])].concat()).to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hexadecimal")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_checkpoint_is_verified_with_other_tools() {
    let (_world, folder) = sealed().await;
    let mut files: Vec<_> =
        std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 4);
    let mut previous = "0".repeat(64);
    for file in files {
        let checkpoint: Value = serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("JSON");
        let text = |member: &str| checkpoint[member].as_str().expect("a text").to_owned();
        let bytes = |member: &str| STANDARD.decode(text(member)).expect("base64");
        let payload = text("payload");
        let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, bytes("publicKey"));
        key.verify(payload.as_bytes(), &bytes("signature")).expect("the signature is right");
        let said: Value = serde_json::from_str(&payload).expect("JSON");
        assert_eq!((said["format"].as_str(), said["previous"].as_str()), (Some("portico-seal/1"), Some(&previous[..])));
        previous = hex(&Sha256::digest(&payload));
        let lines: Vec<&str> =
            checkpoint["leaves"].as_array().expect("leaves").iter().filter_map(Value::as_str).collect();
        assert_eq!(said["leaves"], hex(&Sha256::digest(lines.join("\n"))));
        assert_eq!(said["count"], lines.len());
        let hashes: Vec<Vec<u8>> =
            lines.iter().map(|line| from_hex(line.rsplit(' ').next().expect("a hash"))).collect();
        assert_eq!(said["root"], hex(&tree(&hashes)));
    }
}

//! The root of a batch: a Merkle tree as RFC 6962, section 2.1 has it. Leaves and nodes are hashed with different
//! prefixes, so that no node can be passed off as a leaf.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of a leaf.
pub fn leaf(data: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(data).finalize().into()
}

/// The root over hashes of leaves; that of no leaves is the hash of nothing.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        many => {
            // The largest power of two that is smaller than the number of leaves.
            let half = many.len().next_power_of_two() / 2;
            let (left, right) = many.split_at(half);
            Sha256::new().chain_update([1]).chain_update(root(left)).chain_update(root(right)).finalize().into()
        }
    }
}

/// The hashes beside the way from a leaf to the root, from the leaf up (RFC 6962, section 2.1.1).
pub fn path(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() <= 1 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    let (mut way, beside) = match index.checked_sub(left.len()) {
        None => (path(left, index), root(right)),
        Some(index) => (path(right, index), root(left)),
    };
    way.push(beside);
    way
}

/// The root that a leaf's path leads to in a tree of `count` leaves; `None` where the path doesn't fit.
pub fn root_along(leaf: Hash, index: usize, count: usize, path: &[Hash]) -> Option<Hash> {
    if index >= count {
        return None;
    }
    let Some((beside, below)) = path.split_last() else { return (count == 1).then_some(leaf) };
    if count == 1 {
        return None;
    }
    let half = count.next_power_of_two() / 2;
    let node =
        |left: Hash, right: Hash| Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize();
    Some(
        match index.checked_sub(half) {
            None => node(root_along(leaf, index, half, below)?, *beside),
            Some(index) => node(*beside, root_along(leaf, index, count - half, below)?),
        }
        .into(),
    )
}

/// As the seals' texts write it.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of hexadecimal text.
pub fn from_hex(text: &str) -> Option<Hash> {
    let bytes: Option<Vec<u8>> = (0..text.len() / 2)
        .map(|at| text.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    bytes.filter(|_| text.len() == 64)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test data of Certificate Transparency's reference implementation.
    const LEAVES: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];

    #[test]
    fn roots_are_those_of_rfc_6962() {
        let hashes = LEAVES.map(leaf);
        for (count, expected) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ] {
            assert_eq!(hex(&root(&hashes[..count])), expected, "{count} leaves");
        }
    }

    #[test]
    fn every_leafs_path_leads_to_the_root_and_to_no_other() {
        let hashes = LEAVES.map(leaf);
        for count in 1..=hashes.len() {
            let leaves = &hashes[..count];
            for (index, hash) in leaves.iter().enumerate() {
                let way = path(leaves, index);
                assert_eq!(root_along(*hash, index, count, &way), Some(root(leaves)), "{index} of {count}");
                assert_ne!(
                    root_along(*hash, (index + 1) % count, count, &way).filter(|_| count > 1),
                    Some(root(leaves))
                );
                assert_eq!(root_along(*hash, count, count, &way), None);
            }
        }
    }

    #[test]
    fn hexadecimal_text_is_read_back() {
        let hash = leaf(b"x");
        assert_eq!(from_hex(&hex(&hash)), Some(hash));
        for bad in ["", "00", &"zz".repeat(32), &"é".repeat(32)] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
    }
}

//! Whatever the bytes are: an answer comes, it holds together, and none of our own readers panics.

use parse::{Cutting, Kind, Limits, cut, parse};

use crate::{holds_together, sample, samples};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }
}

/// Small limits, so that what a changed length asks for is refused soon.
fn limits() -> Limits {
    Limits {
        unpacked: 16 << 20,
        characters: 500_000,
        blocks: 50_000,
        time: std::time::Duration::from_secs(5),
        ..Limits::default()
    }
}

/// Reads, and checks what must hold. Says whether the reader gave up.
fn survives(kind: Kind, bytes: &[u8]) -> bool {
    match parse(kind, bytes, &limits()) {
        Ok(parsed) => {
            holds_together(&parsed);
            cut(&parsed, &Cutting::default());
            false
        }
        Err(fault) => fault.detail.as_deref() == Some("the reader gave up"),
    }
}

/// One change of a few that break files in different ways.
fn change(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let at = numbers.below(bytes.len());
    match numbers.below(6) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, numbers.byte()),
        2 => {
            let end = (at + numbers.below(64)).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let end = (at + numbers.below(64)).min(bytes.len());
            let again = bytes[at..end].to_vec();
            let to = numbers.below(bytes.len());
            bytes.splice(to..to, again);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = numbers.byte();
            }
        }
    }
}

/// Rounds with each sample; `PARSE_ROUNDS` asks for more.
fn rounds() -> u64 {
    std::env::var("PARSE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(30)
}

#[test]
fn samples_with_changes_are_read_or_refused() {
    let mut gave_up = Vec::new();
    for (name, kind) in samples() {
        let whole = sample(&name);
        for seed in 0..rounds() {
            let mut numbers = Numbers(seed);
            let mut bytes = whole.clone();
            for _ in 0..=numbers.below(8) {
                change(&mut bytes, &mut numbers);
            }
            if survives(kind, &bytes) {
                gave_up.push((name.clone(), seed));
            }
        }
    }
    assert_eq!(gave_up, [], "readers answer; the guard around them is for what nobody thought of");
}

#[test]
fn a_sample_of_one_kind_is_refused_as_any_other() {
    for (name, _) in samples() {
        let bytes = sample(&name);
        for kind in Kind::ALL {
            assert!(!survives(kind, &bytes), "{name} as {kind:?}");
        }
    }
}

#[test]
fn bytes_without_a_meaning_are_read_or_refused() {
    let heads: [&[u8]; 5] = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"<table><tr><td>"];
    for seed in 0..rounds() * 20 {
        let mut numbers = Numbers(seed);
        let mut bytes = heads[numbers.below(heads.len())].to_vec();
        bytes.extend((0..numbers.below(3000)).map(|_| 0).collect::<Vec<u8>>());
        bytes.iter_mut().skip(10).for_each(|byte| *byte = numbers.byte());
        for kind in Kind::ALL {
            assert!(!survives(kind, &bytes), "{seed} as {kind:?}");
        }
    }
}

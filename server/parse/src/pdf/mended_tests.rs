use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};

use super::*;

fn mended(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    Mended::new(packed).read_to_end(&mut out).expect("bytes in memory are read");
    out
}

/// Letters that repeat, at distances near and far, and some that don't.
fn text() -> Vec<u8> {
    let mut number = 1_u32;
    let mut next = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (number >> 24) as u8
    };
    let noise: Vec<u8> = (0..40_000).map(|_| next()).collect();
    [b"what is kept is kept ".repeat(3000), noise.clone(), vec![b' '; 100_000], noise[20_000..].to_vec()].concat()
}

#[test]
fn what_is_whole_comes_out_as_it_was_packed() {
    let text = text();
    for level in [Compression::none(), Compression::fast(), Compression::best()] {
        let mut with_head = ZlibEncoder::new(Vec::new(), level);
        with_head.write_all(&text).expect("memory takes it");
        let with_head = with_head.finish().expect("memory takes it");
        assert!(mended(&with_head) == text, "{level:?}");
        let mut without = DeflateEncoder::new(Vec::new(), level);
        without.write_all(&text).expect("memory takes it");
        assert!(mended(&without.finish().expect("memory takes it")) == text, "{level:?}");
    }
    // Codes that aren't told: one letter, and a block that ends.
    assert_eq!(mended(&[0x4b, 0x04, 0x00]), b"a");
}

#[test]
fn what_is_damaged_comes_out_as_far_as_it_goes() {
    // The length isn't confirmed, and no sum follows.
    let plain = [0x78, 0x9c, 1, 5, 0, 9, 9, b'h', b'e', b'l', b'l', b'o'];
    assert_eq!(mended(&plain), b"hello");
    assert_eq!(mended(&plain[..10]), b"hel");
    // A head that says a window of its own.
    let mut other = plain;
    other[..2].copy_from_slice(&[0x88, 0x1c]);
    assert_eq!(mended(&other), b"hello");
    // A kind of block that there isn't.
    assert_eq!(mended(&[0x07]), b"");
    assert_eq!(mended(&[]), b"");
}

#[test]
fn codes_without_end_are_read_no_further_than_asked() {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; 8 << 20]).expect("memory takes it");
    let packed = encoder.finish().expect("memory takes it");
    let mut decoder = Mended::new(&packed[..]);
    let (mut piece, mut count) = (vec![0; 10_000], 0);
    while let Ok(read @ 1..) = decoder.read(&mut piece) {
        count += read;
        assert!(decoder.out.len() <= KEPT_MAX + 2 * WINDOW, "{} bytes are kept", decoder.out.len());
    }
    assert_eq!(count, 8 << 20);
}

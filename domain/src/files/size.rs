//! Sizes as people read them.

/// Bytes in the largest decimal unit that leaves a number of at least 1, with one digit where it is small: `4.2 MB`.
pub fn readable_bytes(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut tenths = u128::from(bytes) * 10;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    match tenths % 10 {
        0 => format!("{} {}", tenths / 10, UNITS[unit]),
        digit => format!("{}.{digit} {}", tenths / 10, UNITS[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::readable_bytes;

    #[test]
    fn sizes_are_read_at_a_glance() {
        let sizes = [0, 999, 1_000, 4_250_000, 10_000_000_000, u64::MAX].map(readable_bytes);
        assert_eq!(sizes, ["0 B", "999 B", "1 kB", "4.2 MB", "10 GB", "18446744 TB"]);
    }
}

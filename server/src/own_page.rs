//! Whether an address that a request brought along may be gone on to.

/// Whether `next` stays here: a path in plain ASCII, as a header takes it, and not another host's address in disguise
/// (`//host`, `/\\host`).
pub fn is_own_page(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && next.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert!(is_own_page("/client/runs?status=done"));
        for foreign in
            ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\nb", "/a b", "/ü", "javascript:x"]
        {
            assert!(!is_own_page(foreign), "{foreign}");
        }
    }
}

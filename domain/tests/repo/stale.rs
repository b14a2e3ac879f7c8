//! Lists of exceptions that may only shrink.

use std::collections::BTreeSet;

/// The exceptions of a rule, and which of them were needed.
pub struct Exceptions<'a> {
    list: &'a [(&'a str, &'a str)],
    needed: BTreeSet<usize>,
}

impl<'a> Exceptions<'a> {
    /// Pairs of what is excepted and why.
    pub fn new(list: &'a [(&'a str, &'a str)]) -> Self {
        Self { list, needed: BTreeSet::new() }
    }

    /// Whether `what` begins with an excepted text.
    pub fn cover(&mut self, what: &str) -> bool {
        let at = self.list.iter().position(|(excepted, _)| what.starts_with(excepted));
        self.needed.extend(at);
        at.is_some()
    }

    /// One sentence for each entry that nothing needs any more.
    pub fn stale(&self) -> impl Iterator<Item = String> {
        let entries = self.list.iter().enumerate().filter(|(at, _)| !self.needed.contains(at));
        entries.map(|(_, (excepted, _))| format!("the exception for {excepted} is no longer needed: remove it"))
    }
}

#[test]
fn an_exception_that_nothing_needs_is_named() {
    let mut exceptions = Exceptions::new(&[("a/", "first"), ("b/", "second")]);
    assert!(exceptions.cover("a/file.rs"));
    assert!(!exceptions.cover("c/file.rs"));
    assert_eq!(exceptions.stale().count(), 1);
}

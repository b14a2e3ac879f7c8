//! A text with what was looked for marked in it.

use crate::port::Erased;
use domain::platform::Mark;
use leptos::prelude::*;

/// The text, with each of these places marked; they follow each other, and none overlaps another.
pub fn marked(text: &str, marks: &[Mark]) -> Vec<AnyView> {
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| -> String {
        letters.get(from..to.min(letters.len())).unwrap_or_default().iter().collect()
    };
    let (mut parts, mut at) = (Vec::new(), 0);
    for mark in marks {
        let (from, to) = (mark.start as usize, (mark.start + mark.length) as usize);
        let (before, meant) = (part(at, from), part(from, to));
        parts.push(view! { <span>{before}</span> }.erased());
        parts.push(view! { <mark>{meant}</mark> }.erased());
        at = to;
    }
    let after = part(at, letters.len());
    parts.push(view! { <span>{after}</span> }.erased());
    parts
}

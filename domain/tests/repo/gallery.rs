//! The gallery shows every component of the design system, or somebody builds it a second time.

use crate::stale::Exceptions;
use crate::tree;

/// Components that the gallery can't show by name, and why.
const ELSEWHERE: [(&str, &str); 4] = [
    ("Chart", "the frame of every chart, shown with each of them"),
    ("Field", "the frame of every field, shown with each of them"),
    ("MarkdownEditor", "shown with the field that asks the server for its preview"),
    ("ToastRegion", "stands at the foot of every page"),
];

/// The names of the components that a source makes known.
fn components(text: &str) -> Vec<String> {
    let after = text.split("#[component]").skip(1);
    let public = after.filter_map(|rest| rest.trim_start().strip_prefix("pub fn "));
    public.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect()).collect()
}

/// Whether a view has an element of that name.
fn shows(text: &str, name: &str) -> bool {
    let begun = format!("<{name}");
    let mut places = text.match_indices(&begun).map(|(at, found)| at + found.len());
    places.any(|end| text[end..].starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')))
}

#[test]
fn the_gallery_shows_every_component() {
    let gallery: String =
        tree::below(&["app/src/gallery/"]).iter().map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut exceptions = Exceptions::new(&ELSEWHERE);
    let mut faults = Vec::new();
    let mut count = 0;
    for file in tree::below(&["app/src/ui/"]) {
        for name in components(&file.text) {
            count += 1;
            // An exception is for the whole name, and counts as needed only where the name isn't shown.
            let is_elsewhere = ELSEWHERE.iter().any(|(known, _)| *known == name);
            if !(shows(&gallery, &name) || is_elsewhere && exceptions.cover(&name)) {
                faults.push(format!("{}: {name}", file.path));
            }
        }
    }
    assert!(count > 30, "the components were read");
    faults.extend(exceptions.stale());
    tree::none(&faults, "a component joins the gallery in all its states (app/src/gallery):");
}

#[test]
fn components_and_their_use_are_found() {
    let text = "#[component]\npub fn Alert(\n tone: Tone,\n) {}\n#[component]\nfn Own() {}\n#[component]\npub fn Select<T>(a: T) {}";
    assert_eq!(components(text), ["Alert", "Select"]);
    assert!(shows("<Alert/>", "Alert") && shows("<Alert\n tone/>", "Alert") && shows("<Alert>", "Alert"));
    assert!(!shows("<AlertBox/>", "Alert"));
}

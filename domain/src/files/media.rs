//! Which types of files are taken, how each proves itself, and whether a browser may show it in place.

use super::FileOwnerKind;
use crate::words;

words! {
    /// The kinds of things that people look for.
    MediaFamily {
        /// Pictures.
        Image = "image",
        /// Texts, tables, slides.
        Document = "document",
        /// Sound and film.
        Recording = "recording",
        /// Packed folders.
        Archive = "archive",
    }
}

/// How content proves to be of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Its first bytes are recognised as one of these types.
    Magic(&'static [&'static str]),
    /// Its first bytes are UTF-8 without control characters, and are no other type's.
    Text,
    /// As text, and it may begin as a page of the web does.
    Page,
}

/// Where a browser shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// In place: nothing in it runs.
    Inline,
    /// Never in place: it is saved.
    Saved,
}

/// A type of files that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    /// The media type, `image/png`.
    pub name: &'static str,
    /// Extensions of names, lower case.
    pub extensions: &'static [&'static str],
    /// What people look for it under.
    pub family: MediaFamily,
    /// How it proves itself.
    pub proof: Proof,
    /// Where a browser shows it.
    pub display: Display,
}

const ZIP: &str = "application/zip";

/// An image that browsers show.
const fn image(name: &'static str, magic: &'static [&'static str], extensions: &'static [&'static str]) -> Media {
    Media { name, extensions, family: MediaFamily::Image, proof: Proof::Magic(magic), display: Display::Inline }
}

/// Plain text of some kind.
const fn text(name: &'static str, extensions: &'static [&'static str], display: Display) -> Media {
    Media { name, extensions, family: MediaFamily::Document, proof: Proof::Text, display }
}

/// Something that is saved.
const fn saved(
    name: &'static str,
    magic: &'static [&'static str],
    extensions: &'static [&'static str],
    family: MediaFamily,
) -> Media {
    Media { name, extensions, family, proof: Proof::Magic(magic), display: Display::Saved }
}

/// Pages of the web, which a space of knowledge alone takes: they are read there, and a browser never shows them in place.
const PAGE: Media = Media {
    name: "text/html",
    extensions: &["html", "htm"],
    family: MediaFamily::Document,
    proof: Proof::Page,
    display: Display::Saved,
};

/// The types that are taken everywhere. What a browser would run (HTML, SVG) and programs are left out on purpose.
pub const ALLOWED: &[Media] = &[
    image("image/png", &["image/png"], &["png"]),
    image("image/jpeg", &["image/jpeg"], &["jpg", "jpeg"]),
    image("image/webp", &["image/webp"], &["webp"]),
    image("image/gif", &["image/gif"], &["gif"]),
    Media {
        name: "application/pdf",
        extensions: &["pdf"],
        family: MediaFamily::Document,
        proof: Proof::Magic(&["application/pdf"]),
        display: Display::Inline,
    },
    text("text/plain", &["txt", "log"], Display::Inline),
    text("text/markdown", &["md"], Display::Saved),
    text("text/csv", &["csv"], Display::Saved),
    text("application/json", &["json"], Display::Saved),
    saved(WORD, &[WORD, ZIP], &["docx"], MediaFamily::Document),
    saved(SHEET, &[SHEET, ZIP], &["xlsx"], MediaFamily::Document),
    saved(SLIDES, &[SLIDES, ZIP], &["pptx"], MediaFamily::Document),
    saved("application/zip", &[ZIP], &["zip"], MediaFamily::Archive),
    saved("audio/mpeg", &["audio/mpeg"], &["mp3"], MediaFamily::Recording),
    saved("video/mp4", &["video/mp4", "video/x-m4v"], &["mp4"], MediaFamily::Recording),
    saved("video/webm", &["video/webm"], &["webm"], MediaFamily::Recording),
];

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SLIDES: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// The type that a file of such an owner is taken as: the declared one (parameters such as `charset` don't count), else by
/// the name's extension. `None`: it isn't taken.
pub fn media_of(owner: FileOwnerKind, name: &str, declared: Option<&str>) -> Option<&'static Media> {
    let page = (owner == FileOwnerKind::Space).then_some(&PAGE);
    let mut taken = ALLOWED.iter().chain(page);
    let declared = declared.map(|it| it.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    // What browsers say of names that they don't know.
    match declared.as_deref().filter(|it| !it.is_empty() && *it != "application/octet-stream") {
        Some(declared) => taken.find(|media| media.name == declared),
        None => {
            let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase())?;
            taken.find(|media| media.extensions.contains(&extension.as_str()))
        }
    }
}

impl Media {
    /// The type of that exact name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALLOWED.iter().chain(Some(&PAGE)).find(|media| media.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_beats_the_extension() {
        let media_of = |name, declared| media_of(FileOwnerKind::Workspace, name, declared);
        assert_eq!(media_of("a.png", Some("text/plain; charset=utf-8")).map(|it| it.name), Some("text/plain"));
        assert_eq!(media_of("list.CSV", None).map(|it| it.name), Some("text/csv"));
        assert_eq!(media_of("notes.md", Some("application/octet-stream")).map(|it| it.name), Some("text/markdown"));
    }

    #[test]
    fn what_a_browser_would_run_is_not_taken() {
        for (name, declared) in [
            ("a.html", None),
            ("a.svg", None),
            ("a.png", Some("image/svg+xml")),
            ("a.txt", Some("text/html")),
            ("run.exe", None),
            ("no-extension", None),
        ] {
            assert_eq!(media_of(FileOwnerKind::Workspace, name, declared), None, "{name} {declared:?}");
        }
    }

    #[test]
    fn pages_of_the_web_are_for_spaces_alone_and_are_never_shown_in_place() {
        let page = media_of(FileOwnerKind::Space, "terms.HTML", None).unwrap();
        assert_eq!((page.name, page.display), ("text/html", Display::Saved));
        assert_eq!(media_of(FileOwnerKind::Document, "terms.html", None), None);
        assert_eq!(media_of(FileOwnerKind::Space, "a.svg", None), None);
    }

    #[test]
    fn each_type_and_each_extension_stands_once() {
        let mut names: Vec<_> = ALLOWED.iter().flat_map(|media| media.extensions.iter().chain([&media.name])).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

//! Documents don't point at what isn't there.

use crate::tree::{self, File};
use std::path::{Component, Path, PathBuf};

/// Files that are made from the running product, so that a rule about them is that of whoever makes them.
const MADE: [&str; 3] = ["docs/api/", "docs/pictures/", "docs/policy/"];

fn documents() -> Vec<File> {
    tree::files().into_iter().filter(|file| file.is(&[".md"]) && !file.below(&["end2end/"])).collect()
}

/// The targets of `[text](target)` and `![text](target)`, and of `src="…"`, `href="…"` in HTML.
fn targets(text: &str) -> Vec<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let attributes = ["src=\"", "href=\"", "srcset=\""]
        .into_iter()
        .flat_map(|name| text.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    links.chain(attributes).collect()
}

/// A path with `..` taken away, as the file system isn't asked.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut whole, part| {
        if part == Component::ParentDir {
            whole.pop();
        } else {
            whole.push(part);
        }
        whole
    })
}

/// The anchors of a document: its headings as Markdown viewers name them.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let named = headings.map(|heading| {
        let kept = heading.to_lowercase();
        kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>().replace(' ', "-")
    });
    named.collect()
}

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    for file in documents() {
        let folder = Path::new(&file.path).parent().unwrap_or(Path::new("")).to_owned();
        for target in targets(&file.text).into_iter().filter(|it| !it.contains("://") && !it.starts_with("mailto:")) {
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let whole = if path.is_empty() { PathBuf::from(&file.path) } else { normal(&folder.join(path)) };
            if MADE.iter().any(|made| whole.starts_with(made)) {
                continue;
            }
            let on_disk = tree::root().join(&whole);
            if !on_disk.exists() {
                faults.push(format!("{}: {target}", file.path));
            } else if !anchor.is_empty()
                && !anchors(&tree::read(&whole.to_string_lossy())).iter().any(|it| it == anchor)
            {
                faults.push(format!("{}: {target} (no such heading)", file.path));
            }
        }
    }
    tree::none(&faults, "links that lead nowhere:");
}

#[test]
fn paths_in_documents_exist() {
    let tops = [
        ".cargo/",
        ".ci/",
        ".sqlx/",
        "app/",
        "bin/",
        "docs/",
        "domain/",
        "end2end/",
        "frontend/",
        "migrations/",
        "public/",
        "server/",
        "style/",
    ];
    let mut faults = Vec::new();
    for file in documents() {
        for code in file.text.split('`').skip(1).step_by(2) {
            let is_made = MADE.iter().any(|made| code.starts_with(made));
            // `CONTEXT` stands for a name that the reader puts in its place.
            let is_pattern = code.contains([' ', '<', '{', '*', '…', '\n']) || code.contains("CONTEXT");
            let is_path = tops.iter().any(|top| code.starts_with(top)) && !is_made && !is_pattern;
            let path = code.split(':').next().unwrap_or(code);
            if is_path && !tree::root().join(path).exists() {
                faults.push(format!("{}: `{code}`", file.path));
            }
        }
    }
    tree::none(&faults, "documents name files that aren't there:");
}

#[test]
fn every_document_is_reachable_from_the_front_page() {
    let documents = documents();
    let mut reached = vec!["README.md".to_owned()];
    let mut at = 0;
    while let Some(path) = reached.get(at).cloned() {
        at += 1;
        let folder = Path::new(&path).parent().unwrap_or(Path::new("")).to_owned();
        for target in targets(&tree::read(&path)).into_iter().filter(|it| !it.contains("://")) {
            let whole =
                normal(&folder.join(target.split('#').next().unwrap_or_default())).to_string_lossy().into_owned();
            if whole.ends_with(".md") && !reached.contains(&whole) && tree::root().join(&whole).is_file() {
                reached.push(whole);
            }
        }
    }
    let lost: Vec<_> = documents
        .into_iter()
        .map(|file| file.path)
        .filter(|path| {
            path.starts_with("docs/") && !MADE.iter().any(|made| path.starts_with(made)) && !reached.contains(path)
        })
        .collect();
    tree::none(&lost, "no link leads to these documents:");
}

//! The fonts: which files are served, and the `@font-face` rules that name them.
//!
//! A browser fetches a file only if the page has a character of its range. Chinese and Korean use the system's fonts.

use crate::files;
use crate::paths::Paths;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// An npm package, its sheets, and the subsets of it that we serve.
struct Family {
    package: &'static str,
    sheets: &'static [&'static str],
    subsets: &'static [&'static str],
}

const FAMILIES: [Family; 3] = [
    Family { package: "@fontsource-variable/inter", sheets: &["wght.css"], subsets: &["latin", "latin-ext"] },
    Family { package: "@fontsource-variable/geist-mono", sheets: &["wght.css"], subsets: &["latin", "latin-ext"] },
    Family {
        package: "@fontsource/ibm-plex-sans-arabic",
        sheets: &["400.css", "500.css", "600.css"],
        subsets: &["arabic"],
    },
];

/// Fonts that systems have, with Inter's widths and heights: what is read before Inter is there hardly moves when it comes. The
/// figures are Inter's own, over those of the font, for English text.
const IN_PLACE_OF_INTER: &str = "\
@font-face{font-family:\"Inter on Arial\";src:local(\"Arial\"),local(\"Liberation Sans\"),local(\"Arimo\");size-adjust:107.06%;ascent-override:90.49%;descent-override:22.56%;line-gap-override:0%;unicode-range:U+0000-00FF,U+2000-206F}
@font-face{font-family:\"Inter on Noto\";src:local(\"Noto Sans\"),local(\"NotoSans-Regular\");size-adjust:101.25%;ascent-override:95.68%;descent-override:23.82%;line-gap-override:0%;unicode-range:U+0000-00FF,U+2000-206F}";

/// One `@font-face` rule and the file it names.
struct Face {
    rule: String,
    file: PathBuf,
}

/// The rules, with addresses relative to the style sheet.
pub fn faces() -> Result<String> {
    let mut rules: Vec<_> = all()?.into_iter().map(|face| face.rule).collect();
    rules.push(IN_PLACE_OF_INTER.to_owned());
    Ok(rules.join("\n"))
}

/// Copies the files that the rules name into `fonts/` of a folder.
pub fn copy_into(folder: &Path) -> Result<()> {
    for face in all()? {
        files::copy(&face.file, &folder.join("fonts").join(name_of(&face.file)))?;
    }
    Ok(())
}

fn all() -> Result<Vec<Face>> {
    let npm = Paths::npm()?;
    let mut faces = Vec::new();
    for family in &FAMILIES {
        let package = npm.join(family.package);
        for sheet in family.sheets {
            let text = files::text(&package.join(sheet))?;
            for rule in text.split("@font-face").skip(1) {
                faces.extend(face(family, &package, rule)?);
            }
        }
    }
    Ok(faces)
}

/// A rule of the package's own sheet in our words, if it is of a subset that we serve.
fn face(family: &Family, package: &Path, rule: &str) -> Result<Option<Face>> {
    let file = between(rule, "url(./", ")").context("a font rule without an address")?;
    let file = package.join(file);
    let name = name_of(&file);
    // `inter-latin-ext-wght-normal.woff2`: the family, the subset, the rest.
    let short = family.package.rsplit('/').next().unwrap_or_default();
    let subset = name.strip_prefix(short).unwrap_or(&name).trim_start_matches('-');
    let served = family.subsets.iter().any(|wanted| {
        let rest = subset.strip_prefix(wanted).and_then(|rest| rest.strip_prefix('-'));
        // `latin` must not match `latin-ext`: after a subset comes its axis or its weight.
        rest.is_some_and(|rest| rest.starts_with("wght") || rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    if !served {
        return Ok(None);
    }
    let part =
        |name: &str| between(rule, &format!("{name}: "), ";").with_context(|| format!("a font rule without {name}"));
    let rule = format!(
        "@font-face{{font-family:{};font-style:normal;font-display:swap;font-weight:{};src:url(fonts/{name}) format(\"woff2\");unicode-range:{}}}",
        part("font-family")?,
        part("font-weight")?,
        part("unicode-range")?,
    );
    Ok(Some(Face { rule, file }))
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What stands between two marks, the first of each.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let rest = &text[text.find(from)? + from.len()..];
    Some(&rest[..rest.find(to)?])
}

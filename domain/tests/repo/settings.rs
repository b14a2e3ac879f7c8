//! The table of settings in the guide is the one that the server reads.

use crate::tree;

const GUIDE: &str = "docs/guides/running.md";

/// One setting as the sources declare it.
struct Setting {
    flag: String,
    variable: Option<String>,
    default: Option<String>,
}

/// The settings of a source: each `#[arg(long …)]` with the field below it.
fn declared(path: &str) -> Vec<Setting> {
    let text = tree::read(path);
    let found = text.split("#[arg(long").skip(1).filter_map(|rest| {
        let (attribute, after) = rest.split_once(")]\n")?;
        let field = after.trim_start().trim_start_matches("pub ").split(':').next()?;
        let value = |name: &str| {
            let (_, rest) = attribute.split_once(&format!("{name} = "))?;
            let quoted = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
            Some(quoted.unwrap_or_else(|| rest.split([',', ')']).next().unwrap_or_default()).to_owned())
        };
        Some(Setting {
            flag: format!("--{}", field.trim().replace('_', "-")),
            variable: value("env"),
            default: value("default_value").or_else(|| value("default_value_t")),
        })
    });
    found.collect()
}

#[test]
fn the_guide_lists_every_setting() {
    let guide = tree::read(GUIDE);
    let rows: Vec<&str> = guide.lines().filter(|line| line.starts_with("| `--")).collect();
    let settings: Vec<Setting> = [
        "server/src/config.rs",
        "server/src/config/limits.rs",
        "server/src/config/tls.rs",
        "server/src/commands/serve.rs",
    ]
    .into_iter()
    .flat_map(declared)
    .collect();
    assert!(settings.len() > 10, "the settings were read");
    let mut faults = Vec::new();
    for Setting { flag, variable, default } in &settings {
        let Some(row) = rows.iter().find(|row| row.starts_with(&format!("| `{flag}`"))) else {
            faults.push(format!("{flag} has no row"));
            continue;
        };
        for (what, value) in [("variable", variable), ("default", default)] {
            if let Some(value) = value.as_ref().filter(|value| !row.contains(&format!("`{value}`"))) {
                faults.push(format!("the row of {flag} lacks its {what} `{value}`"));
            }
        }
    }
    let is_known = |row: &&&str| settings.iter().any(|it| row.starts_with(&format!("| `{}`", it.flag)));
    let unknown = rows.iter().filter(|row| !is_known(row) && !row.starts_with("| `--config`"));
    faults.extend(unknown.map(|row| format!("the server has no {row}")));
    tree::none(&faults, "the table in docs/guides/running.md isn't what the server reads:");
}

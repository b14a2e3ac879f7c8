//! The settings file: its members become flags in front of the typed ones, unless the environment has them.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;

/// The arguments with those of the file (`--config FILE` or PORTICO_CONFIG) merged in.
///
/// # Errors
/// A file that can't be read or isn't TOML, or a member that is no plain value; the parser refuses unknown names.
pub fn merged(mut arguments: Vec<OsString>) -> Result<Vec<OsString>> {
    let Some(path) = path_of(&arguments) else { return Ok(arguments) };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("the settings file {} can't be read", path.display()))?;
    let members: toml::Table =
        text.parse().with_context(|| format!("the settings file {} isn't TOML", path.display()))?;
    let mut flags = Vec::new();
    for (name, value) in members {
        let flag = format!("--{}", name.replace('_', "-"));
        let typed = arguments.iter().any(|it| {
            let it = it.to_string_lossy();
            it == flag.as_str() || it.starts_with(&format!("{flag}="))
        });
        if typed || std::env::var_os(variable_of(&name)).is_some() {
            continue;
        }
        match value {
            toml::Value::Boolean(true) => flags.push(flag.into()),
            toml::Value::Boolean(false) => {}
            toml::Value::String(text) => flags.push(format!("{flag}={text}").into()),
            toml::Value::Integer(number) => flags.push(format!("{flag}={number}").into()),
            _ => bail!("`{name}` in {} takes a text, a number, true or false", path.display()),
        }
    }
    arguments.splice(1..1, flags);
    Ok(arguments)
}

fn path_of(arguments: &[OsString]) -> Option<PathBuf> {
    let position = arguments.iter().position(|argument| argument == "--config");
    let joined = arguments.iter().find_map(|it| it.to_str()?.strip_prefix("--config=").map(PathBuf::from));
    position
        .and_then(|at| arguments.get(at + 1).map(PathBuf::from))
        .or(joined)
        .or_else(|| std::env::var_os("PORTICO_CONFIG").map(PathBuf::from))
}

fn variable_of(name: &str) -> String {
    match name.replace('-', "_").to_uppercase().as_str() {
        "DATABASE_URL" => "DATABASE_URL".into(),
        other => format!("PORTICO_{other}"),
    }
}

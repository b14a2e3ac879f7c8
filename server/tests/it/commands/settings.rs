use crate::support::{Ended, portico};
use managed_postgres::testing::TempFolder;

/// Flag, a value that it refuses, and a word of the reason.
const WRONG: &[(&str, &str, &str)] = &[
    ("addr", "nonsense", "port"),
    ("addr", "localhost:99999", "port"),
    ("addr", ":3000", "host"),
    ("public-url", "portico.example", "https://"),
    ("secret", "short", "64 hexadecimal digits"),
    ("database-connections", "0", "8..=1000"),
    ("database-connections", "many", "digit"),
    ("database-pooler", "pgpool", "plain"),
    ("tenant-share", "0", "1.."),
    ("log-format", "xml", "json"),
];

fn refused(ended: &Ended, flag: &str, why: &str, what: &str) {
    assert!(!ended.fine, "{what} {flag} is taken: {}", ended.out);
    assert!(ended.err.contains(&format!("--{flag}")), "{what} {flag} isn't named: {}", ended.err);
    assert!(ended.err.contains(why), "{what} {flag}: no `{why}` in {}", ended.err);
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
}

#[test]
fn a_wrong_value_is_refused_by_name_wherever_it_comes_from() {
    let folder = TempFolder::new();
    let data = folder.path().join("data");
    for (flag, value, why) in WRONG {
        let by_flag = Ended::of(&mut portico(&data, &["doctor", &format!("--{flag}={value}")]));
        refused(&by_flag, flag, why, "the flag");
        let variable = format!("PORTICO_{}", flag.replace('-', "_").to_uppercase());
        let by_environment = Ended::of(portico(&data, &["doctor"]).env(variable, value));
        refused(&by_environment, flag, why, "the variable of");
        let file = folder.path().join("portico.toml");
        std::fs::write(&file, format!("{} = \"{value}\"\n", flag.replace('-', "_"))).expect("a file");
        let by_file = Ended::of(portico(&data, &["doctor", "--config"]).arg(&file));
        refused(&by_file, flag, why, "the file's");
    }
    assert!(!data.exists(), "nothing was begun");
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let folder = TempFolder::new();
    let file = folder.path().join("portico.toml");
    std::fs::write(&file, "addr = \"127.0.0.1:0\"\n").expect("a file");
    let ask = |flag: Option<&str>, variable: Option<&str>| {
        let mut command = portico(folder.path(), &["doctor", "--config"]);
        command.arg(&file).args(flag.map(|value| format!("--addr={value}")));
        if let Some(value) = variable {
            command.env("PORTICO_ADDR", value);
        }
        let ended = Ended::of(&mut command);
        assert!(ended.fine, "{}{}", ended.out, ended.err);
        ended.out
    };
    assert!(ask(None, None).contains("address: 127.0.0.1:0 is free"));
    assert!(ask(None, Some("127.0.0.2:0")).contains("address: 127.0.0.2:0 is free"));
    assert!(ask(Some("127.0.0.3:0"), None).contains("address: 127.0.0.3:0 is free"));
    assert!(ask(Some("127.0.0.3:0"), Some("127.0.0.2:0")).contains("address: 127.0.0.3:0 is free"));
}

#[test]
fn a_settings_file_that_makes_no_sense_is_refused() {
    let folder = TempFolder::new();
    let file = folder.path().join("portico.toml");
    for (text, word) in [
        ("adress = \"localhost:1\"", "--adress"),
        ("addr = [1, 2]", "`addr`"),
        ("addr = ", "isn't TOML"),
        ("[addr]\nhost = \"x\"", "`addr`"),
    ] {
        std::fs::write(&file, text).expect("a file");
        let ended = Ended::of(portico(folder.path(), &["openapi", "--config"]).arg(&file));
        assert!(!ended.fine && ended.err.contains(word), "{text}: {}", ended.err);
    }
    let ended = Ended::of(portico(folder.path(), &["openapi"]).env("PORTICO_CONFIG", "/no/such/file.toml"));
    assert!(!ended.fine && ended.err.contains("/no/such/file.toml"), "{}", ended.err);
}

#[test]
fn every_setting_is_documented_and_no_secret_is_shown() {
    let folder = TempFolder::new();
    let secret = "5e".repeat(32);
    let help = Ended::of(portico(folder.path(), &["serve", "--help"]).env("PORTICO_SECRET", &secret));
    assert!(help.fine && !help.out.contains(&secret));
    for flag in ["--addr", "--data", "--no-demo", "--insecure-http", "--model", "--pg-bin", "--database-url"] {
        assert!(help.out.contains(flag), "{flag}");
    }
}

#[test]
fn a_pooler_without_a_way_past_it_is_refused() {
    let folder = TempFolder::new();
    let (app, direct) =
        ("--database-app-url=postgres://app@pooler/portico", "--database-direct-url=postgres://app@db/portico");
    for flags in [vec!["--database-pooler=plain"], vec!["--database-pooler=plain", app], vec![app, direct]] {
        let mut command = portico(folder.path(), &["migrate", "--database-url=postgres://owner@127.0.0.1:1/portico"]);
        let ended = Ended::of(command.args(&flags));
        assert!(!ended.fine && ended.err.contains("name all three or none"), "{flags:?}: {}", ended.err);
    }
}

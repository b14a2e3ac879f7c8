use super::Database;
use super::migrate::runtime;
use crate::config::Settings;
use anyhow::{Result, bail};
use managed_postgres::find_binaries;
use std::path::Path;

/// Checks this machine: PostgreSQL, database, weights, site, data folder, memory. Prints a line a check.
///
/// # Errors
/// When something that the server needs is wrong.
pub fn run(settings: &Settings) -> Result<()> {
    let checks = [
        ("database", database(settings)),
        ("data folder", writable(&settings.data)),
        ("site", site(&settings.site)),
        ("model", model(settings)),
        ("processor", processor()),
        ("address", address(settings)),
        ("memory", memory()),
    ];
    let mut wrong = 0;
    for (what, outcome) in checks {
        match outcome {
            Ok(fine) => println!("ok     {what}: {fine}"),
            Err(why) => {
                wrong += 1;
                println!("WRONG  {what}: {why:#}");
            }
        }
    }
    if wrong > 0 { bail!("{wrong} of the checks above need attention") } else { Ok(()) }
}

fn database(settings: &Settings) -> Result<String> {
    if settings.database_url.is_none() {
        if let Some(running) = Database::running(settings)? {
            return Ok(format!("managed, running under server {}", running.server_pid));
        }
        let binaries = find_binaries(settings.pg_bin.as_deref(), &[])?;
        return Ok(format!(
            "PostgreSQL {} with pgvector {} is there to be managed",
            binaries.version(),
            binaries.vector()
        ));
    }
    let database = Database::for_server(settings)?;
    runtime()?.block_on(async {
        let services = super::services(settings, &database.urls, crate::ambient::Clock::machine(), Default::default())?;
        services.db.ping().await?;
        Ok("DATABASE_URL answers".into())
    })
}

fn writable(folder: &Path) -> Result<String> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(".probe");
    std::fs::write(&probe, b"")?;
    std::fs::remove_file(&probe)?;
    Ok(format!("{} can be written", folder.display()))
}

fn site(folder: &Path) -> Result<String> {
    match std::fs::read_to_string(folder.join("pkg/current")) {
        Ok(release) => Ok(format!("release {}", release.trim())),
        Err(_) => bail!("no built site in {}: run `cargo xtask build`, or name one with --site", folder.display()),
    }
}

fn model(settings: &Settings) -> Result<String> {
    let Some(path) = &settings.model else {
        return Ok("none configured; runs are refused until --model names a GGUF file".into());
    };
    let size = std::fs::metadata(path).map_err(|why| anyhow::anyhow!("{}: {why}", path.display()))?.len();
    Ok(format!("{} ({} MB)", path.display(), size / 1_000_000))
}

/// The local model's arithmetic is compiled for AVX2, which processors have since 2013; without it it would crash.
fn processor() -> Result<String> {
    #[cfg(target_arch = "x86_64")]
    if !std::arch::is_x86_feature_detected!("avx2") {
        bail!("it lacks AVX2, which the local model needs: run without --model, or on a newer machine");
    }
    let cores = std::thread::available_parallelism()?;
    Ok(format!("{cores} cores"))
}

fn address(settings: &Settings) -> Result<String> {
    let addresses = settings.listen_on()?;
    match addresses.iter().find_map(|address| std::net::TcpListener::bind(address).err()) {
        None => Ok(format!("{} is free", settings.addr)),
        Some(why) if why.kind() == std::io::ErrorKind::AddrInUse => {
            Ok(format!("{} is in use, perhaps by this server", settings.addr))
        }
        Some(why) => bail!("{}: {why}", settings.addr),
    }
}

fn memory() -> Result<String> {
    let text = std::fs::read_to_string("/proc/meminfo")?;
    let line = text.lines().find(|line| line.starts_with("MemAvailable:"));
    let kib: u64 = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse().ok()).unwrap_or(0);
    if kib < 1_000_000 {
        bail!("{} MB available; 1,000 MB are needed", kib / 1000)
    } else {
        Ok(format!("{} MB available", kib / 1000))
    }
}

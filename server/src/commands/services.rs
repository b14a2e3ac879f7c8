//! Putting the services of a process together.

use crate::ambient::{Clock, new_secret};
use crate::audit::Audit;
use crate::cells::Cells;
use crate::config::Settings;
use crate::contexts::federation::Federation;
use crate::contexts::files::LinkKey;
use crate::contexts::growth::TicketKey;
use crate::contexts::identity::{Ceremonies, LastUsed, Passwords, SetupToken, Tokens};
use crate::contexts::platform::{DefectLog, LastStatus, PageFigures, release_of};
use crate::contexts::tenancy::{Houses, Sites};
use crate::contexts::workspaces::{RunPlaces, WordOfRuns};
use crate::drain::Drain;
use crate::gateway::{InFlight, Limits, OpenSessions, Quotas, Requests, Services, Usage, Whole};
use crate::integrations::files::{self, Eicar, Files, Vault};
use crate::integrations::mail::Mail;
use crate::integrations::models::Models;
use crate::jobs::Kept;
use crate::live::Live;
use crate::store::{Db, Keys, Room, Urls};
use anyhow::{Context, Result};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::Arc;

/// Services on this database. `models` are given, because loading them takes a while and few commands need them.
///
/// # Errors
/// An address or a secret that can't be read.
pub fn services(settings: &Settings, urls: &Urls, clock: Clock, models: Models) -> Result<Arc<Services>> {
    let drain = Drain::default();
    let cells = Cells::new(settings, urls, &secret(settings)?, &models, (&clock, &drain));
    assemble(settings, urls, clock, models, Parts { cells, sites: Sites::new(settings), drain })
}

/// In what an installation differs from a cell of it.
pub struct Parts {
    /// The cells that there can be.
    pub cells: Cells,
    /// Which hosts are its own.
    pub sites: Sites,
    /// Whether the process is going: it goes from all of them at once.
    pub drain: Drain,
}

/// Services of these parts.
///
/// # Errors
/// As [`services`].
pub fn assemble(
    settings: &Settings,
    urls: &Urls,
    clock: Clock,
    models: Models,
    Parts { cells, sites, drain }: Parts,
) -> Result<Arc<Services>> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let secret = secret(settings)?;
    let earlier: Vec<Vec<u8>> = settings.earlier_secret.iter().map(|it| it.0.clone()).collect();
    let tenant_share = settings.tenant_share.map_or(cores / 2, usize::from);
    let db = Db::open(urls, Room { connections_max: settings.database_connections, tenant_share })?;
    let keys = Keys::new(&secret, &earlier)?;
    let federation = Federation::new(settings, &secret)?;
    let models = models.upon(db.clone(), keys.clone(), federation.outgoing.clone());
    Ok(Arc::new(Services {
        keys,
        limits: Limits::new(db.clone(), Quotas::of_settings(&settings.limits)),
        tickets: TicketKey::new(&secret)?,
        status: LastStatus::default(),
        usage: Usage::default(),
        requests: Requests::new(&secret),
        defects: DefectLog::new(&secret, release_of(&settings.site)),
        figures: PageFigures::default(),
        db,
        clock,
        sites,
        cells,
        houses: Houses::default(),
        drain,
        passwords: Passwords::new()?,
        setup: SetupToken::new(&secret)?,
        mail: Mail::new(&settings.mail, settings.public_url(), &secret, &earlier)?,
        alert_sign_ins: settings.mail.alert_sign_ins.into(),
        tokens: Tokens::new(&secret, &earlier),
        last_used: LastUsed::default(),
        ceremonies: Ceremonies::new(&settings.public_url()),
        federation,
        models,
        audit: Audit::new(&secret, &earlier, settings.checkpoints())?,
        erasure_grace_days: settings.erasure_grace_days,
        tenant_grace_days: settings.tenant_grace_days,
        jobs: Arc::new(Kept),
        files: files(settings, &secret)?,
        in_flight: InFlight::default(),
        open_sessions: OpenSessions::default(),
        live: Live::default(),
        word_of_runs: WordOfRuns::default(),
        run_places: RunPlaces::default(),
        whole: Whole::default(),
    }))
}

/// The object store that the settings name, with what belongs to it.
fn files(settings: &Settings, secret: &[u8]) -> Result<Files> {
    let folder = settings.data.join("files");
    let place = settings.files.clone().unwrap_or_else(|| folder.to_string_lossy().into_owned());
    let access = files::Access {
        address: settings.files_address.as_deref(),
        region: &settings.files_region,
        key_id: settings.files_key_id.as_deref(),
        key_secret: settings.files_key_secret.as_deref(),
    };
    Ok(Files {
        vault: Vault::new(files::open(&place, access)?),
        scanner: Arc::new(Eicar::default()),
        quota_bytes: settings.files_quota,
        links: LinkKey::new(secret)?,
    })
}

/// The installation's secret: from the settings, or from a file that only its owner can read.
fn secret(settings: &Settings) -> Result<Vec<u8>> {
    if let Some(secret) = &settings.secret {
        return Ok(secret.0.clone());
    }
    let path = settings.data.join("secret.key");
    if let Ok(secret) = std::fs::read(&path)
        && secret.len() == 32
    {
        return Ok(secret);
    }
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the data folder {} can't be made", settings.data.display()))?;
    let secret = new_secret().to_vec();
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("the secret can't be written to {}", path.display()))?;
    file.write_all(&secret)?;
    file.sync_all()?;
    Ok(secret)
}

use super::migrate::runtime;
use super::{Database, services};
use crate::ambient::Clock;
use crate::config::Settings;
use crate::contexts::{gateway, identity};
use crate::doors::worded;
use crate::gateway::{Caller, Door};
use crate::integrations::models::Models;
use crate::observe::logs;
use anyhow::{Context, Result, bail};
use domain::Operation;
use domain::kernel::Kind;
use domain::models::Embed;
use futures::StreamExt;
use serde_json::Value;

/// Runs one operation, as a person or as the installation itself.
#[derive(clap::Args)]
pub struct Call {
    /// The operation, as in tenancy.create_tenant; without it all are listed.
    operation: Option<String>,
    /// Its input.
    #[arg(long, default_value = "{}")]
    json: String,
    /// The e-mail of the person who acts, or `system`.
    #[arg(long = "as", default_value = "system")]
    acting: String,
}

/// Runs the operation and prints its answer as JSON.
///
/// # Errors
/// The refusal, as JSON.
pub fn run(settings: &Settings, call: &Call) -> Result<()> {
    let Some(operation) = &call.operation else {
        for entry in domain::catalogue::all() {
            println!("{:<32} {}", entry.name, entry.doc.lines().next().unwrap_or_default());
        }
        return Ok(());
    };
    logs::start(&Settings { log: "warn".into(), ..settings.clone() })?;
    let input: Value = serde_json::from_str(&call.json).context("--json takes a JSON object")?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        database.migrate().await?;
        let services = services(settings, &database.urls, Clock::machine(), models(settings, operation))?;
        let caller = match call.acting.as_str() {
            "system" => Caller::system("operator", Door::CommandLine),
            email => {
                let actor = identity::actor_by_email(&services.db, email).await?;
                Caller::person(actor.with_context(|| format!("nobody has the address {email}"))?, Door::CommandLine)
            }
        };
        let gateway = gateway(services);
        let streams = domain::catalogue::find(operation).is_some_and(|entry| entry.kind == Kind::Stream);
        let (locale, id) = (caller.locale, caller.request_id.clone());
        let refused =
            |refusal| anyhow::anyhow!(serde_json::to_string_pretty(&worded(refusal, locale, &id)).unwrap_or_default());
        if streams {
            let mut items = gateway.open_json(operation, caller, input).await.map_err(refused)?;
            while let Some(item) = items.next().await {
                println!("{}", item.map_err(refused)?);
            }
            return Ok(());
        }
        match gateway.call_json(operation, caller, input).await {
            Ok(answer) => println!("{}", serde_json::to_string_pretty(&answer.output)?),
            Err(refusal) => bail!(refused(refusal)),
        }
        Ok(())
    })
}

/// The command runs no language model, but lets a run be queued for the server that does. Vectors it makes itself.
fn models(settings: &Settings, operation: &str) -> Models {
    let models = settings.model.as_deref().and_then(|path| Models::load(path).ok()).unwrap_or_default();
    let folder = settings.embeddings.as_deref().filter(|_| operation == Embed::NAME);
    folder.and_then(|folder| models.clone().with_embeddings(folder).ok()).unwrap_or(models)
}

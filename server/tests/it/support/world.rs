//! An installation for one test: a database of its own, the services and the doors on it.

use super::cluster::{self, OwnDatabase, Template};
use super::{files_folder, site};
use clap::Parser;
use leptos::prelude::LeptosOptions;
use managed_postgres::testing::TempFolder;
use managed_postgres::{APP, Cluster, SUPERUSER};
use server::ambient::Clock;
use server::commands::{seed, services};
use server::config::Settings;
use server::contexts::workspaces::Worker;
use server::contexts::{gateway, identity, subscribers};
use server::doors::{Doors, router};
use server::gateway::{Caller, Door, Gateway, Services};
use server::integrations::models::Models;
use server::store::subscribers::Runner;
use server::store::{Db, Urls};
use sqlx::{Connection, PgConnection};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};
use tokio::task::JoinHandle;

/// One byte of the installation's secret in tests, in hexadecimal.
pub const SECRET: &str = "5e";

/// Everybody's password in the demo world.
pub const PASSWORD: &str = seed::PASSWORD;

/// An installation for one test.
pub struct World {
    /// Runs operations.
    pub gateway: Gateway,
    /// The whole HTTP service.
    pub app: axum::Router,
    /// Where its database is.
    pub urls: Urls,
    models: Models,
    worker: Option<JoinHandle<()>>,
    followers: Option<JoinHandle<()>>,
    pub(super) tokens: Mutex<HashMap<String, String>>,
    _checkpoints: TempFolder,
    /// Dropped when the last world on it goes.
    database: Option<Arc<OwnDatabase>>,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

/// Settings as the command line makes them.
pub fn settings(flags: &[&str]) -> Settings {
    let (secret, site, files) = (SECRET.repeat(32), site(), files_folder());
    let (site, files) = (site.to_string_lossy(), files.to_string_lossy());
    let mut line = vec!["portico", "--site", &*site, "--secret", &secret, "--database-connections", "8"];
    if !flags.contains(&"--files") {
        line.extend(["--files", &*files]);
    }
    // The loops ask faster than anybody is let through: limits are for the tests that look at them.
    line.extend(LIMITS.iter().filter(|limit| !flags.contains(limit)).flat_map(|limit| [*limit, "1000000"]));
    Line::parse_from(line.iter().chain(flags)).settings
}

const LIMITS: [&str; 9] = [
    "--limit-address",
    "--limit-person",
    "--limit-tenant",
    "--limit-key",
    "--limit-browser",
    "--limit-sign-in",
    "--limit-sign-in-email",
    "--limit-mail",
    "--limit-ai",
];

/// The weights that tests run.
///
/// # Panics
/// With what to do, where none are named.
pub fn model_path() -> PathBuf {
    std::env::var_os("PORTICO_MODEL")
        .map(PathBuf::from)
        .expect("these tests run a real model: let PORTICO_MODEL name a GGUF file, as bin/test does")
}

/// The folder of the sentence model that tests run.
///
/// # Panics
/// With what to do, where none is named.
pub fn embeddings_path() -> PathBuf {
    std::env::var_os("PORTICO_EMBEDDINGS")
        .map(PathBuf::from)
        .expect("these tests run a real model: let PORTICO_EMBEDDINGS name its folder, as bin/test does")
}

fn model() -> Models {
    static MODEL: OnceLock<Models> = OnceLock::new();
    let load = || {
        let models = Models::load(&model_path()).unwrap_or_else(|why| panic!("{why}"));
        models.with_embeddings(&embeddings_path()).unwrap_or_else(|why| panic!("{why}"))
    };
    MODEL.get_or_init(load).clone()
}

impl World {
    /// Migrated, nobody in it, no model.
    pub async fn empty() -> Self {
        Self::of(Template::Empty, Models::default(), &[], whole).await
    }

    /// The demo world, no model.
    pub async fn demo() -> Self {
        Self::demo_with(&[]).await
    }

    /// The demo world with further flags of the server.
    pub async fn demo_with(flags: &[&str]) -> Self {
        Self::of(Template::Demo, Models::default(), flags, whole).await
    }

    /// The demo world, no model, with a gateway that is put together by the test.
    pub async fn demo_serving(gateway: impl FnOnce(Services) -> Gateway) -> Self {
        Self::of(Template::Demo, Models::default(), &[], gateway).await
    }

    /// The demo world with a model that nobody puts to work: runs stay queued.
    pub async fn queueing() -> Self {
        Self::queueing_with(&[]).await
    }

    /// As [`World::queueing`], with further flags of the server.
    pub async fn queueing_with(flags: &[&str]) -> Self {
        Self::of(Template::Demo, model(), flags, whole).await
    }

    /// As [`World::queueing`], with its requests led another way to the database.
    pub async fn queueing_through(lead: impl FnOnce(&Urls) -> Urls) -> Self {
        let database = cluster::database(Template::Demo).await;
        let mut world = Self::serving(lead(&database.urls), None, model(), &[], whole);
        world.database = Some(Arc::new(database));
        world
    }

    /// The demo world with a model and a worker: runs are answered.
    pub async fn answering() -> Self {
        let mut world = Self::queueing().await;
        world.work();
        world
    }

    /// The same installation after its server was started anew, without a worker.
    pub fn restarted(&self) -> Self {
        self.beside(whole)
    }

    /// A second process on the same database, with a gateway that is put together by the test.
    pub fn beside(&self, gateway: impl FnOnce(Services) -> Gateway) -> Self {
        let mut world = Self::serving(self.urls.clone(), None, self.models.clone(), &[], gateway);
        world.database = self.database.clone();
        world
    }

    /// An installation on this database.
    pub fn on(urls: Urls, cluster: Option<Arc<Cluster>>, models: Models, flags: &[&str]) -> Self {
        Self::serving(urls, cluster, models, flags, whole)
    }

    /// An installation on a database of its own, which is dropped with it.
    async fn of(template: Template, models: Models, flags: &[&str], gateway: impl FnOnce(Services) -> Gateway) -> Self {
        let database = cluster::database(template).await;
        let mut world = Self::serving(database.urls.clone(), None, models, flags, gateway);
        world.database = Some(Arc::new(database));
        world
    }

    /// An installation whose gateway is put together by the test.
    pub fn serving(
        urls: Urls,
        cluster: Option<Arc<Cluster>>,
        models: Models,
        flags: &[&str],
        gateway: impl FnOnce(Services) -> Gateway,
    ) -> Self {
        let mut settings = settings(flags);
        let checkpoints = TempFolder::new();
        settings.checkpoints.get_or_insert_with(|| checkpoints.path().join("checkpoints"));
        let services = services(&settings, &urls, Clock::machine(), models.clone()).expect("the services are made");
        let services = Arc::try_unwrap(services).unwrap_or_else(|_| panic!("nobody else has them yet"));
        let leptos = LeptosOptions::builder()
            .output_name("portico")
            .site_root(settings.site.to_string_lossy().into_owned())
            .site_pkg_dir("pkg/test")
            .build()
            .into();
        let gateway = gateway(services);
        let doors = Doors { gateway: gateway.clone(), settings: Arc::new(settings), cluster, leptos };
        Self {
            gateway,
            app: router(&doors),
            urls,
            models,
            worker: None,
            followers: None,
            tokens: Mutex::default(),
            _checkpoints: checkpoints,
            database: None,
        }
    }

    /// Puts a worker to work.
    pub fn work(&mut self) {
        self.worker = Some(tokio::spawn(Worker::new(self.gateway.services().clone()).run()));
    }

    /// Lets the subscribers follow the log.
    pub fn follow(&mut self) {
        self.followers = Some(tokio::spawn(self.runner().run()));
    }

    /// Lets the subscribers handle what can be read now.
    pub async fn follow_to_the_end(&self) {
        self.runner().drain().await.expect("the database is there");
    }

    fn runner(&self) -> Runner {
        let services = self.gateway.services();
        Runner::new(services.db.clone(), services.keys.clone(), subscribers(services))
    }

    /// Ends the worker in the middle of its work, as a killed server does.
    pub fn stop_working(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.abort();
        }
    }

    /// The pool behind the gateway.
    pub fn db(&self) -> &Db {
        &self.gateway.services().db
    }

    /// The installation itself as a caller.
    pub fn system() -> Caller {
        Caller::system("a test", Door::Worker)
    }

    /// Somebody of the demo world as a caller of the gateway.
    pub async fn caller(&self, email: &str) -> Caller {
        let actor = identity::actor_by_email(self.db(), email).await.expect("the database is there");
        Caller::person(actor.unwrap_or_else(|| panic!("nobody is {email}")), Door::Worker)
    }

    /// A connection as the owner of the schemas.
    pub async fn as_owner(&self) -> PgConnection {
        PgConnection::connect(&self.urls.owner).await.expect("the owner is let in")
    }

    /// A connection as the application's role, with no tenant set.
    pub async fn as_app(&self) -> PgConnection {
        PgConnection::connect(&cluster::url_for(&self.urls, APP)).await.expect("the application is let in")
    }

    /// A connection that sees everything.
    pub async fn as_superuser(&self) -> PgConnection {
        PgConnection::connect(&cluster::url_for(&self.urls, SUPERUSER)).await.expect("the superuser is let in")
    }

    /// Listens on a port of the loopback until the world goes, for what needs real HTTP; answers with the address.
    pub async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens");
        tokio::spawn(axum::serve(listener, self.app.clone()).into_future());
        format!("http://{address}")
    }
}

/// The gateway with every handler there is.
fn whole(services: Services) -> Gateway {
    gateway(services.into())
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop_working();
        if let Some(followers) = self.followers.take() {
            followers.abort();
        }
    }
}

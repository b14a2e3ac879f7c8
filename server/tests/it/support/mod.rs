//! What the tests stand on: one PostgreSQL for the process, worlds on databases of their own, requests, processes.

mod ask;
mod cluster;
mod encode;
mod golden;
mod inbox;
mod process;
mod reply;
mod site;
mod sources;
mod world;

pub use ask::Ask;
pub use cluster::{OwnCluster, binaries, socket_folder};
pub use encode::{form_of, rest_of};
pub use golden::{compare, root};
pub use process::{Ended, Portico, http, portico};
pub use reply::Reply;
pub use site::{files_folder, site};
pub use sources::sources;
pub use world::{PASSWORD, SECRET, World, embeddings_path, model_path, settings};

/// The demo world's people, by what they are.
pub mod people {
    pub const ADMIN: &str = "admin@demo.portico.example";
    pub const CONSULTANT: &str = "consultant@demo.portico.example";
    pub const SUPPORT: &str = "support@demo.portico.example";
    pub const DEVELOPER: &str = "developer@demo.portico.example";
    pub const OWNER: &str = "owner@demo.portico.example";
    pub const AGENCY: &str = "agency@demo.portico.example";
    pub const CLIENT: &str = "client@demo.portico.example";
    pub const VENDOR: &str = "vendor@demo.portico.example";
    pub const INVESTOR: &str = "investor@demo.portico.example";
    pub const RIVAL: &str = "client@rival.portico.example";
}

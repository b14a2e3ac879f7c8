//! People, sessions and tokens.

mod add_person;
mod change_settings;
mod erase_person;
mod erasure;
mod explain;
mod forget;
mod grants;
mod keep_person;
mod lookup;
mod me;
mod memberships;
mod passwords;
mod projection;
mod refresh_session;
mod roles;
mod sessions;
mod settings;
mod sign_in;
mod sign_out;
mod time_zones;
mod tokens;

pub use erasure::ERASE_PERSON;
pub use forget::forget;
pub use lookup::{Session, actor_by_email, actor_by_session, actor_of_member};
pub use passwords::Passwords;
pub use sessions::SessionToken;
pub use tokens::{Claims, Tokens};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    roles::handlers(gateway)
        .serve(explain::explain)
        .serve(sign_in::sign_in)
        .serve(sign_out::sign_out)
        .serve(refresh_session::refresh_session)
        .serve(me::me)
        .serve(settings::settings)
        .serve(change_settings::change_settings)
        .serve(time_zones::time_zones)
        .serve(add_person::add_person)
        .serve(erase_person::erase_person)
        .serve(keep_person::keep_person)
}

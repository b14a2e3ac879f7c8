//! People, sessions and tokens.

mod add_person;
mod api_keys;
mod begin_impersonation;
mod bounds;
mod change_service_account;
mod change_settings;
mod create_api_key;
mod create_service_account;
mod end_impersonation;
mod end_of_acting;
mod erase_person;
mod erasure;
mod explain;
mod forget;
mod grants;
mod impersonations;
mod keep_person;
mod key_holder;
mod key_projections;
mod key_secrets;
mod key_text;
mod lookup;
mod me;
mod memberships;
mod passwords;
mod projection;
mod refresh_session;
mod remove_service_account;
mod revoke_api_key;
mod roles;
mod rotate_api_key;
mod service_account_projection;
mod service_accounts;
mod sessions;
mod settings;
mod sign_in;
mod sign_out;
mod time_zones;
mod tokens;

pub use end_of_acting::{EndImpersonations, end_impersonations};
pub use erasure::ERASE_PERSON;
pub use forget::forget;
pub use key_holder::{KeyHolder, actor_by_key, actor_of_key, key_used};
pub use key_text::KeyText;
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
        .serve(api_keys::api_keys)
        .serve(create_api_key::create_api_key)
        .serve(rotate_api_key::rotate_api_key)
        .serve(revoke_api_key::revoke_api_key)
        .serve(service_accounts::service_accounts)
        .serve(create_service_account::create_service_account)
        .serve(change_service_account::change_service_account)
        .serve(remove_service_account::remove_service_account)
        .serve(begin_impersonation::begin_impersonation)
        .serve(end_impersonation::end_impersonation)
        .serve(impersonations::impersonations)
}

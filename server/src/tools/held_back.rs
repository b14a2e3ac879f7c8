//! What no tool is made of: what takes or hands out anything by which somebody proves who they are, what a person does with
//! their own account, and what has no place in the interface for programs. It follows from the declarations; what their
//! members don't say stands by name.

use domain::Operation;
use domain::catalogue::{self, Entry};
use domain::files::LinkFile;
use domain::identity::{BeginImpersonation, CreateApiKey, RotateApiKey};
use domain::kernel::Access;
use domain::platform::ShowMail;
use domain::tenancy::{RotateSecret, StoreSecret};
use serde_json::Value;

/// Members, anywhere in an input or answer, under which something secret goes in or out.
const SECRET: [&str; 10] = [
    "accessToken",
    "apiKey",
    "clientSecret",
    "codes",
    "credential",
    "password",
    "recoveryCode",
    "refreshToken",
    "secret",
    "token",
];

/// What has something secret under a member that elsewhere is none: keys, the values of secrets, links that open without
/// signing in, a session in another's name, mails that bear links to sign in.
const BY_NAME: [&str; 7] = [
    BeginImpersonation::NAME,
    CreateApiKey::NAME,
    LinkFile::NAME,
    RotateApiKey::NAME,
    RotateSecret::NAME,
    ShowMail::NAME,
    StoreSecret::NAME,
];

/// Whether no tool is made of the operation.
pub(super) fn is_held_back(entry: &Entry) -> bool {
    let is_own_account = entry.access == Access::SignedIn && !entry.kind.only_reads();
    !entry.kind.is_plain_call()
        || entry.rest.is_none()
        || entry.access == Access::Public
        || is_own_account
        || BY_NAME.contains(&entry.name)
        || has_secrets(entry)
}

fn has_secrets(entry: &Entry) -> bool {
    let mut generator = catalogue::generator();
    let schemas = [(entry.input)(&mut generator).to_value(), (entry.answer)(&mut generator).to_value()];
    let definitions = generator.take_definitions(true);
    schemas.iter().chain(definitions.values()).any(names_a_secret)
}

fn names_a_secret(schema: &Value) -> bool {
    match schema {
        Value::Object(members) => {
            let properties = members.get("properties").and_then(Value::as_object);
            let mut names = properties.into_iter().flat_map(|properties| properties.keys());
            names.any(|name| SECRET.contains(&name.as_str())) || members.values().any(names_a_secret)
        }
        Value::Array(items) => items.iter().any(names_a_secret),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_kept(name: &str) -> bool {
        is_held_back(catalogue::find(name).unwrap_or_else(|| panic!("there is no {name}")))
    }

    #[test]
    fn nothing_secret_goes_through_a_tool() {
        for name in [
            "identity.sign_in",
            "identity.change_password",
            "identity.add_person",
            "identity.create_api_key",
            "identity.make_recovery_codes",
            "identity.begin_impersonation",
            "federation.register_app",
            "federation.connect_provider",
            "models.add_model_provider",
            "tenancy.store_secret",
            "platform.show_mail",
            "files.download",
            "workspaces.watch_execution",
        ] {
            assert!(is_kept(name), "{name}");
        }
    }

    #[test]
    fn work_and_questions_are_tools() {
        for name in
            ["tenancy.add_team", "tenancy.teams", "identity.people", "workspaces.start_execution", "platform.search"]
        {
            assert!(!is_kept(name), "{name}");
        }
    }
}

//! The ceremonies of passkeys (W3C Web Authentication, level 3), by `webauthn-rs`: a question goes to the browser, its
//! answer comes back. What a question has to remember stands in a table until it is answered or its time is over, and
//! each is answered once.

use crate::Stop;
use crate::ambient::{machine_now, new_id};
use chrono::TimeDelta;
use domain::Refusal;
use domain::identity::PasskeyChallenge;
use domain::kernel::{ChallengeId, PersonId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sqlx::PgConnection;
use std::sync::Arc;
use webauthn_rs::prelude::{CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, Url};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long a question may be answered.
const HOLDS: TimeDelta = TimeDelta::minutes(5);

/// The party that passkeys are made for: the name under which people reach this installation. Another name, or an
/// address without one, has no passkeys.
#[derive(Clone)]
pub struct Ceremonies(Option<Arc<Webauthn>>);

impl Ceremonies {
    /// For the installation's public address.
    pub fn new(public_url: &str) -> Self {
        let made = Url::parse(public_url).ok().and_then(|origin| {
            let name = origin.domain()?.to_owned();
            let builder = WebauthnBuilder::new(&name, &origin).ok()?;
            builder.rp_name("Portico").build().ok()
        });
        Self(made.map(Arc::new))
    }

    fn party(&self) -> Result<&Webauthn, Refusal> {
        self.0.as_deref().ok_or_else(|| Refusal::new(409, "passkeys_unavailable"))
    }

    /// The question for a new passkey of a person who has `known` ones already.
    ///
    /// # Errors
    /// `passkeys_unavailable` where the installation has no name.
    pub fn ask_for_new(
        &self,
        (person, email, name): (PersonId, &str, &str),
        known: Vec<CredentialID>,
    ) -> Result<(String, Value), Stop> {
        let party = self.party()?;
        let (question, state) =
            party.start_passkey_registration(person.0, email, name, Some(known)).map_err(Stop::defect)?;
        let mut options = inner(&question)?;
        // The library leaves to chance whether a passkey can say whose it is; ours have to, or nobody could sign in
        // without first saying who they are.
        if let Some(selection) = options.get_mut("authenticatorSelection") {
            selection["residentKey"] = json!("required");
            selection["requireResidentKey"] = json!(true);
        }
        Ok((options.to_string(), serde_json::to_value(state).map_err(Stop::defect)?))
    }

    /// The new passkey that answers a question.
    ///
    /// # Errors
    /// `passkey_refused` for an answer that doesn't fit the question.
    pub fn take_new(&self, credential: &str, state: PasskeyRegistration) -> Result<Passkey, Stop> {
        let answer = read(credential)?;
        self.party()?.finish_passkey_registration(&answer, &state).map_err(|why| refused(&why).into())
    }

    /// The question for whoever wants to sign in.
    ///
    /// # Errors
    /// `passkeys_unavailable` where the installation has no name.
    pub fn ask_who(&self) -> Result<(String, Value), Stop> {
        let (question, state) = self.party()?.start_discoverable_authentication().map_err(Stop::defect)?;
        Ok((inner(&question)?.to_string(), serde_json::to_value(state).map_err(Stop::defect)?))
    }

    /// Whose passkey an answer says it comes from, and which one.
    ///
    /// # Errors
    /// `passkey_refused` where it says nothing of the kind.
    pub fn says_who(&self, credential: &str) -> Result<(PersonId, Vec<u8>), Stop> {
        let answer = read(credential)?;
        let (person, id) = self.party()?.identify_discoverable_authentication(&answer).map_err(|why| refused(&why))?;
        Ok((PersonId(person), id.to_vec()))
    }

    /// Whether the passkey gave that answer; what is remembered of it moves on.
    ///
    /// # Errors
    /// `passkey_refused` where it didn't, or its counter went back, as that of a copy does.
    pub fn prove(
        &self,
        credential: &str,
        state: DiscoverableAuthentication,
        mut passkey: Passkey,
    ) -> Result<Passkey, Stop> {
        let answer = read(credential)?;
        let proved = self
            .party()?
            .finish_discoverable_authentication_v2(&answer, state, &passkey)
            .map_err(|why| refused(&why))?;
        if !proved.user_verified() {
            return Err(Refusal::new(401, "passkey_refused").into());
        }
        passkey.update_credential(&proved);
        Ok(passkey)
    }
}

/// Keeps a question until it is answered. `person`: whose new passkey it is for.
pub(super) async fn keep(
    db: &mut PgConnection,
    person: Option<PersonId>,
    (options, state): (String, Value),
) -> Result<PasskeyChallenge, Stop> {
    let challenge_id = ChallengeId(new_id());
    sqlx::query!(
        "insert into identity.challenges (id, user_id, state, expires_at) values ($1, $2, $3, $4)",
        challenge_id.0,
        person.map(|person| person.0),
        state,
        machine_now().0 + HOLDS
    )
    .execute(db)
    .await?;
    Ok(PasskeyChallenge { challenge_id, options })
}

/// Takes a question out, so that it is answered once, rightly or not.
///
/// # Errors
/// `challenge_ended` where it was answered, its time is over, or it was somebody else's.
pub(super) async fn take<T: DeserializeOwned>(
    db: &mut PgConnection,
    id: ChallengeId,
    person: Option<PersonId>,
) -> Result<T, Stop> {
    let state = sqlx::query_scalar!(
        "delete from identity.challenges
         where id = $1 and user_id is not distinct from $2 and expires_at > $3 returning state",
        id.0,
        person.map(|person| person.0),
        machine_now().0
    )
    .fetch_optional(db)
    .await?;
    let state = state.ok_or_else(|| Refusal::new(409, "challenge_ended"))?;
    serde_json::from_value(state).map_err(Stop::defect)
}

/// The options without the envelope that older browsers wanted.
fn inner(question: &impl Serialize) -> Result<Value, Stop> {
    let mut question = serde_json::to_value(question).map_err(Stop::defect)?;
    Ok(question["publicKey"].take())
}

fn read<T: DeserializeOwned>(credential: &str) -> Result<T, Refusal> {
    serde_json::from_str(credential).map_err(|_| Refusal::invalid_field("credential", "not_a_credential"))
}

fn refused(why: &dyn std::fmt::Display) -> Refusal {
    tracing::info!(%why, "a passkey's answer is refused");
    Refusal::new(401, "passkey_refused")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_name_to_be_made_for() {
        for (address, has_them) in [
            ("https://portico.example", true),
            ("http://localhost:3000", true),
            ("http://127.0.0.1:3000", false),
            ("http://[::1]:3000", false),
        ] {
            assert_eq!(Ceremonies::new(address).ask_who().is_ok(), has_them, "{address}");
        }
    }

    #[test]
    fn a_passkey_has_to_know_whose_it_is_and_to_ask_for_finger_face_or_pin() {
        let ceremonies = Ceremonies::new("https://portico.example");
        let person = PersonId(uuid::Uuid::from_u128(7));
        let (options, _) = ceremonies.ask_for_new((person, "lina@aurora.example", "Lina Haddad"), Vec::new()).unwrap();
        let options: Value = serde_json::from_str(&options).unwrap();
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(options["rp"], json!({"id": "portico.example", "name": "Portico"}));
        let (options, _) = ceremonies.ask_who().unwrap();
        let options: Value = serde_json::from_str(&options).unwrap();
        assert_eq!((&options["userVerification"], &options["rpId"]), (&json!("required"), &json!("portico.example")));
    }
}

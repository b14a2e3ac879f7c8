//! The local model as a provider, which an installation begins with.

use crate::Stop;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::open_tenant;
use domain::billing::OF_PLATFORM;
use domain::kernel::Mode;
use domain::models::{LOCAL_PROVIDER, ModelProvider, ModelProviderCommand};
use std::sync::Arc;

/// What people call it, until they read otherwise on their screens.
const NAME: &str = "Local model";

/// Makes it if it isn't there yet. That it was switched off or ranked stays so.
///
/// # Errors
/// The database's.
pub async fn build_in(services: &Arc<Services>) -> Result<(), Stop> {
    let caller = Caller::system("the provider that an installation begins with", Door::Worker);
    let mut cx = Context::of_worker(services, caller, "models.add_model_provider");
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let command = ModelProviderCommand::BuildIn { name: NAME.to_owned() };
    let built = match cx.load::<ModelProvider>(LOCAL_PROVIDER.0).await {
        Ok(_) => return Ok(()),
        Err(Stop::Refused(refusal)) if refusal.status == 404 => {
            cx.create::<ModelProvider>(OF_PLATFORM, LOCAL_PROVIDER.0, command).await
        }
        Err(other) => Err(other),
    };
    match built {
        Ok(()) => cx.commit().await,
        Err(stop) => match stop.into_refusal() {
            // Another process was quicker.
            refusal if refusal.status == 409 => Ok(()),
            refusal => Err(refusal.into()),
        },
    }
}

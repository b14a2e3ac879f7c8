use super::author::author;
use super::tenants::{called, names_of};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::templates::{Audience, PromptTemplate, SetTemplateVisibility, TemplateCommand};

pub async fn set_template_visibility(cx: &mut Context, op: SetTemplateVisibility) -> Result<(), Stop> {
    let loaded = cx.load::<PromptTemplate>(op.id.0).await?;
    if !op.audience.is_open_to(cx.actor()?) {
        return Err(Refusal::new(403, "template_audience_denied").into());
    }
    let mut tenants = op.tenants;
    if op.audience == Audience::Tenants {
        if let Some(name) = op.named.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            let found = called(cx, name).await?;
            tenants.push(found.ok_or_else(|| Refusal::invalid_field("named", "tenant_unknown"))?);
        }
        if tenants.is_empty() {
            return Err(Refusal::invalid_field("named", "required").into());
        }
        let known = names_of(cx, &tenants).await?;
        if tenants.iter().any(|tenant| !known.contains_key(tenant)) {
            return Err(Refusal::invalid_field("tenants", "tenant_unknown").into());
        }
    }
    let command = TemplateCommand::Offer { audience: op.audience, tenants, by: author(cx) };
    cx.decide::<PromptTemplate>(op.id.0, &loaded, command).await
}

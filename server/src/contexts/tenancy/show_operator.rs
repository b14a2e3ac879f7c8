use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{Operator, Setting, ShowOperator};

pub async fn show_operator(cx: &mut Context, _: ShowOperator) -> Result<Operator, Stop> {
    let said = |setting| Some(cx.caller.house.settings.of(setting).0.to_owned()).filter(|it| !it.is_empty());
    Ok(Operator {
        name: said(Setting::OperatorName),
        address: said(Setting::OperatorAddress),
        email: said(Setting::OperatorEmail),
    })
}

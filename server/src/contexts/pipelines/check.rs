use super::{rights, text};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::FieldFault;
use domain::pipelines::{CheckPipeline, CheckedPipeline, Graph, faults_of, written};
use texts::{Catalogue, keys};

pub async fn check_pipeline(cx: &mut Context, op: CheckPipeline) -> Result<CheckedPipeline, Stop> {
    let read = match &op.text {
        Some(text) => text::read(text),
        None => Ok(op.graph.unwrap_or_default().tidy()),
    };
    let texts = cx.caller.texts();
    let graph = match read {
        Ok(graph) => graph,
        Err(fault) => {
            let text = op.text.unwrap_or_default();
            return Ok(CheckedPipeline { graph: None, text, faults: vec![told(texts, fault)] });
        }
    };
    let faults = all_faults(cx, &graph)?.into_iter().map(|fault| told(texts, fault)).collect();
    let text = op.text.unwrap_or_else(|| written(&graph));
    Ok(CheckedPipeline { graph: Some(graph), text, faults })
}

/// Everything that is wrong with a graph, for whoever asks.
///
/// # Errors
/// `not_signed_in` where it is nobody.
pub(super) fn all_faults(cx: &Context, graph: &Graph) -> Result<Vec<FieldFault>, Stop> {
    let mut faults = faults_of(graph);
    for fault in rights::faults_of(cx, graph)? {
        if faults.iter().all(|known| (&known.field, &known.code) != (&fault.field, &fault.code)) {
            faults.push(fault);
        }
    }
    Ok(faults)
}

/// A fault with its sentence.
pub(super) fn told(texts: &'static Catalogue, fault: FieldFault) -> FieldFault {
    let values: Vec<_> = fault.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let key = texts.named(&format!("validation.{}", fault.code)).unwrap_or(keys::validation::NOT_ALLOWED);
    let message = texts.fill(key, &values);
    FieldFault { message, ..fault }
}

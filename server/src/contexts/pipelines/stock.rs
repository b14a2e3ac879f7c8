//! The pipelines that come with Portico, as text; what they are called stands in the texts.

use super::text;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::kernel::{FieldFault, PipelineId};
use domain::pipelines::{
    Graph, InstantiatePipeline, Pipeline, PipelineCommand, PipelineMade, PipelineTemplateLine, PipelineTemplateLines,
    PipelineTemplates,
};
use texts::{Catalogue, Key, keys};

/// One of them.
pub(super) struct Stock {
    /// Names it for good.
    pub code: &'static str,
    name: Key,
    line: Key,
    text: &'static str,
}

/// In the order in which they are offered.
pub(super) const STOCK: [Stock; 4] = [
    Stock {
        code: "lead_triage",
        name: keys::pipelines::STOCK_LEAD_TRIAGE,
        line: keys::pipelines::STOCK_LEAD_TRIAGE_LINE,
        text: include_str!("stock/lead_triage.toml"),
    },
    Stock {
        code: "ask_documents",
        name: keys::pipelines::STOCK_ASK_DOCUMENTS,
        line: keys::pipelines::STOCK_ASK_DOCUMENTS_LINE,
        text: include_str!("stock/ask_documents.toml"),
    },
    Stock {
        code: "invoice_intake",
        name: keys::pipelines::STOCK_INVOICE_INTAKE,
        line: keys::pipelines::STOCK_INVOICE_INTAKE_LINE,
        text: include_str!("stock/invoice_intake.toml"),
    },
    Stock {
        code: "team_for_project",
        name: keys::pipelines::STOCK_TEAM_FOR_PROJECT,
        line: keys::pipelines::STOCK_TEAM_FOR_PROJECT_LINE,
        text: include_str!("stock/team_for_project.toml"),
    },
];

impl Stock {
    /// Its steps and triggers.
    ///
    /// # Errors
    /// A text that can't be read, which a test finds.
    pub(super) fn graph(&self) -> Result<Graph, FieldFault> {
        text::read(self.text)
    }

    fn line(&self, texts: &'static Catalogue) -> PipelineTemplateLine {
        let steps = self.graph().unwrap_or_default().steps.into_iter().map(|step| step.kind).collect();
        let (name, summary) = (texts.text(self.name).to_owned(), texts.text(self.line).to_owned());
        PipelineTemplateLine { code: self.code.to_owned(), name, summary, steps }
    }
}

pub async fn pipeline_templates(cx: &mut Context, op: PipelineTemplates) -> Result<PipelineTemplateLines, Stop> {
    let texts = cx.caller.texts();
    let wanted = op.search.unwrap_or_default().trim().to_lowercase();
    let fits = |line: &PipelineTemplateLine| {
        line.name.to_lowercase().contains(&wanted) || line.summary.to_lowercase().contains(&wanted)
    };
    let data = STOCK.iter().map(|stock| stock.line(texts)).filter(fits).collect();
    Ok(PipelineTemplateLines { data })
}

pub async fn instantiate_pipeline(cx: &mut Context, op: InstantiatePipeline) -> Result<PipelineMade, Stop> {
    let stock = STOCK.iter().find(|stock| stock.code == op.code).ok_or_else(Refusal::not_found)?;
    let graph = stock.graph().map_err(|fault| Stop::defect(format!("{}: {fault:?}", stock.code)))?;
    let line = stock.line(cx.caller.texts());
    let (by, tenant) = (super::create::writer(cx)?, cx.actor()?.tenant_id);
    let workspace = super::create::workspace(cx, op.workspace_id).await?;
    let id = PipelineId(new_id());
    let create = PipelineCommand::Create {
        name: op.name.unwrap_or(line.name),
        summary: line.summary,
        workspace,
        graph,
        template: Some(op.code),
        by,
    };
    cx.create::<Pipeline>(tenant, id.0, create).await?;
    cx.effects.push(Effect::GoTo(format!("/client/pipelines/{id}")));
    Ok(PipelineMade { id })
}

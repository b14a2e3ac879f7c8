//! A client's AI environments: workspaces with their rules, runs of models in them, and conversations that these belong to.

pub mod chat;

mod ask_documents;
mod assign_execution;
mod bill;
pub mod budget;
mod budget_of;
mod cancel_execution;
mod comment_execution;
mod compare_executions;
mod execution;
mod execution_colleagues;
mod execution_comments;
mod execution_output;
mod executions;
pub mod guard;
mod manage;
mod models;
mod money;
mod my_budgets;
mod prompt;
mod rate_execution;
mod run_again;
mod share_execution;
mod show_execution;
mod start_execution;
mod tools;
mod try_rules;
mod usage_entries;
mod watch_execution;
mod words_key;
mod workspace;
mod workspace_usage;

pub use ask_documents::AskDocuments;
pub use assign_execution::AssignExecution;
pub use bill::{Bill, cost_micros};
pub use cancel_execution::CancelExecution;
pub use comment_execution::{CommentAdded, CommentExecution};
pub use compare_executions::CompareExecutions;
pub use execution::{
    ATTEMPTS_MAX, Asked, COMMENTS_MAX, CitedVersion, Execution, ExecutionCommand, ExecutionEvent, ExecutionRefusal,
    ExecutionState, ExecutionStatus, Failure, FinishReason, Rating,
};
pub use execution_colleagues::{Colleague, ExecutionColleagues};
pub use execution_comments::{ExecutionComment, ExecutionComments};
pub use execution_output::{ExecutionOutput, Output};
pub use executions::{ExecutionRow, ExecutionSort, Executions};
pub use manage::*;
pub use models::{Expectation, ModelInfo, Models};
pub use money::{dollars, micros_of, readable_cost};
pub use prompt::{Method, MethodKind, Origin, Prompt, Source, TemplateRef, Tuning, Turn, TurnRole};
pub use rate_execution::RateExecution;
pub use run_again::RunAgain;
pub use share_execution::ShareExecution;
pub use show_execution::{ExecutionDetail, ShowExecution};
pub use start_execution::{ExecutionStarted, StartExecution};
pub use tools::{OfferedTool, TOOLS_MAX, ToolCall, ToolChoice};
pub use watch_execution::{ExecutionProgress, WatchExecution};
pub use words_key::{day_of, words_key};
pub use workspace::{Workspace, WorkspaceCommand, WorkspaceEvent, WorkspaceRefusal, WorkspaceRole, WorkspaceState};

pub use budget::{BeyondBudget, Budget, BudgetPeriod, BudgetUnit, ModelUse};
pub use budget_of::{BudgetOf, BudgetScope};
pub use guard::{
    Checked, Finding, PiiAction, PiiKind, PiiRule, RULE_CHARS, RULE_FORBIDDEN, RULE_PII, SafetyPolicy, check_input,
    check_output,
};
pub use my_budgets::{BudgetInUse, MyBudgets};
pub use try_rules::{TriedRules, TryRules};
pub use usage_entries::{UsageEntries, UsageEntry, UsageSort};
pub use workspace_usage::{ModelUsageRow, UsageBy, UsageFigures, UsageOfDay, UsageReport, WorkspaceUsage};

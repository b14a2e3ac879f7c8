//! The agent: what a person has it do, with which tools, and what waits for approval.

mod agent_page;
mod call_card;
mod errand_page;
mod errands_list;
mod labels;
mod live_errand;
mod members;
mod replay_page;
mod rules_form;
mod rules_page;
mod tools_page;

pub use agent_page::AgentPage;
pub use errand_page::ErrandPage;
pub use replay_page::ReplayPage;
pub use rules_page::AgentRulesPage;
pub use tools_page::AgentToolsPage;

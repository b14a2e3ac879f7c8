//! The agent: what a person has it do, with which tools, and what waits for approval.

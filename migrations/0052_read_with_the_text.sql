-- Summaries and suggestions are ordered where a text is put down, and no longer by readers of the log: what is left of these
-- would look like readers that fall behind for ever.
select set_config('app.reach', 'system', true);
delete from log.handled where subscriber in ('document_summaries', 'document_suggestions');
delete from log.checkpoints where subscriber in ('document_summaries', 'document_suggestions');

//! One answer, token by token.

use std::num::NonZeroU16;

use llama_cpp_2::{
    context::LlamaContext,
    llama_batch::LlamaBatch,
    sampling::LlamaSampler,
    token::{LlamaToken, logit_bias::LlamaLogitBias},
};

use crate::{
    Error, Finished, Model, Reason, Request,
    event::Outlet,
    model::{BATCH_TOKENS, count},
    stop::{Scan, StopStrings},
    utf8::Utf8Pieces,
};

/// What one worker computes with. Nothing of one answer is left when the next begins.
pub(crate) struct Engine<'model> {
    model: &'model Model,
    context: LlamaContext<'model>,
    batch: LlamaBatch<'static>,
}

impl<'model> Engine<'model> {
    pub(crate) fn new(model: &'model Model, threads: NonZeroU16) -> Result<Self, Error> {
        let context = model.context(threads)?;
        let batch = LlamaBatch::new(BATCH_TOKENS as usize, 1);
        Ok(Self { model, context, batch })
    }

    /// Answers a request, sending text as it comes. `cancelled` is asked before each step; its error
    /// ends the answer too.
    pub(crate) fn answer(
        &mut self,
        request: &Request,
        outlet: &mut Outlet,
        mut cancelled: impl FnMut() -> Result<bool, Error>,
    ) -> Result<Finished, Error> {
        let prompt = self.model.prompt(request)?;
        let mut sampler = sampler(self.model, request)?;
        let prompt_tokens = count(prompt.len());
        outlet.started(prompt_tokens);

        let mut writer = Writer::new(self.model, request);
        let reason = match self.read(&prompt, &mut cancelled)? {
            Some(reason) => reason,
            None => self.write(prompt_tokens, request, (&mut sampler, &mut writer), outlet, &mut cancelled)?,
        };
        outlet.text(writer.stops.rest());
        Ok(Finished { reason, prompt_tokens, completion_tokens: writer.tokens })
    }

    /// Takes the prompt in. Gives the reason if it ended here.
    fn read(
        &mut self,
        prompt: &[LlamaToken],
        cancelled: &mut impl FnMut() -> Result<bool, Error>,
    ) -> Result<Option<Reason>, Error> {
        self.context.clear_kv_cache();
        let mut position = 0;
        for piece in prompt.chunks(BATCH_TOKENS as usize) {
            if cancelled()? {
                return Ok(Some(Reason::Cancelled));
            }
            self.decode(piece, position)?;
            position += count(piece.len());
        }
        Ok(None)
    }

    fn write(
        &mut self,
        prompt_tokens: u32,
        request: &Request,
        (sampler, writer): (&mut LlamaSampler, &mut Writer<'_>),
        outlet: &mut Outlet,
        cancelled: &mut impl FnMut() -> Result<bool, Error>,
    ) -> Result<Reason, Error> {
        loop {
            if cancelled()? {
                return Ok(Reason::Cancelled);
            }
            let token = sampler.sample(&self.context, LAST);
            if let Some(reason) = writer.take(token, outlet) {
                return Ok(reason);
            }
            if writer.tokens == request.max_tokens {
                return Ok(Reason::Length);
            }
            self.decode(&[token], prompt_tokens + writer.tokens - 1)?;
        }
    }

    /// Computes what follows these tokens, the first of which stands at `position`. At most
    /// [`BATCH_TOKENS`] at once: llama.cpp would end the process.
    fn decode(&mut self, tokens: &[LlamaToken], position: u32) -> Result<(), Error> {
        self.batch.clear();
        for (at, token) in (position.cast_signed()..).zip(tokens) {
            let is_last = self.batch.n_tokens() + 1 == count(tokens.len()).cast_signed();
            self.batch.add(*token, at, &[0], is_last).map_err(|error| broken(&error))?;
        }
        self.context.decode(&mut self.batch).map_err(|error| broken(&error))
    }
}

/// llama.cpp's index of the latest token that it computed a continuation for.
const LAST: i32 = -1;

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Decode { reason: error.to_string() }
}

/// How the next token is drawn from the model's odds.
fn sampler(model: &Model, request: &Request) -> Result<LlamaSampler, Error> {
    let mut steps = Vec::new();
    if let Some(grammar) = &request.grammar {
        steps.extend([without_markup(model), bounds(model, grammar)?]);
    }
    if request.temperature == 0.0 {
        steps.push(LlamaSampler::greedy());
    } else {
        steps.push(LlamaSampler::top_p(request.top_p, 1));
        steps.push(LlamaSampler::temp(request.temperature));
        steps.push(LlamaSampler::dist(request.seed));
    }
    Ok(LlamaSampler::chain(steps, true))
}

/// Lets through only what the grammar allows next, and the end only where it may end.
fn bounds(model: &Model, grammar: &str) -> Result<LlamaSampler, Error> {
    LlamaSampler::grammar(model.weights(), grammar, "root").map_err(|_| Error::Grammar)
}

/// Markup such as `<|im_start|>` would be a fine text to a grammar, and the end of the answer to us.
fn without_markup(model: &Model) -> LlamaSampler {
    let vocabulary = model.weights().vocab();
    let markup = vocabulary.tokens().filter(|token| vocabulary.is_control(*token) && !vocabulary.is_eog(*token));
    let never: Vec<_> = markup.map(|token| LlamaLogitBias::new(token, f32::NEG_INFINITY)).collect();
    LlamaSampler::logit_bias(model.weights().n_vocab(), &never)
}

/// Turns tokens into text, as far as it may be shown.
struct Writer<'a> {
    model: &'a Model,
    characters: Utf8Pieces,
    stops: StopStrings<'a>,
    /// Tokens of text so far.
    tokens: u32,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model, request: &'a Request) -> Self {
        let stops = StopStrings::new(&request.stop);
        Self { model, characters: Utf8Pieces::default(), stops, tokens: 0 }
    }

    /// Sends what the token makes certain. Gives the reason if it ends the answer.
    fn take(&mut self, token: LlamaToken, outlet: &mut Outlet) -> Option<Reason> {
        let vocabulary = self.model.weights().vocab();
        // The beginning of another turn ends this one as well as its own end does.
        if vocabulary.is_eog(token) || vocabulary.is_control(token) {
            return Some(Reason::Stop);
        }
        self.tokens += 1;
        let bytes = vocabulary.token_to_piece(token, false, None);
        match self.stops.push(&self.characters.push(&bytes)) {
            Scan::Going(text) => {
                outlet.text(text);
                None
            }
            Scan::Stopped(text) => {
                outlet.text(text);
                Some(Reason::Stop)
            }
        }
    }
}

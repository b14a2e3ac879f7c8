//! The weights of a model, loaded once and shared by all its workers.

use std::{
    fs::File,
    io::Read,
    num::{NonZeroU16, NonZeroU32},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use llama_cpp_2::{
    context::{LlamaContext, params::LlamaContextParams},
    model::{LlamaChatTemplate, LlamaModel, params::LlamaModelParams},
    token::LlamaToken,
};

use crate::{Error, Message, Request, backend::backend, prompt};

/// How a model is loaded.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Tokens of prompt and answer together that each worker has room for. Memory grows with it.
    pub context_tokens: NonZeroU32,
}

impl Default for Options {
    fn default() -> Self {
        Self { context_tokens: NonZeroU32::new(2048).expect("2048 is not 0") }
    }
}

/// What a model says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The name in the file's metadata; empty if it has none. Some are notes of whoever trained it.
    pub name: String,
    /// The file's own name without its ending.
    pub file_stem: String,
    pub parameters: u64,
    /// Bytes of the weights.
    pub size_bytes: u64,
    /// Room for prompt and answer together, as loaded.
    pub context_tokens: u32,
    /// The most that the model was trained for.
    pub trained_context_tokens: u32,
}

/// A loaded model. Clones share the weights; the last one frees them.
#[derive(Debug, Clone)]
pub struct Model(Arc<Loaded>);

#[derive(Debug)]
struct Loaded {
    weights: LlamaModel,
    template: LlamaChatTemplate,
    info: Info,
    /// No token stands for more text than this, and each is at least one byte.
    longest_token_bytes: usize,
    /// Held while a context is made: llama.cpp may write to the model meanwhile.
    making_context: Mutex<()>,
}

impl Model {
    /// Reads the weights from a GGUF file and makes sure that conversations can be put to it.
    ///
    /// # Errors
    /// If the file cannot be opened, is no GGUF file, not understood, has no chat template that llama.cpp
    /// knows, or was trained for less context than asked for.
    pub fn load(path: &Path, options: Options) -> Result<Self, Error> {
        check_magic(path)?;
        let weights = LlamaModel::load_from_file(backend()?, path, &LlamaModelParams::default())
            .map_err(|error| Error::Load { path: path.to_owned(), reason: error.to_string() })?;

        let info = Info {
            name: weights.meta_val_str("general.name").unwrap_or_default(),
            file_stem: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            parameters: weights.n_params(),
            size_bytes: weights.size(),
            context_tokens: options.context_tokens.get(),
            trained_context_tokens: weights.n_ctx_train(),
        };
        if info.context_tokens > info.trained_context_tokens {
            let (asked, limit) = (info.context_tokens, info.trained_context_tokens);
            return Err(Error::ContextTooLarge { asked, limit });
        }

        let template = weights.chat_template(None).map_err(|error| Error::Template { reason: error.to_string() })?;
        let probe = [Message::system("a"), Message::user("b")];
        prompt::tokens(&weights, &template, &probe)?;
        let longest_token_bytes = longest_token_bytes(&weights);
        Ok(Self(Arc::new(Loaded { weights, template, info, longest_token_bytes, making_context: Mutex::default() })))
    }

    #[must_use]
    pub fn info(&self) -> &Info {
        &self.0.info
    }

    /// Checks a request as a worker would, without running it, and gives the tokens of its prompt.
    /// It takes about a millisecond for each kilobyte.
    ///
    /// # Errors
    /// All that a request can be refused for, besides [`Error::Busy`] and [`Error::Stopped`].
    pub fn check(&self, request: &Request) -> Result<u32, Error> {
        self.prompt(request).map(|tokens| count(tokens.len()))
    }

    /// The prompt of a request that is in order and fits.
    pub(crate) fn prompt(&self, request: &Request) -> Result<Vec<LlamaToken>, Error> {
        request.check()?;
        let context = self.0.info.context_tokens;
        let longest = context - 1;
        if request.max_tokens == 0 || request.max_tokens > longest {
            return Err(Error::AnswerLength { asked: request.max_tokens, limit: longest });
        }
        let limit = context - request.max_tokens;
        let fits = |tokens| if tokens > limit { Err(Error::PromptTooLong { tokens, limit }) } else { Ok(()) };
        // Reading takes more than proportional time, so nobody may bring megabytes.
        fits(self.least_tokens(&request.messages))?;
        let prompt = prompt::tokens(&self.0.weights, &self.0.template, &request.messages)?;
        fits(count(prompt.len()))?;
        Ok(prompt)
    }

    /// As few tokens as these messages could possibly take, told from their length alone.
    fn least_tokens(&self, messages: &[Message]) -> u32 {
        let bytes: usize = messages.iter().map(|message| message.content.len()).sum();
        count(bytes.div_ceil(self.0.longest_token_bytes).saturating_add(messages.len()))
    }

    /// Working memory for one conversation at a time, which computes with so many threads.
    pub(crate) fn context(&self, threads: NonZeroU16) -> Result<LlamaContext<'_>, Error> {
        let threads = i32::from(threads.get());
        let tokens = self.0.info.context_tokens;
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(tokens))
            .with_n_batch(BATCH_TOKENS)
            .with_n_ubatch(BATCH_TOKENS)
            .with_n_threads(threads)
            .with_n_threads_batch(threads)
            .with_no_perf(true);
        let _alone = self.0.making_context.lock().unwrap_or_else(PoisonError::into_inner);
        self.0
            .weights
            .new_context(backend()?, params)
            .map_err(|error| Error::Context { tokens, reason: error.to_string() })
    }

    pub(crate) fn weights(&self) -> &LlamaModel {
        &self.0.weights
    }
}

/// Tokens of a prompt that are computed in one go. A cancelled request stops after one such piece at
/// the latest; larger pieces were no faster on a CPU.
pub(crate) const BATCH_TOKENS: u32 = 64;

/// A number of tokens as the rest of the crate counts them.
pub(crate) fn count(tokens: usize) -> u32 {
    u32::try_from(tokens).unwrap_or(u32::MAX)
}

/// GGUF files begin with their name. llama.cpp would only say that there is no model.
fn check_magic(path: &Path) -> Result<(), Error> {
    let mut magic = [0; 4];
    let mut file = File::open(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    match file.read_exact(&mut magic) {
        Ok(()) if magic == *b"GGUF" => Ok(()),
        _ => Err(Error::NotGguf { path: path.to_owned() }),
    }
}

/// The vocabulary writes bytes as one character or more each, so this is never too small.
fn longest_token_bytes(weights: &LlamaModel) -> usize {
    let vocabulary = weights.vocab();
    let texts = vocabulary.tokens().filter_map(|token| vocabulary.text(token));
    texts.map(|text| text.to_bytes().len()).max().unwrap_or_default().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_model_is_refused_by_name() {
        let load = |path: &str| Model::load(path.as_ref(), Options::default()).unwrap_err();
        assert!(matches!(load("no/such/file.gguf"), Error::File { .. }));
        assert!(matches!(load(env!("CARGO_MANIFEST_PATH")), Error::NotGguf { .. }));
        assert!(matches!(load("/dev/null"), Error::NotGguf { .. }));
    }
}

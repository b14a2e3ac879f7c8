"""An independent judge of this crate's speed: llama.cpp's own server code, on the same weights and prompts as `llama_speed.rs`.

    python3 -m venv JUDGE && JUDGE/bin/pip install xllamacpp==2026.10.11549
    JUDGE/bin/python reference.py WEIGHTS.gguf
"""

import sys
import time

import xllamacpp

READING = "The quick brown fox jumps over the lazy dog. " * 80
WRITING = "Tell a very long story about a lighthouse, its keeper and the sea."


def run(server, text, max_tokens):
    cpu, wall = time.process_time(), time.time()
    answer = server.handle_chat_completions(
        {
            "messages": [{"role": "user", "content": text}],
            "max_tokens": max_tokens,
            "temperature": 0,
            "cache_prompt": False,
            "ignore_eos": True,
        }
    )
    return answer["usage"], time.process_time() - cpu, time.time() - wall


def told(what, tokens, cpu, wall):
    print(f"{what} {tokens} tokens: {tokens / cpu:.0f} per CPU second, {tokens / wall:.0f} per second")


def main():
    params = xllamacpp.CommonParams()
    params.model.path = sys.argv[1]
    params.n_ctx = 2048
    params.n_parallel = 1
    params.warmup = False
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads = 1
    server = xllamacpp.Server(params)
    for _ in range(3):
        usage, cpu, wall = run(server, READING, 1)
        told("reading", usage["prompt_tokens"], cpu, wall)
        usage, cpu, wall = run(server, WRITING, 256)
        told("writing", usage["completion_tokens"], cpu, wall)


main()

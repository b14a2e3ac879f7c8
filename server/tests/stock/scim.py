"""Tries with scim2-tester whether a server speaks SCIM well: one JSON object a line for each check."""

import json
import sys
import uuid

import httpx2
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server, filling

URL, TOKEN, DOMAIN = sys.argv[1:4]

# Addresses that it makes up are of the domain that the tenant has verified: no others are taken.
made_up = filling.generate_random_value


def of_the_domain(context, path, mutability=None, required=None):
    value = made_up(context, path=path, mutability=mutability, required=required)
    many = value if isinstance(value, list) else [value]
    for item in many:
        if type(item).__name__.lower().endswith("emails") or "email" in type(item).__name__.lower():
            if getattr(item, "value", None):
                item.value = f"{uuid.uuid4()}@{DOMAIN}"
    if isinstance(value, str) and value.endswith(".com") and "@" in value:
        return f"{uuid.uuid4()}@{DOMAIN}"
    return value


for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("scim2_tester") and hasattr(module, "generate_random_value"):
        module.generate_random_value = of_the_domain

http = httpx2.Client(base_url=URL, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=30)
for result in check_server(SyncSCIMClient(http)):
    print(json.dumps({
        "status": result.status.name,
        "title": str(result.title),
        "reason": str(result.reason or ""),
        "tags": sorted(str(tag) for tag in (result.tags or [])),
    }))

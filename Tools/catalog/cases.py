"""Environments to try on the SDK's settings: fixed values for each sort of setting, seeded variations of them, combinations."""

import random

BOOLEANS = [
    "true", "False", "1", "0", "yes", "off", "on", "t", "N", "tRuE", "OFF", "y", "f", "no", "enabled", "ture", "true ",
    " true", "true\n", "2", "-1", "01", "1.0", "None", "null", '"true"', "'false'", "\uff54\uff52\uff55\uff45", "\u0130",
]
NUMBERS = [
    "0", "1", "-1", "+5", "007", "1.0", "1.5", "5.", ".5", "1e3", "1_000", "1__0", "_1", " 5", "5\n", "\u30005", "5\u001f",
    "30s", "5m", "0x10", "inf", "-Infinity", "nan", "0.05", "0.1", "-0.5", "1,5", "2147483647", "2147483648",
    "-2147483649", "99999999999999999999", "\uff11\uff12", "\u0663", "abc", "1 0", "--1", "1_0.5", "1e_1", "9" * 400,
]
WORDS = [
    "online", "offline", "disabled", "shared", "dryrun", "run", "Offline", "OFFLINE", "off-line", "offline ", " online",
    "auto", "off", "wrap", "wrap_emu", "redirect", "on", "allow", "must", "never", "Allow", "ALLOW", "default",
    "return_previous", "finish_previous", "create_new", "thread", "spawn", "forkserver", "repo", "image", "artifact",
    "json", "json,typed", "typed", " JSON ", "fatal", "warn", "\u212a",
]
URLS = [
    "https://api.wandb.ai", "https://wandb.ai", "http://api.wandb.ai", "https://api.wandb.ai/", "https://api.wandb.ai//",
    "https://acme.wandb.ai", "https://api.acme.wandb.ai", "https://wandb.ai.example.com", "HTTPS://api.wandb.ai",
    "https://API.wandb.ai", "https://example.com/wandb.ai", "localhost:8080", "http://localhost:8080", "//wandb.example.com",
    "wandb.example.com", "https://wandb.example.com:99999", "https://wandb.example.com:", "http://my_host:8080",
    "http://user:pw@proxy:3128", "http://a@b@c", "ftp://x", "http:/x", "http:x", "https:///x", "http://[::1]:1",
    "http://[::1", "http://[fe80::1%25eth0]", "http://1.2.3.4.5", "http://256.0.0.1", "http://0x7f.1", "http://a..b",
    "http://.", "https://*", "https://${HOST}", "https://forge.coreweave.com", "https://forge.coreweave.com/api/wandb",
    "https://forge.coreweave.com/api/wandb/", "https://forge.coreweave.com:443/api/wandb", "https://x/a b", "https://x/%zz",
    "https://x/%41", "https://x?a=b#c", "https://x/#a#b", '"http://x"', " http://x", "http://x ", "http://x\n", "http://x\ty",
    "http://\u65e5\u672c.example", "http://xn--nxasmq6b", "http://xn--zz", "http://a\\b", "http://x/\\", "",
]
JSON = [
    "{}", "[]", "null", '{"a":"b"}', '{"a":1}', '{"a":null}', '{"a":{"b":"c"}}', '["a"]', "[0,1]", '["0"]', "[1.0]", "[1.5]",
    "[true]", "[99999999999]", "{", "{'a':'b'}", "a=b", '"x"', '{"a":"b"}\n', '{"a":"b",}', '{"a":"b","a":1}', "NaN", "01",
    '{"\\ud800":"a"}', '["\\u00e9"]',
]
MOMENTS = [
    "abc?_step=1", "abc?_step=", "abc?step=1", "a?_step=1&b=2", "a?_step=1&_step=x", "[a?_step=1", "a?_step=1e3",
    "a?_step=inf", "a?_step=-1", "a?_step=\u00b2", "a?_step=%31", "a?%5fstep=1", "a/b?_step=1", "a#?_step=1", "a?_step=1#",
    "?_step=1", "a:b?_step=1", " a?_step=1", "a\n?_step=1", "abc", "abc?_step=1_000", "a?_step=1&&", "a,\u0301?_step=1", "",
]
TEXTS = [
    "", " ", "foo", "foo,bar", "foo, bar", "foo,", ",foo", "a/b", "a:b", "a;b", "a'b", "a%b", "a\\b", "a#b", "a?b", "x ", " x",
    "x\n", "\u3000x", "x\u001f", "\u200bx", "x" * 64, "x" * 65, "x" * 128, "x" * 129, "x" * 300, "\U0001f389" * 64,
    "e\u0301" * 33, "a" * 40 + ",\u0301" + "a" * 40, "a\u037eb", "\u65e5\u672c\u8a9e", '["a","b"]', "${NAME}", "..", ".",
]
PATHS = ["/tmp", "relative", "~/x", "~root/x", "/nonexistent/file.yaml", "a,b", "."]
KEYS = [
    "", "0123456789abcdef0123456789abcdef01234567", "0123456789abcdef0123456789abcdef0123456",
    "0123456789ABCDEF0123456789ABCDEF012345678", "local-0123456789abcdef0123456789abcdef01234567",
    "local-0123456789abcdef", "local--0123456789abcdef0123456789abcdef01234567", "-" * 41, "x" * 40, "x" * 39, "_" * 40,
    "x" * 400, "wandb_v1_" + "A1b2" * 20, " " + "x" * 40, "x" * 40 + "\n", "x" * 20 + " " + "x" * 20, "x" * 39 + "=",
    "a.b.c", "a..c", "a.b", "a.b.c.d", "\u3042" * 40, "\u00b2" * 40, "e\u0301" * 40, "***", "$WANDB_API_KEY", '"' + "x" * 40 + '"',
]

EVERY = BOOLEANS + NUMBERS + WORDS + URLS + JSON + MOMENTS + TEXTS + PATHS

# What decides the sort of a setting; the first that matches counts. A sort's values are varied with its letters.
SORTS = [
    ("bool", BOOLEANS, "truefalsyno01 TF\n\u3000"),
    ("int", NUMBERS, "0123456789._+-eE \n\u0663\u3000"),
    ("float", NUMBERS, "0123456789._+-eExinf \n\uff11\u3000"),
    ("moment", MOMENTS, "ab09?=&_step#/[]:;+ %.\t\u0301"),
    ("dict", JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("sequence", JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("literal", WORDS, "oflinedsbmutwrap_- "),
    ("url", URLS, "abz09-._~:/?#[]@!$%\\^`{|} \"\u00e9\u3000\u0301\t"),
    ("key", KEYS, "ab09_-. =\n\u00e9\u0301"),
]
NAMED = {
    "api_key": "key", "base_url": "url", "http_proxy": "url", "https_proxy": "url",
    "x_stats_coreweave_metadata_base_url": "url", "fork_from": "moment", "resume_from": "moment", "resume": "literal",
    "start_method": "literal", "anonymous": "literal", "mode": "literal", "console": "literal", "problem": "literal",
}


def sort(field, annotation):
    """The values and letters for a setting, by its name or by its type as text."""
    wanted = NAMED.get(field) or NAMED.get(field.lstrip("_"))
    text = wanted or annotation.lower()
    for word, values, letters in SORTS:
        if word in text:
            return values, letters
    return TEXTS + PATHS, "abc,/\\#?%:;' \"\n\u3000\u200b\u0301\u00e9"


def variations(values, letters, count, seed):
    """Values with up to three slips each; the same for the same seed."""
    generator = random.Random(seed)
    made = []
    while len(made) < count:
        text = list(generator.choice(values))
        for _ in range(generator.randint(1, 3)):
            place = generator.randint(0, len(text))
            slip = generator.choice(("insert", "drop", "replace", "swap", "case"))
            if slip == "insert":
                text.insert(place, generator.choice(letters))
            elif slip == "drop" and place < len(text):
                del text[place]
            elif slip == "replace" and place < len(text):
                text[place] = generator.choice(letters)
            elif slip == "swap" and place + 1 < len(text):
                text[place], text[place + 1] = text[place + 1], text[place]
            elif slip == "case" and place < len(text):
                text[place] = text[place].swapcase()
        made.append("".join(text))
    return made


# Values of variables that have to do with each other, or that lead to the same setting by two names.
COMBINED = {
    "WANDB_MODE": ["online", "offline", "disabled", "dryrun", "run", "shared", "foo"],
    "WANDB_RESUME": ["allow", "must", "never", "auto", "true"],
    "WANDB_RESUME_FROM": ["abc?_step=1", "xyz?_step=5", "a:b?_step=1", "bad"],
    "WANDB_FORK_FROM": ["abc?_step=1", "xyz?_step=5", "bad"],
    "WANDB_RUN_ID": ["abc", "xyz", "a/b", " x", "a'b"],
    "WANDB_X_SKIP_TRANSACTION_LOG": ["true", "false", "1", "on", "x"],
    "WANDB__SKIP_TRANSACTION_LOG": ["true", "0", "x"],
    "WANDB_SAVE_CODE": ["true", "false", "x"],
    "WANDB_DISABLE_CODE": ["true", "false", "x"],
    "WANDB_DISABLED": ["true", "false", "x"],
    "WANDB_TAGS": ["a,b", "a,", "x" * 65],
    "WANDB_RUN_TAGS": ["a,b", "a,"],
    "WANDB_PROJECT": ["p", "a/b"],
    "WANDB_Project": ["p", "a/b"],
    "WANDB_X_DISABLE_STATS": ["true", "x"],
    "WANDB__DISABLE_STATS": ["true", "x"],
    "WANDB_SWEEP_ID": ["abc", " x"],
}


def combinations(count, seed):
    """Environments of two to four variables; the same for the same seed."""
    generator = random.Random(f"{seed} combinations")
    related = list(COMBINED)[:7]
    made = []
    while len(made) < count:
        names = generator.sample(generator.choice((related, list(COMBINED))), generator.choice((2, 2, 3, 4)))
        made.append({name: generator.choice(COMBINED[name]) for name in names})
    return made

"""Values to try on the SDK's settings: fixed ones for each sort of setting, and seeded variations of them."""

import random

BOOLEANS = ["true", "False", "1", "0", "yes", "off", "on", "t", "N", "enabled", "ture", "true ", "2"]
NUMBERS = ["0", "1", "-1", "+5", "007", "1.0", "1.5", "5.", ".5", "1e3", "1_000", "1__0", " 5", "5\n", "30s", "0x10", "inf",
           "nan", "0.05", "0.1", "2147483647", "2147483648", "99999999999999999999", "\uff11\uff12", "abc", "-0.5"]
WORDS = ["online", "offline", "disabled", "shared", "dryrun", "run", "Offline", "off-line", "auto", "off", "wrap",
         "wrap_raw", "redirect", "on", "allow", "must", "never", "Allow", "default", "return_previous", "create_new",
         "thread", "spawn", "repo", "image", "json", "json,typed", "typed"]
URLS = ["https://api.wandb.ai", "https://wandb.ai", "http://api.wandb.ai", "https://api.wandb.ai/", "localhost:8080",
        "http://localhost:8080", "wandb.example.com", "https://wandb.example.com:99999", "http://my_host:8080",
        "http://user:pw@proxy:3128", "http://a@b@c", "ftp://x", "http:/x", "http://[::1]:1", "http://1.2.3.4.5",
        "https://forge.coreweave.com", "https://forge.coreweave.com/api/wandb", "https://x/a b", "https://x/%zz", "\"http://x\""]
JSON = ["{}", "[]", "null", '{"a":"b"}', '{"a":1}', '{"a":{"b":"c"}}', '["a"]', "[0,1]", '["0"]', "[1.5]", "{", "a=b", '"x"']
TEXTS = ["", " ", "foo", "foo,bar", "foo, bar", "foo,", "a/b", "a:b", "a'b", "a%b", "x ", "x\n", "\u3000x", "x" * 64, "x" * 65,
         "x" * 128, "x" * 129, "\u65e5\u672c\u8a9e", "abc?_step=1", "abc?_step=", "abc?step=1", "a?_step=1&b=2", "[a?_step=1"]
PATHS = ["/tmp", "relative", "~/x", "/nonexistent/file.yaml"]

EVERY = BOOLEANS + NUMBERS + WORDS + URLS + JSON + TEXTS + PATHS

# What decides the sort of a setting; the first that matches counts. A sort's values are varied with its letters.
SORTS = [
    ("bool", BOOLEANS, "truefalsyno01 TF\n"),
    ("int", NUMBERS, "0123456789._+-eE \n\u0663\u3000"),
    ("float", NUMBERS, "0123456789._+-eExinf \n\uff11\u3000"),
    ("moment", TEXTS[-5:], "ab09?=&_step#/[]:;+ %.\t"),
    ("dict", JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("sequence", JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("literal", WORDS, "oflinedsbmutwrap_- "),
    ("url", URLS, "abz09-._~:/?#[]@!$%\\^`{|} \"\u00e9\u3000\t"),
]
NAMED = {"base_url": "url", "http_proxy": "url", "https_proxy": "url", "x_stats_coreweave_metadata_base_url": "url",
         "fork_from": "moment", "resume_from": "moment", "resume": "literal", "start_method": "literal", "anonymous": "literal",
         "mode": "literal", "console": "literal"}


def sort(field, annotation):
    """The values and letters for a setting, by its name or by its type as text."""
    wanted = NAMED.get(field) or NAMED.get(field.lstrip("_"))
    text = wanted or annotation.lower()
    for word, values, letters in SORTS:
        if word in text:
            return values, letters
    return TEXTS, "abc,/\\#?%:;' \"\n\u3000\u200b\u00e9"


def variations(values, letters, count, seed):
    """Values with up to three slips each; the same for the same seed."""
    generator = random.Random(seed)
    made = []
    while len(made) < count:
        text = list(generator.choice(values))
        for _ in range(generator.randint(1, 3)):
            place = generator.randint(0, len(text))
            slip = generator.choice(("insert", "drop", "replace", "swap"))
            if slip == "insert":
                text.insert(place, generator.choice(letters))
            elif slip == "drop" and place < len(text):
                del text[place]
            elif slip == "replace" and place < len(text):
                text[place] = generator.choice(letters)
            elif slip == "swap" and place + 1 < len(text):
                text[place], text[place + 1] = text[place + 1], text[place]
        made.append("".join(text))
    return made

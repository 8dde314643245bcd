"""Environments to try on the SDK's settings: values for each sort of setting, seeded variations of them, combinations."""

import random

import values as fixed

# What decides the sort of a setting; the first that matches counts. A sort's values are varied with its letters.
SORTS = [
    ("bool", fixed.BOOLEANS + fixed.MORE_BOOLEANS, "truefalsyno01 TF\n\u3000"),
    ("int", fixed.NUMBERS + fixed.MORE_NUMBERS, "0123456789._+-eE \n\u0663\u3000"),
    ("float", fixed.NUMBERS + fixed.MORE_NUMBERS, "0123456789._+-eExinf \n\uff11\u3000"),
    ("moment", fixed.MOMENTS + fixed.MORE_MOMENTS, "ab09?=&_step#/[]:;+ %.\t\u0301"),
    ("dict", fixed.JSON + fixed.MORE_JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("sequence", fixed.JSON + fixed.MORE_JSON, '{}[]",:09.eE-nulltrue\\ \n'),
    ("literal", fixed.WORDS + fixed.MORE_WORDS, "oflinedsbmutwrap_- "),
    ("url", fixed.URLS + fixed.MORE_URLS, "abz09-._~:/?#[]@!$%\\^`{|} \"\u00e9\u3000\u0301\t"),
    ("key", fixed.KEYS + fixed.MORE_KEYS, "ab09_-. =\n\u00e9\u0301"),
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
    return fixed.TEXTS + fixed.PATHS + fixed.MORE_TEXTS, "abc,/\\#?%:;' \"\n\u3000\u200b\u0301\u00e9"


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
    "WANDB_RUN_NAME": ["a", "b"],
    "WANDB_NAME": ["a", "c"],
    "WANDB_mode": ["offline", "Offline"],
    "WANDB_Resume": ["allow", "x"],
    "WANDB_RUN_id": ["abc", "a/b"],
    "WANDB_ENTITY": ["e", "e/p", "e:p"],
    "WANDB_ANONYMOUS": ["allow", "must", "x"],
    "WANDB_API_KEY": ["0" * 40, "x", " x"],
    "WANDB_BASE_URL": ["https://api.wandb.ai", "https://wandb.ai", "http://localhost:8080"],
    "WANDB_CONSOLE": ["off", "on"],
    "WANDB_REINIT": ["true", "create_new", "x"],
    "WANDB_SERVICE": ["2-1-tcp-localhost-1", "3-1-unix-/tmp/x", "x"],
    "WANDB_DISABLE_SERVICE": ["true", "false", "x"],
    "WANDB_REQUIRE_SERVICE": ["true", "x"],
    "WANDB_START_METHOD": ["thread", "x"],
    "WANDB_LAUNCH": ["true", "x"],
    "WANDB_DIR": ["/tmp", "~/x"],
    "WANDB_ROOT_DIR": ["/tmp", "~nosuchuser/x"],
    "WANDB_HTTP_TIMEOUT": ["20", "x"],
    "WANDB__GRAPHQL_TIMEOUT_SECONDS": ["20", "x"],
    "WANDB_X_GRAPHQL_TIMEOUT_SECONDS": ["20", "x"],
    "WANDB_SYNC_TENSORBOARD": ["true", "x"],
}


def combinations(count, seed):
    """Environments of two to four variables; the same for the same seed."""
    generator = random.Random(f"{seed} combinations")
    related = list(COMBINED)[:7] + ["WANDB_mode", "WANDB_Resume", "WANDB_RUN_id"]
    made = []
    while len(made) < count:
        names = generator.sample(generator.choice((related, list(COMBINED))), generator.choice((2, 2, 3, 4)))
        made.append({name: generator.choice(COMBINED[name]) for name in names})
    return made

"""A list at a glance: `counting.count` counts, `text.text` and `structured.json` tell."""

"""Verdicts as text for a person, JSON and JUnit for programs, SARIF and annotations for a review.

A `judged.Judged` is one link's verdict with every place where the notes cite
it.  Every format (`text.text`, `structured.json`, `junit.junit`, `sarif.sarif`,
`annotations.github`, `markdown.markdown`) is a function from them to pieces of
text; `story.story` tells the whole story of one link.  The caller prints.
What is said, in which language, stands in `phrases`.
"""

"""The page on the health of the links: charts of what was counted, and what wants a human."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dlnotes import words
from dlnotes.config import Language
from dlnotes.site.charts import ROW, Bar, Count, bars, columns, curve, percent, ticks
from dlnotes.site.leaf import TROUBLE, Checked
from dlnotes.site.navigation import paged
from dlnotes.site.pages import Ailing, Chart, Health, Site
from dlnotes.site.survey import Survey, in_order, worst
from dlnotes.site.topics import Placed

AT_ONCE = 100
"""Links that want a human on one page."""

MOST = 12
"""Hosts or topics that have a line of their own."""


def pages_of(survey: Survey, site: Site) -> Iterator[Health]:
    """``health.html``, and further pages where many links want a human."""
    charts = tuple(_Charts(survey, site.config.language).all()) if survey.checked else ()
    wanting = sorted(survey.wanting, key=lambda found: TROUBLE.index(found[1].state))
    untitled = words.say(site.config.language, "untitled-topic")
    rows = [_ailing(place, link, untitled) for place, link in wanting]
    name = lambda n: "health.html" if n == 1 else f"health-{n}.html"  # noqa: E731
    for numbered, chunk in paged(rows, AT_ONCE, name):
        yield Health(
            path=numbered.path,
            site=site,
            nav=(),
            news=survey.news,
            charts=charts if numbered.path == "health.html" else (),
            wanting=len(rows),
            rows=tuple(chunk),
            pager=numbered.pager,
        )


def _ailing(place: Placed, link: Checked, untitled: str) -> Ailing:
    leaf, topic, at = place
    return Ailing(
        leaf.title,
        at.removeprefix("../"),
        topic.name or untitled,
        link.state,
        link.address,
        link.href,
        link.said,
    )


class _Charts:
    """The charts of a survey; each answers one question, and is left out where it cannot."""

    def __init__(self, survey: Survey, language: Language) -> None:
        self.survey = survey
        self.language = language
        self.say = partial(words.say, language)

    def all(self) -> Iterator[Chart]:
        """Every chart that has something to show."""
        yield self.states()
        yield from self.rescued()
        yield from self.survival()
        yield from self.years()
        yield self.hosts()
        yield self.topics()

    def states(self) -> Chart:
        """What became of the links, one by one."""
        found = [(state, n) for state, n in self.survey.states.items() if n]
        counts = tuple(
            Count(words.state(self.language, state)[0], n, n if state in TROUBLE else 0)
            for state, n in found
        )
        labels = [f"{one.total:,} · {percent(one.total, self.survey.total)}" for one in counts]
        heads = (self.say("state"), self.say("links"), self.say("trouble"))
        return Chart(
            "states",
            self.say("by-state"),
            self.say("line-key"),
            heads,
            counts,
            bars(counts, labels),
        )

    def rescued(self) -> Iterator[Chart]:
        """What a reader still finds though its address does not tell."""
        asked = (
            (self.say("rescued-copies"), self.survey.copies),
            (self.say("rescued-moves"), self.survey.moves),
            (self.say("rescued-shorts"), self.survey.shorts),
        )
        found = [(name, total, saved) for name, (total, saved) in asked if total]
        counts = tuple(Count(name, total, total - saved) for name, total, saved in found)
        labels = [f"{saved:,} / {total:,}" for _, total, saved in found]
        heads = (self.say("rescued-what"), self.say("links"), self.say("rescued-not"))
        about = self.say("rescued-about")
        if counts:
            drawn = bars(counts, labels)
            yield Chart("rescued", self.say("rescued"), about, heads, counts, drawn)

    def survival(self) -> Iterator[Chart]:
        """How much of each year is still there."""
        by_listing, years = self.survey.survival
        about = self.say("survival-listed") if by_listing else self.say("survival-made")
        heads = (self.say("year-head"), self.say("answered"), self.say("lost"))
        counts = tuple(Count(str(year), total, total - kept) for year, total, kept in years)
        if len(years) > 1:
            yield Chart(
                "survival",
                self.say("survival"),
                about,
                heads,
                counts,
                spots=curve(years),
                ticks=ticks(years),
            )

    def years(self) -> Iterator[Chart]:
        """The links by the year of their works."""
        years = in_order(self.survey.years)
        heads = (self.say("year-head"), self.say("links"), self.say("trouble"))
        counts = [Count(str(year), total, trouble) for year, total, trouble in years]
        if None in self.survey.years:
            counts.append(Count(self.say("no-year"), *self.survey.years[None]))
        if len(years) > 1:
            yield Chart(
                "years",
                self.say("by-year"),
                self.say("by-year-about"),
                heads,
                tuple(counts),
                columns=columns(years),
                ticks=ticks(years),
            )

    def hosts(self) -> Chart:
        """The links by where they lead, trouble first."""
        keys, rest = worst(self.survey.hosts, MOST)
        counts = [Count(host or self.say("no-host"), *self.survey.hosts[host]) for host in keys]
        title, about = self.say("by-host"), self.say("by-host-about")
        return self._ranked("hosts", title, about, counts, len(self.survey.hosts), rest)

    def topics(self) -> Chart:
        """The links by the topic of their entries, trouble first."""
        keys, rest = worst(self.survey.topics, MOST)
        untitled = self.say("untitled-topic")
        counts = [
            Count(topic.name or untitled, *self.survey.topics[topic], topic.address)
            for topic in keys
        ]
        title, about = self.say("by-topic"), self.say("by-topic-about")
        return self._ranked("topics", title, about, counts, len(self.survey.topics), rest)

    def _ranked(
        self,
        name: str,
        title: str,
        about: str,
        counts: list[Count],
        of: int,
        rest: tuple[int, int],
    ) -> Chart:
        """A chart of the first ones; all the others come last, as a number without a line."""
        drawn = bars(counts, [_part(one) for one in counts])
        if of > len(counts):
            others = Count(self.say("others", n=of - len(counts)), *rest)
            drawn = (*drawn, Bar(others.name, _part(others), 0, 0, ROW * len(counts)))
            counts.append(others)
        heads = (title, self.say("links"), self.say("trouble"))
        return Chart(name, title, about, heads, tuple(counts), drawn)


def _part(count: Count) -> str:
    return f"{count.trouble:,} / {count.total:,}" if count.trouble else f"{count.total:,}"

"""What a server answered, judged: the verdict, its evidence, what to ask next.

Nothing here touches the network or a clock: times are arguments, and what the
web said comes in as the frozen records of `answers`.  Start at `case.start`.

    answers    the nouns shared with the network: Ask, Answer, Failure, Verdict
    case       one link's story: what to ask next, and when it is enough
    page       the HTML of a page to its title, text and interstitial target
    hosts      oddities of hosts, as rows of data
    titles     whether a page's title can be the entry's
    papers     arXiv's API: a query for many ids, and its answer read
    captures   the Internet Archive: the capture to offer
    evidence   a verdict's reason as a sentence, in Chinese and English
    schedule   whose turn it is: hosts, limits, intervals, patience
"""

"""What a server answered, judged: the verdict, its evidence, what to ask next.

Nothing here touches the network or a clock: times are arguments, and what the
web said comes in as the frozen records of `answers`.  Start at `case.start`.

    answers      the nouns shared with the network: Ask, Answer, Failure, Verdict
    case         one link's story: its first question, and what follows from each answer
    answered     a server has answered: is this the page, and if not, what is it?
    steps        a case and its moves: send, wait, finish
    signs        what a page says about itself
    page         the HTML of a page to its title, text and interstitial target
    hosts        oddities of hosts, as rows of data that a list can extend
    registries   identifiers and repositories: who else can say whether a link is good
    references   what a DOI's registry says of its work, and what that proves
    titles       whether a page's title can be the entry's
    control      the control question: a page that cannot exist
    ways         the way from the asked address to the page: moved, or a short link
    papers       arXiv's API: a query for many ids, and its answer read
    captures     the Internet Archive: the capture to offer
    verdicts     verdicts made, and recalled from memory
    evidence     a verdict's reason as a sentence, in Chinese and English
    remembering  how a verdict changes what is remembered, and when to ask again
    schedule     whose turn it is: hosts, limits, intervals, patience
"""

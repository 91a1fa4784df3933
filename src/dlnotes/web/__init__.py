"""The door to the network: asks what the judge wants to know, and how long it took.

    run       the entrance, as this machine is set up: start at `run.check`
    asking    the loop: whose turn it is, what came of it, verdicts as they come
    arxiv     arXiv's API: many papers in one query
    pulse     whether it is our own network that is down
    fetch     one question, hop by hop, up to an answer or the reason for none
    wire      requests over connections that are kept a while for the next
    request   a question as the bytes that go on the wire
    reply     an answer as its bytes come in: HTTP/1.1, with bounds
    dialing   resolve, judge, connect to what was judged, TLS
    guard     which addresses a stranger's note may make us connect to
    names     names to addresses, and whether a name is proved not to exist

Nothing here says what an answer means (`judging` does) or remembers it
(`ledger` does).  Failures travel as exceptions only below `fetch`.
"""

"""How near the program comes to the limit of the machine it runs on.

Rules of this package:

1. Every figure is a ratio: our time (or memory) to that of the limit, the least work that any program would have to
   do for the same result on this machine. Absolute figures are shown, never judged.
2. Ours and the limit are measured in the same run, in turns, each with new files; the best of several counts.
3. What is measured is what a person waits for: the action itself, with its checks, durability and files.
4. Data are made up from a fixed seed, in the size of a commune of 2,800 people.

``make bench`` prints the table and writes ``build/bench.json``; nothing here is a test that fails by the clock.
"""

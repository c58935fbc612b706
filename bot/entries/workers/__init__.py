"""Work on what strangers wrote, in processes of its own: feeds, pages, PDFs and the reading of articles.

``in_worker`` is for it what ``asyncio.to_thread`` is for other work. Where ``working`` has given the event loop worker processes (``run``
does), a job runs in one of them with limits on its time and memory; elsewhere (the terminal) it runs in a thread.
"""

from bot.entries.workers.running import in_worker, working

__all__ = ["in_worker", "working"]

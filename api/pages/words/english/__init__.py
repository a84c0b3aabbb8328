"""The English words of the pages, gathered from before, during and after the decision."""

from api.pages.words.english import acting, deciding, starting, visiting

PAGES = {**starting.PAGES, **deciding.PAGES, **visiting.PAGES, **acting.PAGES}

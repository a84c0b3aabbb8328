"""The English words of the pages, gathered from before, during and after the decision."""

from api.pages.words.english import acting, deciding, following, starting, visiting

PAGES = {**starting.PAGES, **deciding.PAGES, **visiting.PAGES, **following.PAGES, **acting.PAGES}

"""Is the site able to answer? Asked by whoever watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from statements.views.read_only import read_only


@never_cache
@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not; no more is told."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")

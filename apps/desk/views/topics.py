"""Topics of a clause: what is laid over it, what a machine proposes, what somebody removed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from apps.core.answers import answer, asked_by_htmx
from apps.desk.access import DeskRequest
from apps.desk.forms.fields import storable
from apps.desk.forms.topics import TopicForm
from apps.desk.selectors.choices import topic_tree
from apps.desk.views.keeping import keeps_document
from apps.documents.models import Address, Document, Wording
from apps.topics import services
from apps.topics.models import ClauseTopic, Decision, Topic
from apps.topics.problems import TopicProblem

ACTS = frozenset({"add", "remove"})


@keeps_document
def topics(request: DeskRequest, document: Document, ref: str) -> HttpResponse:
    """``act`` is add or remove, ``topic`` the topic's address; ``next`` where to go on, the clause's page if absent."""
    address = get_object_or_404(Address.objects.select_related("clause"), document=document, ref=ref)
    if request.method != "POST":
        return show(request, address)
    data, _touched = storable(request.POST)
    form = TopicForm(data, tree=topic_tree(), auto_id="topics-%s")
    act = str(data.get("act", "add"))
    if act not in ACTS:
        form.add_error(
            None, _("A topic is added or removed, and this asks for neither. Nothing was changed.")
        )
    if not form.is_valid():
        return show(request, address, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        said = _perform(request, address, form.cleaned_data["topic"], act)
    except TopicProblem as problem:
        form.add_error(None, str(problem))
        return show(request, address, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if asked_by_htmx(request):
        return show(request, address, said=said)
    messages.success(request, said)
    return HttpResponseRedirect(_next(request, address))


def _perform(request: DeskRequest, address: Address, topic: Topic, act: str) -> str:
    names = {"topic": topic.name, "ref": address.ref}
    if act == "remove":
        if services.unlink_topic(by=request.user, clause=address.clause, topic=topic) is None:
            return _("“%(topic)s” was not laid over clause %(ref)s, so nothing was changed.") % names
        return (
            _("“%(topic)s” is removed from clause %(ref)s, and no machine proposes it there again.") % names
        )
    services.link_topic(by=request.user, clause=address.clause, topic=topic)
    return _("“%(topic)s” is laid over clause %(ref)s.") % names


def show(
    request: DeskRequest,
    address: Address,
    form: TopicForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    said: str = "",
) -> HttpResponse:
    context = {
        **panel(address, form),
        "document": address.document,
        "said": said,
        "next": request.POST.get("next"),
    }
    context["words"] = (
        Wording.objects.current()
        .filter(clause=address.clause_id)
        .select_related("edition")
        .order_by("edition_id")
    )
    return answer(
        request, "desk/documents/topics.html", context, fragment="desk/documents/_topics.html", status=status
    )


def panel(address: Address, form: TopicForm | None = None) -> dict[str, object]:
    """What the fragment shows: the clause's links by decision, and the form that adds one."""
    links = list(
        ClauseTopic.objects.filter(clause=address.clause_id)
        .select_related("topic", "topic__parent", "decided_by")
        .order_by("topic__sort_key")
    )
    return {
        "slug": address.document.slug,
        "ref": address.ref,
        "form": form or TopicForm(tree=topic_tree(), auto_id="topics-%s"),
        "laid": [link for link in links if link.decision == Decision.CONFIRMED],
        "proposed": [link for link in links if link.decision == Decision.PROPOSED],
        "removed": [link for link in links if link.decision == Decision.REJECTED],
    }


def _next(request: DeskRequest, address: Address) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("desk:topics", args=[address.document.slug, address.ref])

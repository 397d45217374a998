from apps.topics.models import ClauseTopic, Topic
from tests.factories.documents import ClauseFactory
from tests.factories.record import RecordFactory, factory


class TopicFactory(RecordFactory[Topic]):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    name = factory.Sequence(lambda n: f"Topic {n}")
    definition = "What it covers."


class ClauseTopicFactory(RecordFactory[ClauseTopic]):
    """Laid by a person, so confirmed."""

    class Meta:
        model = ClauseTopic

    clause = factory.SubFactory(ClauseFactory)
    topic = factory.SubFactory(TopicFactory)

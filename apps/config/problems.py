"""What a person is told when Glossator cannot start."""


class StartProblem(Exception):
    """Something outside stands in the way. The message is one sentence for a person, without secrets."""

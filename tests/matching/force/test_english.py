import pytest

from tests.matching.force.cases import cases, read, text_of

LEVELS = """
obligation: {The Parties} [shall] consult each other on matters of security.
obligation: {Each Party} [must] keep the other informed.
obligation: {The High Contracting Parties} [undertake to] respect the frontier.
obligation not: {The Russian Federation and the Republic of Azerbaijan} [undertake not to] join hostile blocs.
obligation: {Georgia} [is obliged to] return the archives.
obligation: {The two sides} [have an obligation] to inform each other.
obligation not: Military aircraft [shall not] cross the line.
obligation not: {The Parties} [refrain from] any action directed against the other Party.
obligation not: {The Parties} [shall refrain from] the threat of force.
obligation not: {No Party} [may] station troops in the zone.
obligation not: {Neither Party} [shall] be the first to use force.
obligation not: {The depositary} [may not] publish the annex.
obligation not: Transit [cannot] be made subject to fees.
obligation not: Nothing in this Treaty [shall] affect existing commitments.
obligation: Decisions of the Commission [shall] be adopted by {the Parties}.
obligation: If one of the Parties is attacked, {the other Party} [shall] render assistance.
commitment: {The Parties} [will] deepen their dialogue.
commitment not: {Russia and Azerbaijan} [will not] support separatism.
commitment not: {The Parties} [will refrain from] provocative statements.
commitment: {The Governments} [agree to] open a consulate in Lankaran.
commitment not: {The Parties} [agree not to] publish the minutes.
commitment: {The two leaders} [pledge to] end hostilities.
commitment: {The Parties} [have agreed] to restore rail traffic.
commitment: {The Parties} [hereby establish] a joint commission.
commitment: A joint commission [is hereby established].
commitment: {Azerbaijan and Türkiye} [deepen] their cooperation in energy.
commitment: {The Parties} resolutely [suppress] the activity of such groups.
commitment: {Armenia, Azerbaijan and Georgia} [build] their relations on trust.
commitment: {The Parties}, acting in a spirit of friendship, [expand] cultural ties.
commitment: {The Azerbaijani Side} [supports] the work of the commission.
commitment: [build] their relations on mutual trust
possibility: {The Parties} [may] hold consultations at any time.
possibility: {Either Party} [may consider] sending observers.
possibility: {The Parties} [can] use the services of a mediator.
possibility: {Iran and Armenia} [express their readiness] to extend the pipeline.
possibility: {The Parties} [are ready to] begin talks.
possibility: {Each Party} [reserves the right] to withdraw.
possibility not: {A Party} [is not obliged to] accept such requests.
possibility not: The exporter [need not] submit the original.
aspiration: {The Parties} [strive to] increase trade.
aspiration: {The Parties} [seek to] simplify border procedures.
aspiration: {The Parties} [shall endeavour] to reach a settlement.
aspiration: {The Parties} [shall, where appropriate, endeavour] to reach a settlement.
aspiration: {The Parties} [will make every effort] to locate missing persons.
aspiration: {Both sides} [intend to] resume flights.
aspiration: {The Parties} [should] inform each other in good time.
aspiration: [Desiring] to strengthen peace in the region,
aspiration: {The Parties} [aim to] double trade by 2030.
recognition: {The Parties} [note] the progress that was made.
recognition: {The Parties} [reaffirm] their adherence to the Charter.
recognition: [Recalling] the Treaty of 3 July 1997,
recognition: {The Presidents} [emphasise] the importance of dialogue.
recognition: {The Parties} [take into account] the interests of their neighbours.
recognition: [Having regard] to the report of the experts,
recognition: {We} [welcome] the release of prisoners.
recognition: An offer that arrives late [shall be deemed] to be refused.
none: This Treaty is concluded for ten years.
none: the interest of the parties in regional integration
none: Done at Baku in two copies, each in the Russian and Azerbaijani languages.
"""
# What looks like an expression of force and is none, or is another one.
TRAPS = """
none: The will of the parties is decisive.
none: This Treaty rests on the free will of both peoples.
none: The declaration was signed on 9 May 2022.
obligation: In May {the Parties} [shall] meet in Moscow.
none: Diplomatic notes were exchanged in Tehran.
none: By an exchange of notes the date was fixed.
none: The aims of this Treaty are peace and security.
none: The agreement on transit remains in force.
none: As agreed, the meeting took place in Astara.
obligation: Should a dispute arise, {the Parties} [shall] consult.
none: Should any Party withdraw, the Treaty remains in force among the others.
recognition: [Considering] that peace is indivisible,
obligation: {The Commission} [shall] meet before considering the request.
obligation: {The Parties} [shall] consult unless they agree otherwise.
none: If the Parties agree, the term is extended.
none: Disputes which may arise are referred to the Commission.
none: a situation that, in the opinion of one of the Parties, may threaten peace
none: The price is fixed on such terms as the Parties may agree.
obligation: {The Parties} [shall] not only consult but act.
none: Measures a Party adopts or maintains are listed in the annex.
obligation: No later than thirty days after signature, {the Parties} [shall] exchange lists.
recognition: {The Parties} [recognise] that trade can contribute to peace.
obligation: {The Parties} [shall] accord the treatment, as may be amended.
none: Mutual respect and support for reforms are the basis of relations.
none: For the purposes of this Treaty, "vessel" shall mean any ship.
aspiration: {The Parties} [shall aspire] to lower their duties.
possibility: {The applicant Party} [will have the possibility] of submitting a new request.
obligation: {The panel} [shall] act unless the disputing Parties otherwise agree.
none: The term shall have the same meaning as in the Convention.
none: In Article 3 the word "shall" is replaced by "may".
obligation: The period [shall] not be less than thirty days.
obligation: {A Party} [shall], not later than thirty days after signature, deposit its list.
obligation: {The Parties} [shall] not later than May exchange lists.
possibility: Nothing in this Treaty [shall prevent] a Party from protecting its monuments.
possibility: No provision of this Treaty [shall be construed to prevent] a Party from acting.
possibility: The provisions of this Treaty [shall not preclude] prohibitions justified by health.
possibility not: Nothing in this Treaty [shall be construed to require] a Party to open its archives.
obligation not: {The Parties} [shall not] prevent transit.
obligation not: {Neither Party} [may] require such a licence.
obligation not: The list is closed, [nor shall] a Party deny entry.
obligation: If there are no candidates, {each Party} [shall] propose one.
obligation: {The tribunal} [shall, inter alia, consider] the value of the goods, measured by their price, and costs.
obligation: {The panel} [shall] act unless the Parties agree otherwise.
recognition: [Convinced] that this Agreement will create new jobs,
commitment: The Parties declare that {they} [will] create new jobs.
none: The tin can is a good within the meaning of chapter 73.
"""


@pytest.mark.parametrize("case", cases(LEVELS))
def test_english_is_read_as_a_reader_does(case: str) -> None:
    assert read(text_of(case), "en") == case


@pytest.mark.parametrize("case", cases(TRAPS))
def test_words_that_only_look_like_force_are_told_apart(case: str) -> None:
    assert read(text_of(case), "en") == case


def test_an_empty_line_within_a_sentence_ends_nothing() -> None:
    cut = "No new charge having an effect equivalent\n\nto\n\na customs duty {} be introduced."
    assert read(cut.format("shall"), "en") == f"obligation not: {cut.format('[shall]')}"
    heading = "No Discrimination\n\nThe Parties shall admit all goods."
    assert read(heading, "en").startswith("obligation: ")

package dev.hindcast.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.rule.Rule;
import dev.hindcast.rule.sigma.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of causes and of evidence to ask for hold together, and the ranking is one scale. */
class HypothesesTest {

    private final Hypotheses hypotheses = Hypotheses.ofTheProduct();

    @Test
    void every_document_of_the_folder_is_read() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("rules/hypotheses"))) {
            Set<String> documents = folder.map(p -> p.getFileName().toString().replace(".yml", ""))
                    .collect(Collectors.toSet());
            assertThat(hypotheses.all()).extracting(Hypothesis::id).containsExactlyInAnyOrderElementsOf(documents);
        }
    }

    @Test
    void every_rule_that_a_hypothesis_weighs_stands_in_the_pack() throws IOException {
        List<String> rules = new RuleSetReader()
                .ofPack().ruleSet().rules().stream().map(Rule::id).toList();
        List<String> weighed = hypotheses.all().stream()
                .flatMap(h -> Stream.concat(h.supports().stream(), h.contradicts().stream()))
                .map(Hypothesis.Weight::sign)
                .filter(s -> s.startsWith("rule:"))
                .map(s -> s.substring("rule:".length()))
                .distinct()
                .toList();
        assertThat(weighed).isNotEmpty();
        assertThat(rules).containsAll(weighed);
    }

    @Test
    void everything_that_would_settle_a_hypothesis_can_be_asked_for() {
        Set<String> known = new MissingSearch(hypotheses).ids();
        assertThat(hypotheses.all()).allSatisfy(h -> assertThat(known).containsAll(h.settledBy()));
    }

    @Test
    void the_cutover_has_its_share_and_the_rivals_the_rest() {
        Facts facts = new Facts();
        facts.show("corrections-ceased", List.of());
        facts.show("skew-codes", List.of());
        List<RankedHypothesis> ranked = hypotheses.rank(facts, 0.9, true);
        assertThat(ranked.stream().mapToDouble(RankedHypothesis::probability).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(ranked.get(0).id()).isEqualTo("time-source-lost");
        double cutover = ranked.stream()
                .filter(r -> Set.of("time-source-lost", "rtc-base", "host-clock-inherited")
                        .contains(r.id()))
                .mapToDouble(RankedHypothesis::probability)
                .sum();
        assertThat(cutover).isCloseTo(0.9, within(1e-9));
        assertThat(ranked).extracting(RankedHypothesis::rank).isSorted();
    }

    @Test
    void without_any_sign_no_number_is_given() {
        assertThat(hypotheses.rank(new Facts(), 0.2, true))
                .allSatisfy(r -> assertThat(r.probability()).isNaN());
    }

    @Test
    void after_a_veto_the_rivals_have_everything() {
        Facts facts = new Facts();
        facts.show("wrong-key-failures", List.of());
        List<RankedHypothesis> ranked = hypotheses.rank(facts, 0, true);
        assertThat(ranked.get(0).id()).isEqualTo("wrong-password");
    }
}

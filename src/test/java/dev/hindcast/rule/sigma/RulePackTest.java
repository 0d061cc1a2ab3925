package dev.hindcast.rule.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.Rule;
import dev.hindcast.rule.RuleSet;
import dev.hindcast.rule.RuleSetReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Our rules, against specimens kept as data. */
class RulePackTest {

    private record Specimen(Event event, List<String> rules, List<String> near) {}

    @Test
    void every_document_of_the_pack_can_be_used() throws IOException {
        RuleSetReading pack = new RuleSetReader().ofPack();
        assertThat(pack.problems()).isEmpty();
        assertThat(pack.withoutSource()).isEmpty();
        assertThat(pack.ruleSet().rules()).hasSizeGreaterThan(25);
        assertThat(pack.ruleSet().correlations()).extracting(Correlation::id).contains("tools-removed-then-skew");
    }

    @Test
    void the_pack_of_the_jar_is_the_folder_of_the_repository() throws IOException {
        assertThat(new RuleSetReader().ofPack().ruleSet().sha256())
                .isEqualTo(new RuleSetReader()
                        .ofFolder(Path.of("rules/sigma"))
                        .ruleSet()
                        .sha256());
    }

    @Test
    void each_specimen_is_matched_by_exactly_its_rules() throws IOException {
        RuleSet pack = new RuleSetReader().ofPack().ruleSet();
        List<String> wrong = new ArrayList<>();
        for (Specimen specimen : specimens()) {
            List<String> matched =
                    pack.match(specimen.event).stream().map(m -> m.rule().id()).toList();
            if (!matched.equals(specimen.rules)) {
                wrong.add(fields(specimen.event) + " matched " + matched + ", expected " + specimen.rules);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_rule_has_a_specimen_that_matches_and_one_that_comes_near() throws IOException {
        TreeSet<String> matching = new TreeSet<>();
        TreeSet<String> near = new TreeSet<>();
        for (Specimen specimen : specimens()) {
            matching.addAll(specimen.rules);
            near.addAll(specimen.near);
            assertThat(specimen.rules).noneMatch(specimen.near::contains);
        }
        List<String> ids = new RuleSetReader()
                .ofPack().ruleSet().rules().stream().map(Rule::id).toList();
        assertThat(matching).containsExactlyElementsOf(ids);
        assertThat(near).containsExactlyElementsOf(ids);
    }

    @Test
    void every_rule_says_why_it_matters_and_names_a_fact() throws IOException {
        assertThat(new RuleSetReader().ofPack().ruleSet().rules()).allSatisfy(rule -> {
            assertThat(rule.description()).isNotBlank();
            assertThat(rule.facts()).isNotEmpty();
            assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.step()).isBetween(0, 9);
        });
    }

    @Test
    void trying_only_the_rules_of_an_event_code_misses_none() throws IOException {
        RuleSet pack = new RuleSetReader().ofPack().ruleSet();
        FlatEvents flat = new FlatEvents();
        for (Specimen specimen : specimens()) {
            String code = specimen.event.code();
            boolean asItIs = specimen.event.channel().isEmpty();
            for (String rendering : asItIs ? List.of(code) : List.of(code, "0" + code, code + ".0", " " + code)) {
                Map<String, String> fields = new LinkedHashMap<>();
                specimen.event.forEach(fields::put);
                fields.put(FieldNames.CODE, rendering);
                Event event = flat.event(fields);
                List<String> each = pack.rules().stream()
                        .filter(r -> r.matches(event))
                        .map(Rule::id)
                        .toList();
                assertThat(pack.match(event)).extracting(m -> m.rule().id()).isEqualTo(each);
                assertThat(each).isEqualTo(specimen.rules);
            }
        }
    }

    private static String fields(Event event) {
        StringBuilder text = new StringBuilder();
        event.forEach(
                (name, value) -> text.append(name).append('=').append(value).append(' '));
        return text.toString();
    }

    private static List<Specimen> specimens() throws IOException {
        FlatEvents flat = new FlatEvents();
        List<Specimen> specimens = new ArrayList<>();
        Object read = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("src/test/resources/rules/specimens.yml")));
        for (Object s : (List<?>) read) {
            Map<?, ?> map = (Map<?, ?>) s;
            specimens.add(new Specimen(
                    flat.event((Map<?, ?>) map.get("event")), texts(map.get("rules")), texts(map.get("near"))));
        }
        return specimens;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
